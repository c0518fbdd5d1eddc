import type { Dont, Tag } from './tag.ts'

/** Where the standard of tagging is written down; ships with the package. */
export const CODEBOOK = 'docs/codebook.md'

/** What a word of the reports means. */
export interface Definition {
  /** What kind of word it is. */
  readonly kind: string
  /** In half a line, to follow the word and a colon. */
  readonly short: string
  /** In two sentences. */
  readonly means: string
  /** What is made of it in reports and thresholds. */
  readonly counted: string
}

/** What is defined: every tag, and the words of the reports that are no tags. */
export type Term = Tag | 'door' | 'possible' | 'repair' | 'canned' | 'severity'

const DONT = 'a tag, one of the four don’ts'
const WARM = 'Warm, together with the other warm tag: their share is shown for each agent, and balance sets them against the don’ts.'
const DONTS_COUNTED = 'As a share of the agent’s turns; severity 1 mild, 2 clear, 3 severe.'

/** Every tag and word that a report uses, defined once; the ids are what `saltshaker explain` takes. By the codebook. */
export const GLOSSARY: Readonly<Record<Term, Definition>> = {
  yes: {
    kind: 'a tag, one of the two warm ones',
    short: 'says yes to the customer: grants or takes on a request, accepts their view, owns a failure, values them',
    means:
      'The agent says yes to the customer, in any words: grants a request or commits to act on it, finds a way where the first one is closed, accepts their view, owns a failure, or tells what is valued in them. “Yes” as the answer to a question of fact is none, nor are courtesies, instructions and reports of how things stand.',
    counted: WARM,
  },
  'small-talk': {
    kind: 'a tag, one of the two warm ones',
    short: 'meets the person beyond the matter: asks about, or answers, their life, day, family or plans',
    means:
      'The agent treats the customer as a person beyond the matter: asks about, or answers, something of their life, shares something of their own, or jokes with them. A courtesy such as “have a nice day” is none.',
    counted: WARM,
  },
  neutral: {
    kind: 'a tag',
    short: 'all the rest: greetings, checks, questions, instructions, information, holds, courtesies',
    means:
      'None of the other tags: greetings, verification, questions to solve the problem, instructions, information, holds, courtesies, closings. Most turns of real support are neutral or yes, and there is nothing wrong with it.',
    counted: 'Among the agent’s turns, for and against nobody.',
  },
  stonewalling: {
    kind: DONT,
    short: 'refuses, puts off, sends away or withdraws, with no way forward',
    means:
      'The customer meets a wall: a flat refusal, even a polite one, putting off, sending away with nothing done, a script beside the question, or the end of the contact. A refusal with a real way forward is none, nor is a question without which help cannot go on.',
    counted: DONTS_COUNTED,
  },
  defensiveness: {
    kind: DONT,
    short: 'protects the agent or the company: excuses, denies, shifts the blame, complains back',
    means:
      'The turn protects the agent or the company instead of the customer: it excuses, denies, shifts the blame, says “yes, but”, or complains back. A cause told with ownership or a remedy is none.',
    counted: DONTS_COUNTED,
  },
  criticism: {
    kind: DONT,
    short: 'faults the customer: their choice, competence, memory, behaviour or character',
    means:
      'The turn faults the person rather than the matter, also subtly: what they should have done, read or known. A customer’s mistake told plainly, with help in the same breath, is none.',
    counted: DONTS_COUNTED,
  },
  contempt: {
    kind: `${DONT}, the worst`,
    short: 'talks down: sarcasm, mockery, insult, condescension, disgust',
    means:
      'The turn puts itself above the customer: sarcasm, mockery, insult, condescension, disgust, moral superiority. Criticism finds fault; contempt also looks down, and where both apply it is contempt.',
    counted: DONTS_COUNTED,
  },
  door: {
    kind: 'about the customer’s turns; the codebook calls it a bid',
    short: 'the customer lets something of their life be seen',
    means:
      'A customer opens a personal door with a life event, a hardship, a dream or plan, a feeling about more than the product, or a joke. The agent’s next turn meets it by any word about the person, and misses it where it goes on with the business only.',
    counted: 'Doors met, of those opened, for each agent. Of those listed as missed about half really were: look before you speak of one.',
  },
  possible: {
    kind: 'how sure it is of a don’t',
    short: 'suspected, counted apart, in nobody’s figures',
    means:
      'A don’t that is suspected, but not surely enough to be said: the turn keeps the tag that it would have without it. Wrongly accusing an agent costs more than missing a slip.',
    counted:
      'Apart: in no rate and no threshold. The trainer’s review asks about it after the don’ts that were said; report --possible lists it.',
  },
  repair: {
    kind: 'about a don’t',
    short: 'by the same agent, within three of their turns, with a yes or words that own up or start over',
    means:
      'An agent takes a don’t of their own back within their next three turns: an apology with ownership, a softer restart, a yes. A bare “sorry” takes nothing back.',
    counted: 'Don’ts taken back, of those said. The don’t itself counts as before.',
  },
  canned: {
    kind: 'about yes and small talk',
    short: 'recurs in three or more conversations, word for word or nearly so',
    means:
      'A yes or small talk whose wording recurs in three or more conversations, names and numbers aside, whoever says it. Fewer than five words are just English, and never canned.',
    counted: 'As a share of the yes and small talk. It stays what it is: scripted warmth is told apart, not taken away.',
  },
  severity: {
    kind: 'how bad a don’t is',
    short: '1 mild, 2 clear, 3 severe',
    means:
      '1 mild: polite or arguable, a supervisor might let it pass; 2 clear; 3 severe: a supervisor would act today. The same words weigh more to someone who is stranded or bereaved.',
    counted: 'By thresholds such as “severity3.count < 1”; 0 where the turn is no don’t.',
  },
}

/** What to say instead of each don't. By the antidotes of Gottman & Silver 1999, carried over to customers. */
export const ANTIDOTES: Readonly<Record<Dont, string>> = {
  stonewalling: 'Say what you can do, by when, and who does it: "I can’t do that one, but what I can do now is …".',
  defensiveness: 'Own your part first, then the cause: "You’re right, that went wrong on our side. Here is what I do now …".',
  criticism: 'Describe the thing, not the person, with the help beside it: "The last digit was off; I’ve corrected it."',
  contempt: 'Say what you value in what they did or told you, then help: "Thanks for checking that first, it narrows it down. Let’s …".',
}
