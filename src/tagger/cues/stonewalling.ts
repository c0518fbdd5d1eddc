import type { Cue } from './cue.ts'

export const stonewalling: readonly Cue[] = []
