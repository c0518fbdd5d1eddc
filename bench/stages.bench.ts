import { bench, describe } from 'vitest'
import { computed } from './clock.ts'
import { oneAfterAnother, piecesOf } from './pieces.ts'
import { shipped } from './shipped.ts'

// Where the time of tagging goes: each stage alone, over the same turns. Together they wait more for memory than one by one.
const { conversationsOf, taggerWithoutEvidence, taggingStages } = await shipped('stages')
const { pieces, amount } = piecesOf(await conversationsOf(['fixtures/hotline', 'fixtures/corpus/test/ordinary-phone-chat.jsonl']))
const tagger = taggerWithoutEvidence()
const { prepare, stages } = taggingStages()
const prepared = pieces.map(({ conversations }) => conversations.map(conversation => ({ conversation, turns: prepare(conversation) })))

const OPTIONS = { time: 1000, warmupTime: 300, now: computed }

describe('tagging, stage by stage', () => {
  bench(
    `all but evidence ${amount}`,
    oneAfterAnother(pieces, piece => piece.conversations.map(tagger.tag)),
    OPTIONS,
  )
  for (const [name, stage] of Object.entries(stages))
    bench(
      `${name} ${amount}`,
      oneAfterAnother(prepared, piece => piece.map(({ conversation, turns }) => stage(conversation, turns))),
      OPTIONS,
    )
})
