import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js'

/** natural's naive Bayes over stemmed words, as it comes: the yardstick for learned weights. */
export interface Bayes {
  readonly learn: (text: string, label: string) => void
  /** To be called once all is learned. */
  readonly train: () => void
  readonly classify: (text: string) => string
}

export function createBayes(): Bayes {
  const classifier = new BayesClassifier()
  return {
    learn: (text, label) => classifier.addDocument(text, label),
    train: () => classifier.train(),
    classify: text => classifier.classify(text),
  }
}
