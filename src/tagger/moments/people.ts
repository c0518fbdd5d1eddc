import type { WordClasses } from '../pattern.ts'
import { wordClasses } from '../word-classes.ts'

const KIN =
  'mother mum mom mam nan nana gran grandma granny grandmother grandad grandpa grandfather father dad wife husband hubby partner fiancé fiance fiancée fiancee boyfriend girlfriend gf bf son daughter sister brother kid child baby grandson granddaughter grandchild niece nephew aunt auntie uncle cousin lad family eldest youngest twin'.split(
    ' ',
  )
const PET = 'dog cat puppy kitten rabbit hamster horse parrot budgie tortoise'.split(' ')
const OTHERS = 'friend mate flatmate ex neighbour neighbor girl boy'.split(' ')

/** One, several, and what is theirs. */
function forms(names: readonly string[]): string[] {
  return [...names.flatMap(name => [name, `${name}s`, `${name}'s`])]
}

const AGES = Array.from({ length: 90 }, (_, i) => String(i + 10))

/** The classes of the cue language, and those that only customers' words need. */
export const bidClasses: WordClasses = {
  ...wordClasses,
  kin: [...forms(KIN), 'children', 'grandchildren', 'wives', 'families', 'babies'],
  pet: forms(PET),
  people: [...forms(OTHERS)],
  age: [...AGES, 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  iam: ["i'm", "she's", "he's"],
}
