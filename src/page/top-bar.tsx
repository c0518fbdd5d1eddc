import type { PageData } from '../reporters/page/page-data.ts'
import type { View } from './app.tsx'
import type { Theme } from './theme.ts'
import { plural } from './words.ts'

interface TopBarProps {
  readonly data: PageData
  readonly view: View
  readonly onView: (view: View) => void
  readonly theme: Theme
  readonly onTheme: () => void
  readonly onHelp: () => void
}

const THEME_ICONS: Readonly<Record<Theme, string>> = { auto: '◐', light: '○', dark: '●' }

export function TopBar({ data, view, onView, theme, onTheme, onHelp }: TopBarProps) {
  const tab = (name: View, label: string, count?: number) => (
    <a
      class="tab"
      href={`#${name}`}
      aria-current={view === name ? 'page' : undefined}
      onClick={event => {
        event.preventDefault()
        onView(name)
      }}
    >
      {label}
      {count === undefined ? null : <span class="count">{count.toLocaleString('en')}</span>}
    </a>
  )
  return (
    <header class="top-bar">
      <div class="brand">
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M8 9h8l1.4 11.2a1.6 1.6 0 0 1-1.6 1.8H8.2a1.6 1.6 0 0 1-1.6-1.8z" fill="none" stroke="currentColor" stroke-width="1.7" />
          <path d="M8 9a4 4 0 0 1 8 0z" fill="currentColor" />
          <circle cx="10" cy="2.6" r="1" fill="currentColor" />
          <circle cx="14" cy="2.6" r="1" fill="currentColor" />
        </svg>
        <span>saltshaker</span>
      </div>
      <p class="inputs">{inputsText(data)}</p>
      <nav aria-label="Views">
        {!data.blind && tab('overview', 'Overview')}
        {tab('review', data.blind ? 'Calibration' : 'Review', data.queued)}
      </nav>
      <div class="tools">
        <button type="button" class="icon" onClick={onTheme} title={`Colours: ${theme}`} aria-label={`Colours: ${theme}. Change`}>
          {THEME_ICONS[theme]}
        </button>
        <button type="button" class="icon" onClick={onHelp} title="Keys and help (?)" aria-label="Keys and help">
          ?
        </button>
      </div>
    </header>
  )
}

function inputsText({ inputs, conversations }: PageData): string {
  const [first, ...more] = inputs
  const names = first === undefined ? '' : more.length === 0 ? `${first} · ` : `${first} and ${plural(more.length, 'more file')} · `
  return `${names === '- · ' ? '' : names}${plural(conversations, 'conversation')}`
}
