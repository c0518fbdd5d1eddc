import { ANTIDOTES, GLOSSARY } from '../../model/glossary.ts'
import { DONTS, type Dont } from '../../model/tag.ts'
import { capitalised } from '../figures.ts'

/** A rule as SARIF and code scanning show it. Ids are promises. */
export interface SarifRule {
  readonly id: string
  readonly short: string
  readonly full: string
  readonly help: string
}

function ofDont(id: Dont): SarifRule {
  const { short, means } = GLOSSARY[id]
  return {
    id,
    short: `${capitalised(id)}: ${short}`,
    full: means,
    help: `${ANTIDOTES[id]} saltshaker explain ${id} shows examples.`,
  }
}

/** Every rule, whether something broke it or not: results point at them by index. */
export const SARIF_RULES: readonly SarifRule[] = [
  ...DONTS.map(ofDont),
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
