import { DONTS, type Dont } from '../../model/tag.ts'

/** A rule as SARIF and code scanning show it. Ids are promises. */
export interface SarifRule {
  readonly id: string
  readonly short: string
  readonly full: string
  readonly help: string
}

const OF_DONTS: Readonly<Record<Dont, Omit<SarifRule, 'id'>>> = {
  stonewalling: {
    short: 'Stonewalling: the customer meets a wall',
    full: 'The turn ends the matter, puts it off or hands it back, and offers no way on.',
    help: 'Say what you can do, by when, and who does it. Where the answer is no, offer what is possible instead.',
  },
  defensiveness: {
    short: 'Defensiveness: the fault is somebody else’s',
    full: 'The turn wards blame off: it excuses, corrects or points at the customer, another team or a rule.',
    help: 'Own a part of it first, then explain. The customer dealt with one company.',
  },
  criticism: {
    short: 'Criticism: the customer is at fault',
    full: 'The turn faults the person rather than the matter: what they should have done, read or known.',
    help: 'Speak of the matter and of what happens next, not of what the customer did wrong.',
  },
  contempt: {
    short: 'Contempt: talking down',
    full: 'The turn puts itself above the customer: mockery, sarcasm, lecturing, disdain. The worst of the four.',
    help: 'Say what you value in the customer’s message, and answer it as you would answer a colleague.',
  },
}

/** Every rule, whether something broke it or not: results point at them by index. */
export const SARIF_RULES: readonly SarifRule[] = [
  ...DONTS.map(id => ({ id, ...OF_DONTS[id] })),
  {
    id: 'threshold',
    short: 'A threshold is crossed',
    full: 'A figure of the night is beyond the limit that the configuration or the command line sets.',
    help: 'saltshaker report shows the turns behind the figure. A subject may have a limit of its own: see "overrides" in the configuration.',
  },
  {
    id: 'regression',
    short: 'A rate rose against an earlier night',
    full: 'A don’t rate rose by more than the margin, and by more than chance explains.',
    help: 'saltshaker report shows the turns behind the rate. The margin is set by "margin" in the configuration.',
  },
]
