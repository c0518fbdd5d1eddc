import { Command, CommanderError } from 'commander'
import { messageOf, UserError } from '../errors.ts'
import { clean } from '../reporters/escape.ts'
import { configured, type Flags } from './configured.ts'
import { EXAMPLES } from './examples.ts'
import { learning } from './learning.ts'
import { closeQuietly, warn } from './output.ts'
import { collect, keeping, LABELS, nights, reading, WEIGHTS } from './shared-options.ts'
import { checkCommand, wrongUse } from './wrong-use.ts'

declare const SALTSHAKER_VERSION: string

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
      const { maskMessage } = await import('../reporters/mask-place.ts')
      const message = clean(`saltshaker: ${error.message}`)
      warn(argv.includes('--reveal') ? message : maskMessage(message))
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
    // In a narrow terminal, too, words stay whole.
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({ writeErr: text => process.stderr.write(text), outputError: text => warn(wrongUse(root, text)) })
    .addHelpText('after', EXAMPLES)

  keeping(
    reading(
      root
        .command('report [files...]', { isDefault: true })
        .description('report per agent (the default command)')
        .option('-r, --reporter <name[=file]>', 'pretty, json, csv, markdown or html; repeatable, each with an optional file', collect)
        .option(...WEIGHTS)
        .option(...LABELS)
        .option('--possible', 'show suspected don’ts too')
        .option(
          '--top <number>',
          'pretty, html: show so many turns of each agent, the worst, up to 100 (default: 10 in pretty, 100 in html)',
        ),
    ),
  ).action(
    configured(async () => {
      const { reportCommand } = await import('./commands/report.ts')
      return (files, flags, found) => {
        checkCommand(root, files)
        return reportCommand(files, flags, found)
      }
    }),
  )
  reading(
    root
      .command('review [files...]')
      .description('the trainer’s page, on this machine only: flagged turns in context, to accept or correct; decisions become labels')
      .option('-l, --labels <file>', 'where decisions are appended (default: saltshaker-labels.ndjson)', collect)
      .option('--reviewer <name>', 'who reviews (default: the page asks)')
      .option('--port <number>', 'port on 127.0.0.1 (default: a free one)')
      .option('--no-open', 'print the address only')
      .option('--blind', 'a calibration session: the same sample for every reviewer, without the tags')
      .option('--sample <number>', 'with --blind: turns in the sample (default: 30)')
      .option('--seed <text>', 'with --blind: another seed draws another sample (default: 1)')
      .option(...WEIGHTS),
  ).action(configured(async () => (await import('./commands/review.ts')).reviewCommand))
  reading(
    root
      .command('tag [files...]')
      .description('the tag of every agent turn, one JSON object a line')
      .option(...WEIGHTS),
  ).action(configured(async () => (await import('./commands/tag.ts')).tagCommand))
  reading(root.command('inspect [files...]').description('which format, which columns, who is the agent, what is skipped, and why')).action(
    configured(async () => (await import('./commands/inspect.ts')).inspectCommand),
  )
  reading(
    root
      .command('convert [files...]')
      .description('any format as native turns, one JSON object a line')
      .option('--mask', 'mask e-mail addresses, phone, card and account numbers in the words'),
  ).action(configured(async () => (await import('./commands/convert.ts')).convertCommand))
  keeping(
    reading(
      root
        .command('check [files...]')
        .description('thresholds, baseline and comparison with before, for CI: exit code 1 where the night fails')
        .option(
          '-t, --threshold <condition>',
          "what must hold, such as 'stonewalling.rate{agent} < 2%'; repeatable (default: those of the configuration)",
          collect,
        )
        .option('--min-turns <n>', 'subjects with fewer tagged turns are not judged (default: 50)')
        .option(
          '--confidence <kind>',
          'point: the value decides (default); interval: only where the whole 95 % interval is beyond the limit',
        )
        .option('--allow-empty', 'selectors may pick nobody')
        .option('--baseline <file>', 'accepted findings: fails on all others')
        .option('--update-baseline', 'accept what is found today')
        .option('--prune-baseline', 'forget accepted findings that are gone')
        .option('--against <before>', 'fails where a don’t rate rose: last or 7d (nights of the history), or an earlier JSON report')
        .option('--margin <points>', 'rise that is let pass, in percentage points (default: 1%)')
        .option('-r, --reporter <name[=file]>', 'pretty, json, junit, sarif, github …; repeatable, each with an optional file', collect)
        .option(...WEIGHTS)
        .option(...LABELS),
    ),
  ).action(configured(async () => (await import('./commands/check.ts')).checkCommand))
  nights(
    reading(
      root
        .command('digest [files...]')
        .description('the lead’s morning page: who to praise, who to help, what changed, doors missed, complaints, what to do')
        .option('-r, --reporter <name[=file]>', 'pretty, markdown, html or json; repeatable, each with an optional file', collect)
        .option(...WEIGHTS)
        .option(...LABELS),
    ),
    'the history to compare with: the 14 days before the night; report --history writes it',
  ).action(configured(async () => (await import('./commands/digest.ts')).digestCommand))
  root
    .command('trend')
    .description('how tone moves over the nights of a history: of everybody and of each agent')
    .option('--history <folder>', 'the history, written by report --history')
    .option('-a, --agent <pattern>', 'name or key of an agent, * for any letters; repeatable (default: all)', collect)
    .option('--since <span>', 'days or weeks up to the last night, or a date: 30d, 8w, 2026-11-01 (default: all nights)')
    .option('--by <period>', 'day, week or month (default: week)')
    .option('--config <file>', 'configuration to read (default: the nearest saltshaker.config.json above this folder)')
    .option('--mixed', 'count nights of unlike taggers together (default: those of the last night’s tagger only)')
    .option('-r, --reporter <name[=file]>', 'pretty, json, csv or html; repeatable, each with an optional file', collect)
    .option('-q, --quiet', 'no warnings on stderr, errors only')
    .action(async options => (await import('./commands/trend.ts')).trendCommand(options))
  keeping(
    reading(
      root
        .command('rescore [files...]')
        .description('tags kept exports anew, says which tags changed, and puts the nights in their place in the history')
        .option(...WEIGHTS)
        .option(...LABELS)
        .option('--dry-run', 'only say what would change')
        .option('-r, --reporter <name>', 'pretty (default) or json', collect),
    ),
  ).action(configured(async () => (await import('./commands/rescore.ts')).rescoreCommand))
  root
    .command('init [files...]')
    .description('a first saltshaker.config.json in this folder; files are those that it reads')
    .action(async files => (await import('./commands/init.ts')).initCommand(files))
  reading(
    root
      .command('explain [name-or-text...]')
      .description(
        'what a tag, a word of the report or a cue means; or why a text, or a turn of a file, is tagged as it is, and what would turn the tag',
      )
      .option('-c, --context <line>', 'what was said before a text, "customer: …" or "agent: …"; repeatable, in order', collect)
      .option('--in <file>', 'explain a turn of this file or folder, read like any other, with what was said before it')
      .option('--conversation <id>', 'with --in: its conversation, as the report names it')
      .option('--turn <number>', 'with --in: its number there')
      .option(...WEIGHTS)
      .option('-r, --reporter <name>', 'pretty (default) or json', collect)
      .option('--all', 'every word, tag and cue, not only what weighs most'),
  ).action((words: readonly string[], given: Flags) =>
    configured(async () => {
      const { explainCommand } = await import('./commands/explain.ts')
      return (_, flags) => explainCommand(words.join(' '), flags, given)
    })([], given),
  )
  learning(root)
  root
    .command('formats [name]')
    .description('the formats that can be read, and how to get such an export')
    .action(async name => (await import('./commands/formats.ts')).formatsCommand(name))
  return root
}

await main(process.argv)
