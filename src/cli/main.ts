import { Command, CommanderError, Option } from 'commander'
import { messageOf, UserError } from '../errors.ts'
import { closeQuietly, warn } from './output.ts'

declare const SALTSHAKER_VERSION: string

const WEIGHTS = ['--weights <file>', 'learned weights to tag with, made by saltshaker train (default: those of the package)'] as const
const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value]

/** Runs the command line. The exit code is set, never forced: output that is still on its way through a pipe arrives. */
export async function main(argv: readonly string[]): Promise<void> {
  closeQuietly(process.stdout)
  closeQuietly(process.stderr)
  try {
    await program().parseAsync(argv)
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof UserError) {
      // Names from transcripts stand in some messages.
      const { clean } = await import('../reporters/escape.ts')
      warn(clean(`saltshaker: ${error.message}`))
      process.exitCode = 2
    } else {
      warn(`saltshaker: this is a bug, please report it: ${error instanceof Error ? error.stack : messageOf(error)}`)
      process.exitCode = 2
    }
  }
}

function program(): Command {
  const root = new Command('saltshaker')
  root
    .description('How did we treat people last night? Reads transcripts and chat exports, tags each agent turn, reports per agent.')
    .version(SALTSHAKER_VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .exitOverride()
    .configureOutput({ writeErr: text => process.stderr.write(text), outputError: text => warn(wrongUse(root, text)) })
    .addHelpText(
      'after',
      `
Examples:
  saltshaker night.csv                                   the report of one night
  saltshaker exports/ --agent 'Jane*' --agent Omar       who is the agent, where the export does not say
  saltshaker report night.csv --reporter pretty --reporter json=report.json
  saltshaker tag night.csv | jq 'select(.tag == "contempt")'
  saltshaker convert exports/ > turns.ndjson             any format to one
  saltshaker inspect night.csv                           what was understood of a file, and why
  saltshaker explain "that's our policy"                 why a text is tagged as it is
  saltshaker explain "I can't" --context "customer: my order never came" --context "agent: one moment"

Exit codes: 0 all well · 1 a threshold is crossed (later versions) · 2 wrong use or unreadable input`,
    )

  reading(root.command('report [files...]', { isDefault: true }))
    .description('report per agent (the default command)')
    .option('-r, --reporter <name[=file]>', 'pretty, json, csv or markdown; repeatable, each with an optional file', collect)
    .option(...WEIGHTS)
    .option('--possible', 'show suspected don’ts too')
    .action(async (files, options) => (await import('./commands/report.ts')).reportCommand(files, options))
  reading(root.command('tag [files...]'))
    .description('the tag of every agent turn, one JSON object a line')
    .option(...WEIGHTS)
    .action(async (files, options) => (await import('./commands/tag.ts')).tagCommand(files, options))
  reading(root.command('inspect [files...]'))
    .description('which format, which columns, who is the agent, what is skipped, and why')
    .action(async (files, options) => (await import('./commands/inspect.ts')).inspectCommand(files, options))
  reading(root.command('convert [files...]'))
    .description('any format as native turns, one JSON object a line')
    .option('--mask', 'mask e-mail addresses, phone, card and account numbers in the words')
    .action(async (files, options) => (await import('./commands/convert.ts')).convertCommand(files, options))
  root
    .command('explain <cue-or-text...>')
    .description('what a cue means; or why a text is tagged as it is, and what would turn the tag')
    .option('-c, --context <line>', 'what was said before it, "customer: …" or "agent: …"; repeatable, in order', collect)
    .option(...WEIGHTS)
    .option('-r, --reporter <name>', 'pretty (default) or json', collect)
    .option('--all', 'every word, tag and cue, not only what weighs most')
    .option('--reveal', 'show e-mail addresses, phone, card and account numbers as they are')
    .action(async (subject, options) => (await import('./commands/explain.ts')).explainCommand(subject.join(' '), options))
  root
    .command('evaluate <labels...>')
    .description('how well turns are tagged: precision, recall, calibration; with --against how far two labellers agree')
    .option('--against <file>', 'labels of the same turns by somebody else; repeatable', collect)
    .option('--weights <file>', 'learned weights to measure, made by saltshaker train (default: those of the package)')
    .option('-r, --reporter <name>', 'pretty (default) or json', collect)
    .option('-q, --quiet', 'no warnings on stderr, errors only')
    .action(async (labels, options) => (await import('./commands/evaluate.ts')).evaluateCommand(labels, options))
  root
    .command('train [labels...]')
    .description('learn weights from labelled turns (NDJSON as the codebook describes it)')
    .requiredOption('-o, --output <file>', 'where the weights are written')
    .option('--real <file...>', 'labels of real turns: they count two and a half times, and thresholds are chosen on them')
    .option('--vectors <file>', 'word vectors to use (default: those of the package); with --text, where they are written')
    .option('--text <file...>', 'learn word vectors anew from these texts (NDJSON with "text", or TSV; .gz too)')
    .option('--without <file...>', 'labels whose conversations are left out of --text')
    .option('--baseline', 'measure natural’s Bayes classifier on the same left-out turns too (takes minutes)')
    .option('-q, --quiet', 'no progress on stderr')
    .action(async (labels, options) => (await import('./commands/train.ts')).trainCommand(labels, options))
  root
    .command('formats [name]')
    .description('the formats that can be read, and how to get such an export')
    .action(async name => (await import('./commands/formats.ts')).formatsCommand(name))
  return root
}

/** Commander's error in one line of ours, with the way out. */
function wrongUse(root: Command, text: string): string {
  const what = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')
    .replace(/\.$/, '')
  const command = root.commands.find(known => known.name() === process.argv[2])
  return `saltshaker: ${what}; see saltshaker ${command ? `${command.name()} ` : ''}--help`
}

function reading(command: Command): Command {
  return command
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
    .option('--tz <zone>', 'time zone of stamps that tell none, e.g. Europe/Berlin (default: UTC)')
    .option('--max-skipped <share>', 'records of a file that may be unreadable, e.g. 10% (default: 5%)')
    .option('--reveal', 'show e-mail addresses, phone, card and account numbers as they are')
    .option('-q, --quiet', 'no warnings on stderr, errors only')
}

await main(process.argv)
