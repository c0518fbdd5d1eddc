import { escapeJson } from './escape.ts'
import type { PageData } from './page/page-data.ts'
import { pageOfReport } from './page/page-report.ts'
import type { Reporter } from './reporter.ts'

/** Where the built page takes its data: build.mjs leaves exactly one such place. */
export const DATA_PLACE = '"saltshaker-data"'

export const html: Reporter = {
  name: 'html',
  title: 'One page that needs no server: agents, charts, and the flagged turns in their conversations, to read and to review',
  extension: 'html',
  render: (report, context) => {
    if (context.page === undefined) throw new Error('the html reporter needs the built page')
    return fillPage(context.page.template, pageOfReport(report, context, context.page))
  },
}

/** The page with its data. */
export function fillPage(template: string, data: PageData | Record<string, unknown>): string {
  const [head, tail, ...more] = template.split(DATA_PLACE)
  if (head === undefined || tail === undefined || more.length > 0) throw new Error('the page has no place for its data: npm run build')
  return `${head}${scriptJson(data)}${tail}`
}

/** JSON that no HTML parser mistakes for markup: in a script element `</script>` and `<!--` would end or hide it. */
function scriptJson(value: unknown): string {
  return escapeJson(JSON.stringify(value)).replace(/[<>&]/g, character => `\\u00${character.charCodeAt(0).toString(16)}`)
}
