import { useEffect, useState } from 'preact/hooks'
import type { PageData } from '../reporters/page/page-data.ts'
import type { QueueFilter } from '../review/queue.ts'
import type { Backend } from './backend.ts'
import { HelpDialog } from './help-dialog.tsx'
import { Overview } from './overview/overview.tsx'
import { PrintedQueue } from './review/printed-queue.tsx'
import { Review } from './review/review.tsx'
import { useKeys } from './review/use-keys.ts'
import { isText, recall, store } from './storage.ts'
import { applyTheme, rememberedTheme, THEMES } from './theme.ts'
import { TopBar } from './top-bar.tsx'

export type View = 'overview' | 'review'

/** The whole page: for the lead the overview, for the trainer the review. */
export function App({ data, backend }: { readonly data: PageData; readonly backend: Backend }) {
  const [view, setView] = useView(data)
  const [filter, setFilter] = useState<QueueFilter>(data.blind ? {} : { status: 'todo' })
  const [theme, setTheme] = useState(rememberedTheme)
  const [help, setHelp] = useState(false)
  const [keys, setKeys] = useState(() => recall('keys', isFlag) ?? true)
  const [reviewer, setReviewer] = useState(() => data.reviewer ?? recall('reviewer', isText) ?? '')
  useKeys(keys && !help, { '?': () => setHelp(true) })
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <TopBar
        data={data}
        view={view}
        onView={setView}
        theme={theme}
        onTheme={() => {
          const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
          applyTheme(next)
          setTheme(next)
        }}
        onHelp={() => setHelp(true)}
      />
      {view === 'overview' ? (
        <Overview
          data={data}
          onAgent={agent => {
            setFilter({ agent })
            setView('review')
          }}
        />
      ) : (
        <Review
          data={data}
          backend={backend}
          filter={filter}
          onFilter={setFilter}
          keys={keys && !help}
          reviewer={reviewer}
          onReviewer={name => {
            store('reviewer', name)
            setReviewer(name)
          }}
        />
      )}
      {data.mode === 'file' && <PrintedQueue data={data} filter={filter} backend={backend} />}
      {help && (
        <HelpDialog
          keys={keys}
          blind={data.blind === true}
          onKeys={wanted => {
            store('keys', wanted)
            setKeys(wanted)
          }}
          onClose={() => setHelp(false)}
        />
      )}
    </>
  )
}

/** Which view the address names, so that it can be linked to and the browser's back button works. */
function useView(data: PageData): [View, (view: View) => void] {
  const fromHash = (): View => {
    if (data.blind || location.hash === '#review') return 'review'
    return location.hash === '' && data.mode === 'served' ? 'review' : 'overview'
  }
  const [view, setView] = useState<View>(fromHash)
  useEffect(() => {
    const onHash = (): void => {
      if (location.hash !== '#main') setView(fromHash())
    }
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return [
    view,
    next => {
      location.hash = next
      scrollTo(0, 0)
    },
  ]
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean'
}
