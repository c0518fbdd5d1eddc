import { readFileSync } from 'node:fs'
import nlp from 'compromise'
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'
import SentimentAnalyzer from 'natural/lib/natural/sentiment/SentimentAnalyzer.js'
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'
import Sentiment from 'sentiment'
import { SentimentIntensityAnalyzer } from 'vader-sentiment'
import { bench, describe } from 'vitest'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { computed } from './clock.ts'
import { oneAfterAnother, piecesOf } from './pieces.ts'
import { shipped } from './shipped.ts'

// Fifteen nights of a hotline and a corpus of ordinary phone calls and chats: 1,100 agent turns.
const FILES = ['fixtures/hotline', 'fixtures/corpus/test/ordinary-phone-chat.jsonl']
const LABELS = 'fixtures/corpus/test/forum-hardware.jsonl'
const SLOW = 50 // turns: those that take a millisecond a turn get a part of them

const { conversationsOf, taggerWithoutEvidence, words } = await shipped()
const conversations = await conversationsOf(FILES)
const { pieces, amount } = piecesOf(conversations)
const texts = pieces.flatMap(piece => piece.texts)
const few = texts.filter((_, index) => index % Math.ceil(texts.length / SLOW) === 0)

const tagger = taggerWithoutEvidence()
const sentiment = new Sentiment()
const analyser = new SentimentAnalyzer('English', stemmer, 'afinn')
const bayes = new BayesClassifier()
for (const line of readFileSync(LABELS, 'utf8').split('\n').filter(Boolean)) {
  const { text, tag } = JSON.parse(line)
  if (tag) bayes.addDocument(text, tag)
}
bayes.train()
const wink = winkNLP(model, ['sbd', 'negation', 'sentiment'])

const OPTIONS = { time: 1500, warmupTime: 500, now: computed }
const ofEach = (name: string, judge: (text: string) => unknown): void =>
  bench(
    `${name} ${amount}`,
    oneAfterAnother(pieces, ({ texts }) => texts.map(judge)),
    OPTIONS,
  )
const ofFew = (name: string, judge: (text: string) => unknown): void =>
  bench(`${name} [${few.length} turns]`, () => void few.map(judge), OPTIONS)

describe('tagging, against sentiment', () => {
  ofEach('sentiment', text => sentiment.analyze(text))
  bench(
    `saltshaker, all but evidence ${amount}`,
    oneAfterAnother(pieces, piece => piece.conversations.map(tagger.tag)),
    OPTIONS,
  )
  ofEach("saltshaker's words alone", words)
  ofEach("natural's sentiment analyser", text => analyser.getSentiment(text.toLowerCase().match(/[\p{L}']+/gu) ?? []))
  ofFew("natural's Bayes", text => bayes.classify(text))
  ofFew('vader-sentiment', text => SentimentIntensityAnalyzer.polarity_scores(text))
  ofFew('wink-nlp: sentences, negation, sentiment', text => wink.readDoc(text).out(wink.its.sentiment))
  ofFew('compromise: parts of speech', text => nlp(text))
})
