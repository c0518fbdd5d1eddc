import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

export const GREETING = 'Thank you for calling Fernhill, how can I help?'
export const ASK = 'My kettle leaks.'

export const readText = (text: string) => allReadings(readInputs([bytesInput('in.json', text)]))
export const read = (value: unknown) => readText(JSON.stringify(value))
export const lines = ({ conversations }: Awaited<ReturnType<typeof read>>) =>
  conversations.flatMap(({ turns }) => turns.map(({ role, speaker, offset, text }) => `${offset} ${role} ${speaker}: ${text}`))
export const messages = ({ notices }: Awaited<ReturnType<typeof read>>) => notices.map(({ kind, message }) => `${kind}: ${message}`)
