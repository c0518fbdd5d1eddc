import type { Command } from 'commander'

/** Commander's error in one line of ours, with the way out. */
export function wrongUse(root: Command, text: string): string {
  const what = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')
    .replace(/\.$/, '')
  const command = root.commands.find(known => known.name() === process.argv[2])
  return `saltshaker: ${what}; see saltshaker ${command ? `${command.name()} ` : ''}--help`
}
