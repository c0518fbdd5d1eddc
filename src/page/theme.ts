import { recall, store } from './storage.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export function rememberedTheme(): Theme {
  return recall('theme', isTheme) ?? 'auto'
}

/** `auto` follows the system. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  store('theme', theme)
}

function isTheme(value: unknown): value is Theme {
  return THEMES.some(theme => theme === value)
}
