import { nameMeant } from '../name-meant.ts'

const SHORTEST = 3 // letters: one of fewer is near to anything

/** The speaker whom a pattern that matches nobody was meant for, by the whole name or a word of it; undefined where none is near. */
export function speakerMeant(pattern: string, speakers: Iterable<string>): string | undefined {
  const owners = new Map<string, string>()
  for (const speaker of speakers)
    for (const name of [speaker, ...speaker.split(/\s+/)]) if (name.length >= SHORTEST && !owners.has(name)) owners.set(name, speaker)
  const meant = nameMeant(pattern.replaceAll(/[*?]/g, '').trim(), [...owners.keys()])
  return meant === undefined ? undefined : owners.get(meant)
}
