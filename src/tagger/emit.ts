/**
 * Takes one feature of a turn: its number (a 32-bit hash of what it is), how much of it there is, and the token positions
 * [from, to) that gave it; both are CONTEXT where it lies in the customer's words or in the shape of the turn.
 */
export type Emit = (feature: number, value: number, from: number, to: number) => void

export const CONTEXT = -1
