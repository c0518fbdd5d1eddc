import { clean } from '../reporters/escape.ts'

/** A name or id out of a transcript: no character in it reorders or hides what stands around it. */
export function SafeText({ text }: { readonly text: string }) {
  return <bdi>{clean(text)}</bdi>
}
