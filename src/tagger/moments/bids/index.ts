import type { BidCue } from '../bid-cue.ts'
import { joys } from './joys.ts'
import { lives } from './lives.ts'
import { troubles } from './troubles.ts'

/** Every cue of a bid, one line a file. */
export const bidCues: readonly BidCue[] = [...troubles, ...joys, ...lives]
