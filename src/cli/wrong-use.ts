import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { UserError } from '../errors.ts'
import { nameMeant } from '../name-meant.ts'
import { clean } from '../reporters/escape.ts'

/** Commander's error in one line of ours, with the way out. */
export function wrongUse(root: Command, text: string): string {
  const what = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')
    .replace(/\.$/, '')
  const command = root.commands.find(known => known.name() === process.argv[2])
  return clean(`saltshaker: ${what}; see saltshaker ${command ? `${command.name()} ` : ''}--help`)
}

/** Throws UserError where the first file is a misspelt command: `saltshaker frobnicate` is read as `saltshaker report frobnicate`. */
export function checkCommand(root: Command, [word]: readonly string[]): void {
  if (word === undefined || word !== process.argv[2] || !/^[a-z]+$/.test(word) || existsSync(word)) return
  const commands = root.commands.map(command => command.name())
  const meant = nameMeant(word, commands)
  throw new UserError(
    `"${word}" is neither a file nor a command; ${meant ? `did you mean ${meant}? ` : ''}saltshaker --help lists the commands`,
  )
}
