import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { messageOf } from '../errors.ts'
import { fillPage } from '../reporters/html.ts'
import type { PageData } from '../reporters/page/page-data.ts'
import type { Decision } from './decision.ts'
import { createDecisionBook } from './decision-book.ts'
import { refusal } from './guard.ts'
import type { LabelsFile } from './labels-file.ts'
import { conversationSchema, draftSchema, queueSchema, sinceSchema } from './requests.ts'
import type { ReviewNight } from './review-night.ts'

export interface Reviewed {
  /** The built page. */
  readonly template: string
  readonly data: PageData
  readonly night: ReviewNight
  readonly labels: LabelsFile
  /** Hides personal data in comments. */
  readonly mask: (text: string) => string
  /** In the address; who does not know it is refused. */
  readonly token: string
  /** Names with port that this server may be called by: known once it listens. */
  readonly hosts: () => readonly string[]
  readonly now: () => Date
}

/** Rows of the queue in one answer: the page asks for as many. */
const PAGE_SIZE = 100
/** Bytes of a decision with the longest comment, all of it escaped. */
const LARGEST_BODY = 32 * 1024

/** The trainer's page and what it asks for. No path of a request reaches the file system: there are five answers, and they are all here. */
export function reviewApp({ template, data, night, labels, mask, token, hosts, now }: Reviewed): Hono {
  const app = new Hono()
  const { html, policy } = servedPage(template, data)
  const book = createDecisionBook()
  let known = 0
  const learn = async (): Promise<void> => {
    await labels.refresh()
    for (; known < labels.decisions.length; known++) book.add(labels.decisions[known]!)
  }

  app.use(async (c, next) => {
    const { method, path } = c.req
    const header = (name: string): string | undefined => c.req.header(name)
    const why = refusal(
      { method, path, host: header('host'), origin: header('origin'), fetchSite: header('sec-fetch-site') },
      hosts(),
      token,
    )
    if (why !== undefined) return c.text(`403: ${why}. Open the address that saltshaker review printed.`, 403)
    await next()
    c.header('Content-Security-Policy', policy)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('X-Frame-Options', 'DENY')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Cache-Control', 'no-store')
  })
  app.get(`/${token}`, c => c.redirect(`/${token}/`))
  app.get(`/${token}/`, c => c.html(html))
  app.get(`/${token}/api/queue`, async c => {
    const { offset, reviewer, ...filter } = v.parse(queueSchema, c.req.query())
    await learn()
    // Whoever labels blindly has a list of their own; otherwise reviewers share the work.
    const who = data.blind ? reviewer : undefined
    return c.json(night.queue(filter, offset, PAGE_SIZE, key => book.isDone(key, who)))
  })
  app.get(`/${token}/api/conversation`, c => {
    const { source, id } = v.parse(conversationSchema, c.req.query())
    const conversation = night.find(source, id)
    return conversation === undefined ? c.text('There is no such conversation.', 404) : c.json(conversation)
  })
  app.get(`/${token}/api/decisions`, async c => {
    const { since } = v.parse(sinceSchema, c.req.query())
    await learn()
    return c.json({ next: known, decisions: labels.decisions.slice(since, known) })
  })
  app.post(`/${token}/api/decisions`, bodyLimit({ maxSize: LARGEST_BODY, onError: c => c.text('That is too long.', 413) }), async c => {
    if (c.req.header('content-type')?.split(';')[0] !== 'application/json') return c.text('JSON only.', 415)
    const draft = v.parse(draftSchema, await c.req.json())
    const conversation = night.find(draft.source, draft.conversation)
    const turn = conversation?.turns.find(one => one.turn === draft.turn && one.role === (draft.subject === 'tag' ? 'agent' : 'customer'))
    if (conversation === undefined || turn === undefined) return c.text('There is no such turn.', 404)
    const said = night.saidOf(draft, turn)
    const comment = draft.comment === undefined ? {} : { comment: mask(draft.comment) }
    const decision: Decision = {
      ...draft,
      ...comment,
      reviewed: now().toISOString(),
      tagger: data.tagger,
      ...(said === undefined ? {} : { said }),
    }
    await labels.append(decision, conversation)
    await learn()
    return c.json({ next: known })
  })
  app.notFound(c => c.text('404', 404))
  app.onError((error, c) => {
    if (error instanceof v.ValiError || error instanceof SyntaxError) return c.text(messageOf(error), 400)
    return c.text(messageOf(error), 500)
  })
  return app
}

/** The page's policy as a header; the page itself may now ask this server, and nobody may frame it. */
function servedPage(template: string, data: PageData): { html: string; policy: string } {
  const [meta, written] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">\n?/.exec(template) ?? []
  if (meta === undefined || written === undefined) throw new Error('the page has no policy: npm run build')
  const policy = `${written.replace("connect-src 'none'", "connect-src 'self'")}; frame-ancestors 'none'`
  return { html: fillPage(template.replace(meta, ''), data), policy }
}
