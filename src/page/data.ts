import type { PageData } from '../reporters/page/page-data.ts'

/** What the report or the server wrote into the page. */
export function readPageData(): PageData {
  return JSON.parse(document.getElementById('data')!.textContent!) as PageData
}
