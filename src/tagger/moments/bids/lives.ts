import type { BidCue } from '../bid-cue.ts'

/** Who they are, and who is near them. */
export const lives: readonly BidCue[] = [
  {
    id: 'their-life',
    opens: 'The life they lead: work, nights, years.',
    patterns: [
      '(night|double|late) (shift|shifts)',
      'on shift',
      'shifts',
      'i used to',
      'when i was (a|young|little|small)',
      'my whole life',
      'all my life',
      'my life',
      'pensioner',
      "(i'm|i am) (a|an) (nurse|teacher|pensioner|widow|farmer|baker|carer|mum|mom|dad|single|midwife|mature)",
      '(grew up|raised) (in|on|by)',
      'every (morning|evening|sunday)',
      '(alone|together) (for|since)',
      '<age> years (together|married|young)',
      'for <age> years (and|now|i|he|she)',
      'my age',
    ],
    examples: {
      match: ["I'm a nurse on nights", 'we banked here for 40 years and now this', 'when i was little we had one'],
      miss: ["I'm a customer of yours", 'it took 40 minutes'],
    },
  },
  {
    id: 'their-age',
    opens: 'How old they, or those near them, are.',
    patterns: [
      "(i'm|i am|she's|he's|she is|he is|aged|turning|turned) (only|now|nearly|almost|just)? <age>",
      'years young',
      'my <age> (year|yo)',
      'my <age>',
    ],
    examples: { match: ["I'm 71 and new to this", 'she is nearly 90'], miss: ["I'm on version 71", 'it is 20 euros'] },
  },
  {
    id: 'someone-near',
    opens: 'Someone of their family, or an animal of theirs.',
    patterns: [
      '(my|our|her|his) (<kin>|<pet>)',
      'my (little|eldest|youngest|old|poor|elderly|two|three|disabled) (<kin>|one|boy|girl|<pet>)',
      '(mum|dad|mom|gran|nan|grandma|grandpa)',
      'the (kids|children|twins|dog|cat|wife|husband|family)',
      '(two|three|four|five) (kids|children|babies|toddlers|teenagers)',
    ],
    examples: {
      match: ['my daughter plays in the team', 'the kids have gone quiet'],
      miss: ['my account is locked', 'the parent folder is empty'],
    },
  },
  {
    id: 'he-or-she',
    opens: 'They speak of somebody close.',
    patterns: ['(him|her)', '(he|she)', "(she's|he's)"],
    examples: { match: ['she hates flying'], miss: ['it hates me'] },
  },
]
