import { clean } from '../escape.ts'

/** A file's name as a URI reference: relative names stay relative, to the folder that the program ran in. */
export function fileUri(source: string): string {
  const path = clean(source)
  if (/^[A-Za-z]:[\\/]/.test(path)) return `file:///${path.slice(0, 2)}${encoded(path.slice(2).replaceAll('\\', '/'))}`
  return path.startsWith('/') ? `file://${encoded(path)}` : encoded(path.replace(/^(?:\.\/)+/, ''))
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
