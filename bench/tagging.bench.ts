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
import { shipped } from './shipped.ts'

// Fifteen nights of a hotline and a corpus of ordinary phone calls and chats: 1,100 agent turns.
const FILES = ['fixtures/hotline', 'fixtures/corpus/test/ordinary-phone-chat.jsonl']
const LABELS = 'fixtures/corpus/test/forum-hardware.jsonl'
const SLOW = 50 // turns: those that take a millisecond a turn get a part of them

const { conversationsOf, taggerWithoutEvidence, words } = await shipped()
const conversations = await conversationsOf(FILES)
const texts = conversations.flatMap(({ turns }) => turns.filter(({ role }) => role === 'agent').map(({ text }) => text))
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

const OPTIONS = { time: 1500, warmupTime: 500 }
const perTurn = (name: string, turns: readonly string[], judge: (text: string) => unknown): void =>
  bench(
    `${name} [${turns.length} turns]`,
    () => {
      for (const text of turns) judge(text)
    },
    OPTIONS,
  )

describe('tagging, against sentiment', () => {
  perTurn('sentiment', texts, text => sentiment.analyze(text))
  bench(
    `saltshaker, all but evidence [${texts.length} turns]`,
    () => {
      for (const conversation of conversations) tagger.tag(conversation)
    },
    OPTIONS,
  )
  perTurn("saltshaker's words alone", texts, text => words(text))
  perTurn("natural's sentiment analyser", texts, text => analyser.getSentiment(text.toLowerCase().match(/[\p{L}']+/gu) ?? []))
  perTurn("natural's Bayes", few, text => bayes.classify(text))
  perTurn('vader-sentiment', few, text => SentimentIntensityAnalyzer.polarity_scores(text))
  perTurn('wink-nlp: sentences, negation, sentiment', few, text => wink.readDoc(text).out(wink.its.sentiment))
  perTurn('compromise: parts of speech', few, text => nlp(text))
})
