/** Keys of what a server answers instead of data. */
const ANSWER =
  /^(?:errors?|error_?(?:code|description|message|type)|message|detail|status(?:_?code)?|code|ok|title|type|request_?id|documentation_url)$/i

/** What stands in place of an export, and what to do; undefined where it may be one. */
export function noExport(text: string, complete: boolean): string | undefined {
  if (/^version https:\/\/git-lfs\.github\.com\/spec\//.test(text))
    return 'this is only the pointer of Git LFS to the file: fetch the file itself with git lfs pull'
  if (complete && isErrorAnswer(text)) return 'this is the error message of a server, not an export: look what it says, and export it again'
  return undefined
}

/** A page of a web site, such as the one on which to sign in. */
export function isWebPage(text: string): boolean {
  return /^\s*<(?:!doctype html|html)\b/i.test(text)
}

function isErrorAnswer(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false
  try {
    const keys = Object.keys(JSON.parse(text) as object)
    return keys.some(key => /^errors?$/i.test(key)) && keys.every(key => ANSWER.test(key))
  } catch {
    return false
  }
}
