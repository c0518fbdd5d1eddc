import type { Cue } from './cue.ts'

export const defensiveness: readonly Cue[] = []
