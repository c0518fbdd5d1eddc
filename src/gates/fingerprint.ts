import { createHash } from 'node:crypto'
import type { Tag } from '../model/tag.ts'

/**
 * What makes two findings the same: conversation, words and tag. Not the file, the place in it or the day it was exported, so that an accepted
 * finding stays accepted. 128 bits, hexadecimal; the words cannot be read back from it.
 */
export function fingerprintOf(conversation: string, text: string, tag: Tag): string {
  const parts = [conversation, tag, text.normalize('NFC').trim().replace(/\s+/g, ' ')]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
