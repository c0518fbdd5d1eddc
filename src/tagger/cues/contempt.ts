import type { Cue } from './cue.ts'

export const contempt: readonly Cue[] = []
