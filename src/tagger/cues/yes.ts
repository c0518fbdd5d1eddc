import type { Cue } from './cue.ts'

export const yes: readonly Cue[] = []
