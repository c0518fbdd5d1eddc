/** How an agent takes a don't back where the tag does not say yes: apology with ownership, a softer restart. Patterns of ../pattern.ts. */
export const repairPatterns: readonly string[] = [
  "(i|we) (shouldn't|should not) have (said|been|put|snapped|answered|written|told)",
  '(i|we) should have (asked|listened|read|checked|said|been)',
  '(sorry|apologise|apologize|apologies) (for|if|that|about) (i|my|what i|being|snapping|the tone|how i|sounding) ..3',
  '(that|it) (was|came out) (rude|unfair|short|harsh|wrong|uncalled) ..2',
  'i was (rude|short|wrong|unfair|harsh|sharp|snappy|impatient|too quick)',
  'let me (start|try) (again|over|that again)',
  '(can|could) we start (again|over|afresh)',
  'my (fault|bad|mistake)',
  "(that was|that is|that's|this is|it's) on (me|us)",
  "you're (right|absolutely right|quite right)",
  'you are (right|absolutely right|quite right)',
  'i take that back',
]

/** What takes nothing back, for the tests. */
export const repairExamples = {
  match: ["I shouldn't have said that.", "You're right, let me start again.", 'Sorry for snapping at you', 'That came out wrong.'],
  miss: ['Sorry for the delay', 'Please restart the router', 'You should have read the terms', "it's your fault"],
} as const
