/** What shows that an agent's turn acknowledges the personal part. Data: its examples are its tests. */
export interface MetCue {
  /** Kebab-case, a promise: never renamed. */
  readonly id: string
  readonly sees: string
  /** Over the agent's words; the language is described in ../pattern.ts. */
  readonly patterns: readonly string[]
  readonly examples: { readonly match: readonly string[]; readonly miss: readonly string[] }
}

/** Where the tag alone does not tell: a turn that is neutral or yes may still stop for a word about the person. */
export const metCues: readonly MetCue[] = [
  {
    id: 'condolence',
    sees: 'Sorrow for the person, not for the inconvenience.',
    patterns: [
      '(sorry|condolences) (for|on|about|to hear about|to hear of) (your|the) (loss|<kin>|<pet>)',
      'condolence*',
      '(sorry|sad) to hear (about|that) (your|you|he|she|the) (<kin>|<pet>|lost|been|passed|died|are)',
      '(rest|rests) in peace',
      'thinking of you',
      'oh no',
      'oh dear',
      'what a (year|week|day|time|night|journey|story)',
    ],
    examples: { match: ["I'm so sorry for your loss.", 'Oh no, what a week'], miss: ['sorry for the inconvenience'] },
  },
  {
    id: 'good-wishes',
    sees: 'A wish or congratulations for what they told.',
    patterns: [
      'congrat*',
      'congratulations',
      'happy (birthday|anniversary|retirement|honeymoon|new)',
      'good luck',
      'best of luck',
      'fingers crossed',
      'get well',
      '(speedy|full|quick|good) recovery',
      'well done',
      'how (exciting|lovely|wonderful|sweet|scary|awful|sad)',
      'hope (you|he|she|they|the|your|it|all) ..3 (better|soon|well|mend|safe|great|wonderful|lovely|asleep|home|easier|luck)',
      '(all|my|our) the best (to|for|with) (your|her|him|you)',
      'give (him|her|them) (a|my|our)',
      'enjoy (your|the) (trip|holiday|wedding|party|concert|honeymoon|day|cake|evening|retirement)',
      'safe (travels|trip|journey)',
      'welcome to the (club|world)',
    ],
    examples: {
      match: ['Congratulations to you both!', 'I hope she feels better soon'],
      miss: ['I hope this helps', 'Please hold the line'],
    },
  },
  {
    id: 'fellow-feeling',
    sees: 'The agent says what it must be like, or that they know it.',
    patterns: [
      '(that|this|it) (must|sounds|sound) ..3 (hard|tough|scary|awful|lonely|wonderful|lovely|exciting|frightening|exhausting|rough|strange|terrible|stressful|fun|brilliant|like)',
      'must (be|have been) ..2 (hard|tough|scary|awful|lonely|frightening|exhausting|rough|strange|heartbreaking|proud|horrible)',
      '(you|he|she) must be ..2 (proud|exhausted|worried|excited|tired|thrilled|shattered|chuffed)',
      "(i've|i) (been|was) there",
      'no wonder',
      'anyone would',
      'nobody would',
      "nobody's laughing",
      '(in)? good company',
      'last thing you need*',
      '(i|we) (feel|felt) the same',
      'makes (complete|perfect|total) sense',
      "don't (give up|blame yourself|worry about being)",
      "(you've|you) (done right|done well|been through|had enough)",
      '(my|our) own (<kin>|<pet>)',
      'my (<kin>|<pet>) (is|was|did|does|had|has|loves|used|would|went)',
      'same here',
      'take (good)? care of (yourself|him|her)',
      'be (kind|gentle) to yourself',
      'bless (you|him|her|them)',
      'good for you',
      'how (is|are|was|did) (he|she|they|your <kin>|your <pet>)',
      'are you (ok|okay|all right|alright|safe)',
      'proud of (you|him|her)',
      'haha*',
      "(that's|what) a? (lovely|wonderful|beautiful|great|sweet) (reason|story|thing|idea|name|plan|present|gift)",
    ],
    examples: {
      match: ['That must be really hard on you.', 'No wonder you are tired', 'How is she now?'],
      miss: ['That must be the cable', 'my system is slow'],
    },
  },
]
