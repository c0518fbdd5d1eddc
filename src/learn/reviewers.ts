import type { Tag } from '../model/tag.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { type LabelFile, parseLabels, reviewersIn } from './labels.ts'

/** A turn that reviewers label differently. */
export interface Disagreement {
  readonly source: string
  readonly conversation: string
  readonly turn: number
  readonly text: string
  /** By reviewer, in the order of `reviewers`; undefined of those who did not label it. */
  readonly tags: readonly (Tag | undefined)[]
}

export interface ReviewersAgreement {
  /** In the order of code units. */
  readonly reviewers: readonly string[]
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly agreement: Agreement }[]
  readonly disagreements: readonly Disagreement[]
}

/** How far the reviewers in labels agree: every pair of them, and every turn on which they do not. */
export function agreementOfReviewers(files: readonly LabelFile[]): ReviewersAgreement {
  const reviewers = reviewersIn(files)
  const labels = reviewers.map(reviewer => parseLabels(files, reviewer))
  const pairs = reviewers.flatMap((first, i) =>
    reviewers.slice(i + 1).map((second, j) => ({ first, second, agreement: agreementOf(labels[i]!, labels[i + 1 + j]!) })),
  )
  const places = new Map<string, Disagreement & { readonly tags: (Tag | undefined)[] }>()
  labels.forEach((conversations, reviewer) => {
    for (const { source, id: conversation, turns } of conversations)
      for (const { role, turn, text, tag } of turns) {
        if (role !== 'agent' || tag === undefined) continue
        const key = JSON.stringify([source, conversation, turn])
        const place = places.get(key) ?? { source, conversation, turn, text, tags: reviewers.map(() => undefined) }
        place.tags[reviewer] = tag
        places.set(key, place)
      }
  })
  const disagreements = [...places.values()].filter(({ tags }) => new Set(tags.filter(tag => tag !== undefined)).size > 1)
  return { reviewers, pairs, disagreements }
}
