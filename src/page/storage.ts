const PREFIX = 'saltshaker '

/** What this browser kept; undefined where it keeps nothing, or something else. */
export function recall<T>(key: string, is: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null')
    return is(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether it was kept: a browser may forbid it, or be full. */
export function store(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}
