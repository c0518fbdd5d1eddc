import type { Cue } from './cue.ts'

export const criticism: readonly Cue[] = []
