import type { Cue } from './cue.ts'

export const smallTalk: readonly Cue[] = []
