/** Letters typed into a field are no shortcuts, nor are the browser's own. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')
}
