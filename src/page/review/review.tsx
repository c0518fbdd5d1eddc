import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { TAGS } from '../../model/tag.ts'
import type { PageData } from '../../reporters/page/page-data.ts'
import { isDecided, type Opinion, type Place, placeKey } from '../../review/decision.ts'
import { placeOf, type QueueFilter } from '../../review/queue.ts'
import type { Backend } from '../backend.ts'
import { plural } from '../words.ts'
import { ConversationView } from './conversation-view.tsx'
import { ExportBar } from './export-bar.tsx'
import { Filters } from './filters.tsx'
import { accepted, retagged } from './opinions.ts'
import { QueueList } from './queue-list.tsx'
import { useConversation } from './use-conversation.ts'
import { useKeys } from './use-keys.ts'
import { useQueue } from './use-queue.ts'
import { VerdictPanel } from './verdict-panel.tsx'

interface ReviewProps {
  readonly data: PageData
  readonly backend: Backend
  readonly filter: QueueFilter
  readonly onFilter: (filter: QueueFilter) => void
  /** Whether single letters are shortcuts at the moment. */
  readonly keys: boolean
  readonly reviewer: string
  readonly onReviewer: (name: string) => void
}

/** For the trainer: the queue, the conversation, the verdict. */
export function Review({ data, backend, filter, onFilter, keys, reviewer: typed, onReviewer }: ReviewProps) {
  const reviewer = typed.trim()
  const blind = data.blind === true
  const queue = useQueue(backend, filter, blind ? reviewer : '')
  const [at, setAt] = useState(0)
  const [turnAt, setTurnAt] = useState<number>()
  /** On a narrow screen either the queue or the conversation is shown. */
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<{ readonly text: string; readonly isError: boolean }>()
  const [, redraw] = useState(0)
  const search = useRef<HTMLInputElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const comment = useRef<HTMLTextAreaElement>(null)
  useEffect(() => backend.watch(() => redraw(n => n + 1)), [backend])
  useEffect(() => {
    setAt(0)
    setTurnAt(undefined)
  }, [filter])
  const finding = queue.item(at)
  const conversation = useConversation(backend, finding?.source, finding?.conversation)
  const total = queue.total ?? 0
  const focus = finding === undefined ? 0 : (turnAt ?? finding.at)
  const place: Place | undefined = useMemo(() => {
    if (finding === undefined) return undefined
    // A finding can be decided on before its conversation came: whoever types fast knows the words from the queue.
    if (turnAt === undefined) return placeOf(finding)
    if (conversation === undefined) return undefined
    return { source: finding.source, conversation: finding.conversation, turn: conversation.turns[turnAt]!.turn, subject: 'tag' }
  }, [finding, conversation, turnAt])
  const decisions = place === undefined ? [] : backend.book.at(placeKey(place)).filter(one => !blind || one.reviewer === reviewer)
  const own = decisions.find(one => one.reviewer === reviewer)

  const select = (index: number): void => {
    setAt(Math.max(0, Math.min(total - 1, index)))
    setTurnAt(undefined)
  }
  const judge = (turn: number): void => setTurnAt(turn === finding?.at ? undefined : turn)
  const decide = async (opinion: Opinion, goOn: boolean): Promise<void> => {
    if (place === undefined || finding === undefined) return
    if (reviewer === '') {
      setTold({ text: 'Your name first: it stands beside every decision.', isError: true })
      name.current?.focus()
      return
    }
    const goesOn = goOn && turnAt === undefined && at < total - 1
    // At once: the next key is meant for the next turn, however long saving takes.
    if (goesOn) setAt(at + 1)
    else setTurnAt(undefined)
    try {
      await backend.decide({ ...place, ...opinion, reviewer, ...(said === undefined ? {} : { said }) })
      setTold({ text: `Saved in ${backend.keptIn}`, isError: false })
    } catch (error) {
      setAt(at)
      setTold({ text: `Not saved: ${error instanceof Error ? error.message : String(error)}`, isError: true })
    }
  }
  /** A key on a tag keeps the comment that was made before. */
  const byKey = (opinion: Opinion): void => {
    decide({ ...opinion, comment: own?.comment }, true)
  }
  const step = (direction: 1 | -1): void => {
    const turns = conversation?.turns ?? []
    let next = focus + direction
    while (next >= 0 && next < turns.length && (turns[next]!.role !== 'agent' || turns[next]!.aside !== undefined)) next += direction
    if (turns[next] !== undefined) judge(next)
  }

  const isBid = finding?.kind === 'missed' && turnAt === undefined
  const said = turnAt === undefined ? finding?.tag : conversation?.turns[turnAt]?.tag
  useKeys(keys && finding !== undefined, {
    j: () => select(at + 1),
    k: () => select(at - 1),
    a: isBid ? () => byKey({ bid: true, met: false }) : said && (() => byKey(accepted(said, finding?.severity ?? 0))),
    u: own && isDecided(own) ? () => decide({ comment: own.comment }, false) : undefined,
    c: () => comment.current?.focus(),
    '/': () => search.current?.focus(),
    '[': blind ? undefined : () => step(-1),
    ']': blind ? undefined : () => step(1),
    Escape: () => setOpen(false),
    ...(isBid
      ? { 1: () => byKey({ bid: true, met: true }), 2: () => byKey({ bid: false }) }
      : Object.fromEntries(TAGS.map((tag, index) => [index + 1, () => byKey(retagged(tag))]))),
  })
  useEffect(() => {
    if (told === undefined || told.isError) return
    const timer = setTimeout(() => setTold(undefined), 2500)
    return () => clearTimeout(timer)
  }, [told])

  return (
    <main id="main" class={`review ${open ? 'open' : ''}`}>
      <h1 class="hidden">{blind ? 'Calibration' : 'Review'}</h1>
      <div class="queue">
        <Filters filter={filter} onFilter={onFilter} agents={data.agents} total={queue.total} blind={blind} searchRef={search} />
        <QueueList
          queue={queue}
          book={backend.book}
          agents={data.agents}
          at={at}
          reviewer={blind ? reviewer : undefined}
          onSelect={select}
          onOpen={() => setOpen(true)}
        />
        <ExportBar data={data} backend={backend} reviewer={blind ? reviewer : undefined} />
      </div>
      {finding !== undefined && conversation !== undefined ? (
        <>
          <div class="narrow-bar">
            <button type="button" class="quiet" onClick={() => setOpen(false)}>
              ← Queue
            </button>
            <span>
              {at + 1} of {total.toLocaleString('en')}
            </span>
            <button type="button" class="quiet" onClick={() => document.querySelector('.verdict')?.scrollIntoView()}>
              Verdict ↓
            </button>
            <button type="button" class="quiet" disabled={at >= total - 1} onClick={() => select(at + 1)}>
              Next →
            </button>
          </div>
          <ConversationView
            conversation={conversation}
            finding={finding}
            focus={focus}
            book={backend.book}
            reviewer={blind ? reviewer : undefined}
            onTurn={judge}
          />
          <VerdictPanel
            finding={finding}
            conversation={conversation}
            focus={turnAt ?? finding.answer ?? finding.at}
            ofFinding={turnAt === undefined}
            advice={data.advice}
            decisions={decisions}
            reviewer={reviewer}
            typed={typed}
            onReviewer={onReviewer}
            onOpinion={opinion => decide(opinion, false)}
            reviewerRef={name}
            commentRef={comment}
          />
        </>
      ) : (
        <p class="empty nothing">{total === 0 ? `${plural(data.queued, 'turn')} in all.` : '…'}</p>
      )}
      <p class={`told ${told?.isError || !backend.isReached() ? 'error' : ''}`} role="status">
        {backend.isReached() ? told?.text : 'saltshaker review has ended: what was decided is saved, what you decide now is not.'}
      </p>
    </main>
  )
}
