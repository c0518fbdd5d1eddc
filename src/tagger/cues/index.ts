import { contempt } from './contempt.ts'
import { criticism } from './criticism.ts'
import type { Cue } from './cue.ts'
import { defensiveness } from './defensiveness.ts'
import { smallTalk } from './small-talk.ts'
import { stonewalling } from './stonewalling.ts'
import { yes } from './yes.ts'

/** Every cue, one line a file: a new theme is one file and one line here. */
export const cues: readonly Cue[] = [...stonewalling, ...defensiveness, ...criticism, ...contempt, ...smallTalk, ...yes]
