import { type Command, Option } from 'commander'

/** A repeatable option. */
export const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value]

/** What learned weights and reviewers' decisions are given by. */
export const WEIGHTS = [
  '--weights <file>',
  'learned weights to tag with, made by saltshaker train (default: those of the package)',
] as const
export const LABELS = [
  '--labels <file>',
  'what reviewers decided (saltshaker review): it stands in place of the tagger’s word; repeatable',
  collect,
] as const

/** What tells how transcripts are read. */
export function reading(command: Command): Command {
  return command
    .optionsGroup('Reading:')
    .addOption(new Option('-f, --format <name>', 'read the files as this format (see saltshaker formats)'))
    .option(
      '-m, --map <field=column,...>',
      'which column holds what: text=body,role=author_type,speaker=author,conversation=ticket',
      collect,
    )
    .option('-a, --agent <pattern>', 'name or id of an agent, * for any letters; repeatable', collect)
    .option('--customer <pattern>', 'name or id of a customer; repeatable', collect)
    .option('--bot <pattern>', 'name or id of a bot; repeatable', collect)
    .option('--agent-role <values>', 'values of the role column that mean agent, comma-separated', collect)
    .option('--roster <file>', 'CSV file with the columns agent and team')
    .option('--tz <zone>', 'time zone of stamps that tell none, e.g. Europe/Berlin (default: UTC)')
    .option('--max-skipped <share>', 'records of a file that may be unreadable, e.g. 10% (default: 5%)')
    .option('--reveal', 'show e-mail addresses, phone, card and account numbers as they are')
    .option('-q, --quiet', 'no warnings on stderr, errors only')
    .option('--config <file>', 'the configuration (default: the nearest saltshaker.config.json, .js, or "saltshaker" in package.json)')
    .option('--no-config', 'no configuration at all')
    .option('--print-config', 'print the configuration that is used, and stop')
}

/** What keeps a night. */
export function keeping(command: Command): Command {
  return nights(command, 'keep the night in this folder, for saltshaker trend').option(
    '--keep-text',
    'keep the words of flagged turns in the history, personal data masked',
  )
}

/** Which nights there are, and where they are kept. */
export function nights(command: Command, history: string): Command {
  return command
    .optionsGroup('History:')
    .option('--history <folder>', history)
    .option('--night <date>', 'the night that the whole run is, e.g. 2026-11-20 (default: by the turns’ own dates)')
    .option('--night-starts <time>', 'when a night begins, e.g. 12:00 (default: a file of one day is one night, else 00:00)')
}
