import type { PageData } from '../../reporters/page/page-data.ts'
import { isDecided } from '../../review/decision.ts'
import type { Backend } from '../backend.ts'
import { plural } from '../words.ts'

interface ExportBarProps {
  readonly data: PageData
  readonly backend: Backend
  /** Whose decisions are counted; all where undefined. */
  readonly reviewer: string | undefined
}

/** How much is decided, and where it is kept; in a page without a server the reviewer takes the labels along. */
export function ExportBar({ data, backend, reviewer }: ExportBarProps) {
  const decided = backend.book.all().filter(one => isDecided(one) && (reviewer === undefined || one.reviewer === reviewer)).length
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([backend.exportLabels!()], { type: 'application/x-ndjson' }))
    const link = document.createElement('a')
    link.href = address
    link.download = 'saltshaker-labels.ndjson'
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }
  return (
    <div class="export-bar">
      <span>
        {decided === 0 ? 'Nothing decided yet' : `${plural(decided, 'decision')}`}
        <small> kept in {backend.keptIn}</small>
      </span>
      {backend.exportLabels !== undefined && (
        <button type="button" class="quiet" disabled={backend.book.all().length === 0} onClick={save}>
          Save labels
        </button>
      )}
      {data.left > 0 && <small class="left">{plural(data.left, 'more turn')} in saltshaker review</small>}
    </div>
  )
}
