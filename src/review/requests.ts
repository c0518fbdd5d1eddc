import * as v from 'valibot'
import { DONTS, type Severity, TAGS } from '../model/tag.ts'
import { clean } from '../reporters/escape.ts'
import { FINDING_KINDS } from '../reporters/page/page-data.ts'
import { shownText } from '../reporters/page/shown-text.ts'
import { LONGEST_COMMENT, LONGEST_REVIEWER } from './decision.ts'
import { ORDERS } from './queue.ts'

const SEVERITIES = [0, 1, 2, 3] as const satisfies readonly Severity[]
const name = v.pipe(v.string(), v.transform(clean), v.trim(), v.minLength(1, 'a reviewer needs a name'), v.maxLength(LONGEST_REVIEWER))
const comment = v.pipe(
  v.string(),
  v.maxLength(LONGEST_COMMENT),
  v.transform(text => shownText(text, [], same => same).text.trim()),
)

/** A decision as the page sends it; nothing beyond these fields is read. */
export const draftSchema = v.pipe(
  v.object({
    source: v.string(),
    conversation: v.string(),
    turn: v.number(),
    subject: v.picklist(['tag', 'bid']),
    tag: v.optional(v.picklist(TAGS)),
    severity: v.optional(v.picklist(SEVERITIES)),
    bid: v.optional(v.boolean()),
    met: v.optional(v.boolean()),
    comment: v.optional(comment),
    reviewer: name,
  }),
  v.check(
    ({ subject, tag, bid, met }) => (subject === 'tag' ? bid === undefined && met === undefined : tag === undefined),
    'a tag is said of an agent’s turn, a door of a customer’s',
  ),
)

const share = v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(0), v.maxValue(1))
const count = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))

/** The query of a page of the queue. */
export const queueSchema = v.object({
  status: v.optional(v.picklist(['todo', 'done'])),
  kind: v.optional(v.picklist(FINDING_KINDS)),
  agent: v.optional(v.string()),
  tag: v.optional(v.picklist(DONTS)),
  severity: v.optional(
    v.pipe(
      v.picklist(['0', '1', '2', '3']),
      v.transform(text => Number(text) as Severity),
    ),
  ),
  confidence: v.optional(share),
  canned: v.optional(
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform(text => text === 'true'),
    ),
  ),
  text: v.optional(v.pipe(v.string(), v.maxLength(200))),
  order: v.optional(v.picklist(ORDERS)),
  offset: v.optional(count, '0'),
  reviewer: v.optional(v.string(), ''),
})

export const conversationSchema = v.object({ source: v.string(), id: v.string() })
export const sinceSchema = v.object({ since: v.optional(count, '0') })
