import { useEffect, useState } from 'preact/hooks'
import { DONTS, type Severity, type Tag } from '../../model/tag.ts'
import type { FindingKind, PageAgent } from '../../reporters/page/page-data.ts'
import type { Order, QueueFilter } from '../../review/queue.ts'
import { TAG_NAMES } from '../words.ts'

interface FiltersProps {
  readonly filter: QueueFilter
  readonly onFilter: (filter: QueueFilter) => void
  readonly agents: readonly PageAgent[]
  readonly total: number | undefined
  readonly blind: boolean
  readonly searchRef: preact.RefObject<HTMLInputElement | null>
}

const PAUSE = 200 // milliseconds after the last letter of a search

export function Filters({ filter, onFilter, agents, total, blind, searchRef }: FiltersProps) {
  const [text, setText] = useState(filter.text ?? '')
  useEffect(() => setText(filter.text ?? ''), [filter.text])
  useEffect(() => {
    if (text === (filter.text ?? '')) return
    const timer = setTimeout(() => onFilter({ ...filter, text: text || undefined }), PAUSE)
    return () => clearTimeout(timer)
  }, [text, filter, onFilter])
  const set = <K extends keyof QueueFilter>(name: K, value: QueueFilter[K]): void => onFilter({ ...filter, [name]: value })
  const chosen = [filter.agent, filter.tag, filter.kind, filter.severity, filter.confidence, filter.canned].filter(
    value => value !== undefined,
  ).length
  return (
    <search class="filters">
      <div class="search-row">
        <input
          ref={searchRef}
          type="search"
          aria-label="Search in the turns"
          placeholder="Search in the turns  /"
          value={text}
          onInput={event => setText(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <Select
          label="Status"
          value={filter.status}
          options={[
            ['', 'All'],
            ['todo', 'To do'],
            ['done', 'Done'],
          ]}
          onChange={value => set('status', value as QueueFilter['status'])}
        />
      </div>
      {!blind && (
        <details class="more-filters">
          <summary>
            Filters{chosen > 0 ? ` (${chosen})` : ''}
            <span class="total" role="status">
              {total === undefined ? '…' : `${total.toLocaleString('en')} ${total === 1 ? 'turn' : 'turns'}`}
            </span>
          </summary>
          <div class="filter-grid">
            <Select
              label="Agent"
              value={filter.agent}
              options={[
                ['', 'Everybody'],
                ...[...agents].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ key, name }): [string, string] => [key, name]),
              ]}
              onChange={value => set('agent', value)}
            />
            <Select
              label="Kind"
              value={filter.kind}
              options={[
                ['', 'All kinds'],
                ['said', 'Flagged'],
                ['possible', 'Possible'],
                ['missed', 'Missed doors'],
              ]}
              onChange={value => set('kind', value as FindingKind | undefined)}
            />
            <Select
              label="Tag"
              value={filter.tag}
              options={[['', 'Every don’t'], ...DONTS.map((tag): [string, string] => [tag, TAG_NAMES[tag]])]}
              onChange={value => set('tag', value as Tag | undefined)}
            />
            <Select
              label="Severity"
              value={filter.severity?.toString()}
              options={[
                ['', 'Any'],
                ['1', 'From mild'],
                ['2', 'From clear'],
                ['3', 'Severe'],
              ]}
              onChange={value => set('severity', value === undefined ? undefined : (Number(value) as Severity))}
            />
            <Select
              label="Confidence"
              value={filter.confidence?.toString()}
              options={[
                ['', 'Any'],
                ['0.5', 'From 0.5'],
                ['0.75', 'From 0.75'],
                ['0.9', 'From 0.9'],
              ]}
              onChange={value => set('confidence', value === undefined ? undefined : Number(value))}
            />
            <Select
              label="Wording"
              value={filter.canned?.toString()}
              options={[
                ['', 'Any'],
                ['false', 'Own words'],
                ['true', 'Canned'],
              ]}
              onChange={value => set('canned', value === undefined ? undefined : value === 'true')}
            />
            <Select
              label="Order"
              value={filter.order}
              options={[
                ['', 'Worst first'],
                ['unsure', 'Least certain first'],
              ]}
              onChange={value => set('order', value as Order | undefined)}
            />
            <button type="button" class="quiet" onClick={() => onFilter({ status: filter.status })}>
              Clear
            </button>
          </div>
        </details>
      )}
    </search>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string | undefined) => void
}

function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <label class="select">
      <span>{label}</span>
      <select value={value ?? ''} onChange={event => onChange(event.currentTarget.value || undefined)}>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
