/** Word vectors of our own: positive pointwise mutual information of words near each other, reduced by a truncated SVD. */
export interface WordVectors {
  readonly dimensions: number
  readonly vocabulary: readonly string[]
  /** Row-major, one row a word, each of length 1. */
  readonly rows: Float32Array
}

export interface VectorOptions {
  readonly dimensions: number
  /** Words seen less often have no vector. */
  readonly minCount: number
  /** Words to each side that count as near; nearer ones count more (1/distance). */
  readonly window: number
  readonly maxWords: number
}

export const VECTOR_DEFAULTS: VectorOptions = { dimensions: 100, minCount: 8, window: 5, maxWords: 16_000 }

interface SparseMatrix {
  readonly size: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float32Array
}

/** Same documents in the same order → the same bytes. Levy, Goldberg & Dagan 2015: context distribution smoothed by 0.75, half-weighted singular values. */
export function learnVectors(documents: readonly (readonly string[])[], options: VectorOptions = VECTOR_DEFAULTS): WordVectors {
  const vocabulary = vocabularyOf(documents, options)
  const matrix = ppmi(documents, vocabulary, options.window)
  const rows = truncatedSvd(matrix, options.dimensions)
  normalizeRows(rows, options.dimensions)
  return { dimensions: options.dimensions, vocabulary, rows }
}

function vocabularyOf(documents: readonly (readonly string[])[], options: VectorOptions): string[] {
  const counts = new Map<string, number>()
  for (const document of documents) for (const token of document) counts.set(token, (counts.get(token) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= options.minCount)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, options.maxWords)
    .map(([word]) => word)
}

function ppmi(documents: readonly (readonly string[])[], vocabulary: readonly string[], window: number): SparseMatrix {
  const size = vocabulary.length
  const ids = new Map(vocabulary.map((word, id) => [word, id]))
  const rows: Map<number, number>[] = Array.from({ length: size }, () => new Map())
  for (const document of documents) {
    const known = document.map(token => ids.get(token) ?? -1)
    for (let at = 0; at < known.length; at++) {
      const word = known[at]!
      if (word < 0) continue
      for (let distance = 1; distance <= window && at + distance < known.length; distance++) {
        const other = known[at + distance]!
        if (other < 0) continue
        rows[word]!.set(other, (rows[word]!.get(other) ?? 0) + 1 / distance)
        rows[other]!.set(word, (rows[other]!.get(word) ?? 0) + 1 / distance)
      }
    }
  }
  const sums = rows.map(row => sum(row.values()))
  const smoothed = sums.map(total => total ** 0.75)
  const total = sum(sums)
  const smoothedTotal = sum(smoothed)
  const starts = new Int32Array(size + 1)
  const columns: number[] = []
  const values: number[] = []
  for (let word = 0; word < size; word++) {
    for (const [other, count] of [...rows[word]!].sort((a, b) => a[0] - b[0])) {
      const information = Math.log(count / total / ((sums[word]! / total) * (smoothed[other]! / smoothedTotal)))
      if (information <= 0) continue
      columns.push(other)
      values.push(information)
    }
    starts[word + 1] = columns.length
  }
  return { size, starts, columns: Int32Array.from(columns), values: Float32Array.from(values) }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

const OVERSAMPLING = 10
const POWER_ITERATIONS = 4

// Randomised subspace iteration (Halko, Martinsson & Tropp 2011), started from a fixed seed.
function truncatedSvd(matrix: SparseMatrix, dimensions: number): Float32Array {
  const width = dimensions + OVERSAMPLING
  let basis = seededNoise(matrix.size * width)
  for (let round = 0; round <= POWER_ITERATIONS; round++) {
    basis = multiply(matrix, basis, width)
    orthonormalize(basis, matrix.size, width)
  }
  // The matrix is nearly symmetric: the singular values are the norms of what it does to the basis.
  const image = multiply(matrix, basis, width)
  const strengths = new Float64Array(width)
  for (let row = 0; row < matrix.size; row++) for (let c = 0; c < width; c++) strengths[c]! += image[row * width + c]! ** 2
  const order = Array.from(strengths.keys()).sort((a, b) => strengths[b]! - strengths[a]! || a - b)
  const result = new Float32Array(matrix.size * dimensions)
  for (let row = 0; row < matrix.size; row++)
    for (let c = 0; c < dimensions; c++) result[row * dimensions + c] = basis[row * width + order[c]!]! * strengths[order[c]!]! ** 0.25
  return result
}

function multiply(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array<ArrayBuffer> {
  const result = new Float32Array(matrix.size * width)
  for (let row = 0; row < matrix.size; row++) {
    const base = row * width
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const other = matrix.columns[at]! * width
      const value = matrix.values[at]!
      for (let c = 0; c < width; c++) result[base + c]! += value * dense[other + c]!
    }
  }
  return result
}

// Modified Gram–Schmidt on the columns.
function orthonormalize(dense: Float32Array, size: number, width: number): void {
  for (let c = 0; c < width; c++) {
    for (let earlier = 0; earlier < c; earlier++) {
      let dot = 0
      for (let row = 0; row < size; row++) dot += dense[row * width + c]! * dense[row * width + earlier]!
      for (let row = 0; row < size; row++) dense[row * width + c]! -= dot * dense[row * width + earlier]!
    }
    let norm = 0
    for (let row = 0; row < size; row++) norm += dense[row * width + c]! ** 2
    norm = Math.sqrt(norm) || 1
    for (let row = 0; row < size; row++) dense[row * width + c]! /= norm
  }
}

function normalizeRows(rows: Float32Array, dimensions: number): void {
  for (let start = 0; start < rows.length; start += dimensions) {
    let norm = 0
    for (let c = 0; c < dimensions; c++) norm += rows[start + c]! ** 2
    norm = Math.sqrt(norm) || 1
    for (let c = 0; c < dimensions; c++) rows[start + c]! /= norm
  }
}

function seededNoise(length: number): Float32Array<ArrayBuffer> {
  const random = seededRandom(1)
  return Float32Array.from({ length }, () => random() - 0.5)
}

/** Numbers in [0, 1), the same on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
