/** Features with their rows of weights beside them: what is read of memory for a feature lies together. */
export interface FeatureTable {
  /** Place in `rows` of the feature's first column, or −1. */
  readonly find: (feature: number) => number
  /** 0 where the feature is not there; 1 where it nearly always is. Most n-grams of a night were never learned: this tells at once. */
  readonly mayHold: (feature: number) => number
  readonly rows: Int8Array
}

// A slot: the feature in four bytes, its columns, and whether it is taken.
const SLOT = 16
const COLUMNS_AT = 4
const TAKEN_AT = SLOT - 1
const FILTER_BITS = 3 // for each slot two to the power of these

/** `features` ascending, `rows` of `columns` columns in their order. Filled in one pass: a Map takes ten times as long, at every start. */
export function featureTable(features: Int32Array, rows: Int8Array, columns: number): FeatureTable {
  const bits = Math.ceil(Math.log2(features.length * 1.25 + 2))
  const last = 2 ** bits - 1
  const bytes = new Int8Array(2 ** bits * SLOT)
  const words = new Int32Array(bytes.buffer)
  const filter = new Int32Array(Math.max(1, 2 ** (bits + FILTER_BITS - 5)))
  // Features are hashes: their first bits spread them evenly over the slots, and one that is taken has its neighbour free.
  const slotOf = (feature: number): number => feature >>> (32 - bits)
  const placeOf = (feature: number): number => feature >>> (32 - bits - FILTER_BITS)
  for (let at = 0; at < features.length; at++) {
    const feature = features[at]!
    const place = placeOf(feature)
    filter[place >> 5]! |= 1 << (place & 31)
    let slot = slotOf(feature)
    while (bytes[slot * SLOT + TAKEN_AT] !== 0) slot = (slot + 1) & last
    words[slot * (SLOT / 4)] = feature
    bytes[slot * SLOT + TAKEN_AT] = 1
    for (let c = 0; c < columns; c++) bytes[slot * SLOT + COLUMNS_AT + c] = rows[at * columns + c]!
  }
  return {
    rows: bytes,
    mayHold: feature => {
      const place = placeOf(feature)
      return (filter[place >> 5]! >>> (place & 31)) & 1
    },
    find: feature => {
      for (let slot = slotOf(feature); bytes[slot * SLOT + TAKEN_AT] !== 0; slot = (slot + 1) & last) {
        if (words[slot * (SLOT / 4)] === feature) return slot * SLOT + COLUMNS_AT
      }
      return -1
    },
  }
}
