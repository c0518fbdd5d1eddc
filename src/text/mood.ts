import Sentiment from 'sentiment'

const sentiment = new Sentiment()

/** AFINN mood of a text in points a word, −5 (worst) to 5; 0 where no word carries any. Source: Nielsen 2011, by the sentiment package. */
export function mood(text: string): number {
  return sentiment.analyze(text).comparative
}
