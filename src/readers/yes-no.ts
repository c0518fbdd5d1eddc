const YES = new Set(['true', '1', 'yes', 'y', 't', 'x', 'ja', 'sí', 'si', 'sì', 'oui', 'sim', 'tak', 'evet', 'да', 'はい', '예', '是'])
const NO = new Set([
  'false',
  '0',
  'no',
  'n',
  'f',
  'nein',
  'non',
  'não',
  'nao',
  'nee',
  'nej',
  'nie',
  'hayır',
  'нет',
  'いいえ',
  '아니오',
  '否',
])

/** What a flag in a cell says; undefined where it is none. */
export function yesNo(value: string): boolean | undefined {
  const word = value.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : undefined
}

/** Whether a cell marks a note that the customer never saw. `shown`: a yes in its column means that the customer saw it. */
export function isInternal(value: string, shown: boolean): boolean {
  const answer = yesNo(value)
  return answer === undefined ? isNoteWord(value) : answer !== shown
}

/** Whether a kind of message is one that only colleagues see. */
export function isNoteWord(value: string): boolean {
  return /^(?:internal.*|notes?|(?:private|hidden|agents?[ _-]?only)(?:[ _-]?(?:note|comment)s?)?)$/i.test(value)
}
