/** Sentences that say one thing plainly, whatever weights are shipped. */
const SAYINGS = {
  yes: "I'm so sorry, I'll fix that for you right away.",
  smallTalk: 'Congratulations on the baby, how are you all doing?',
  neutral: 'Your order number is 4411.',
  stonewalling: 'That is not my department, goodbye.',
  criticism: 'You never read what we send you, do you?',
  contempt: 'You people are all the same, complete idiots.',
} as const

type Turns = Readonly<Partial<Record<keyof typeof SAYINGS, number>>>
interface Agent extends Turns {
  readonly team?: string
  readonly channel?: string
}

/** Nights of agents with so many turns of each kind. */
export const NIGHTS: Readonly<Record<string, Readonly<Record<string, Agent>>>> = {
  'all neutral': { Jane: { neutral: 60 }, Omar: { neutral: 60 } },
  'all warm': { Jane: { yes: 50, smallTalk: 10, team: 'billing' }, Omar: { yes: 60, team: 'repairs' } },
  'one slip': { Jane: { neutral: 99, stonewalling: 1 } },
  'one bad agent': { Jane: { neutral: 80, yes: 20, team: 'billing' }, Omar: { neutral: 80, stonewalling: 20, team: 'repairs' } },
  'few turns': { Jane: { neutral: 5, contempt: 5 } },
  'few turns of one': { Jane: { neutral: 100, yes: 20 }, Mia: { contempt: 4, channel: 'chat' } },
  contempt: {
    Jane: { neutral: 90, contempt: 10, team: 'billing', channel: 'chat' },
    Omar: { neutral: 50, team: 'repairs', channel: 'phone' },
  },
  'criticism everywhere': { Jane: { neutral: 45, criticism: 5 }, Omar: { neutral: 45, criticism: 5 }, Mia: { neutral: 45, criticism: 5 } },
  'warm and cold': { Jane: { yes: 40, stonewalling: 12, neutral: 48, channel: 'chat' } },
  large: {
    Jane: { neutral: 480, yes: 100, stonewalling: 8, team: 'billing' },
    Omar: { neutral: 390, yes: 5, contempt: 1, team: 'billing' },
  },
}

/** As native turns: each in a conversation of its own, after a customer's question. */
export function turnsOf(night: Readonly<Record<string, Agent>>): string {
  const lines: object[] = []
  for (const [speaker, { team, channel, ...counts }] of Object.entries(night)) {
    const said = Object.entries(counts).flatMap(([kind, count]) => Array<string>(count).fill(SAYINGS[kind as keyof typeof SAYINGS]))
    said.forEach((text, index) => {
      const rest = { conversation: `${speaker}-${index}`, team, channel }
      lines.push({ ...rest, turn: 0, role: 'customer', speaker: 'Ann', text: 'Where is my order?' })
      lines.push({ ...rest, turn: 1, role: 'agent', speaker, text })
    })
  }
  return `${lines.map(line => JSON.stringify(line)).join('\n')}\n`
}
