import type { Command } from 'commander'
import { collect } from './shared-options.ts'

/** The commands that measure and learn. */
export function learning(root: Command): void {
  root
    .command('evaluate <labels...>')
    .description('how well turns are tagged: precision, recall, calibration; with --against how far two labellers agree')
    .option('--against <file>', 'labels of the same turns by somebody else; repeatable', collect)
    .option('--reviewers', 'how far the reviewers in the labels agree with each other, and on which turns they do not')
    .option('--weights <file>', 'learned weights to measure, made by saltshaker train (default: those of the package)')
    .option('-r, --reporter <name>', 'pretty (default) or json', collect)
    .option('-q, --quiet', 'no warnings on stderr, errors only')
    .action(async (labels, options) => (await import('./commands/evaluate.ts')).evaluateCommand(labels, options))
  root
    .command('train [labels...]')
    .description(
      'learn weights from labelled turns (NDJSON, as docs/codebook.md in the package describes it): of agents what they are tagged, of customers what opens a door',
    )
    .requiredOption('-o, --output <file>', 'where the weights are written')
    .option(
      '--real <file...>',
      'labels of real turns: they count more, and thresholds are chosen on them; a line without words labels a turn of another of these files',
    )
    .option(
      '--remarks <file...>',
      'labels of remarks that stand alone, and the texts that hold them, one a line (as of --text): learned from, but no thresholds are chosen on them',
    )
    .option('--vectors <file>', 'word vectors to use (default: those of the package); with --text, where they are written')
    .option('--text <file...>', 'learn word vectors anew from these texts (NDJSON with "text", or TSV; .gz too)')
    .option('--without <file...>', 'labels whose conversations are left out of all learning')
    .option('--measure <source...>', 'print how well the turns of these sources are tagged by weights learned without them')
    .option('--baseline', 'measure natural’s Bayes classifier on the same left-out turns too (takes minutes)')
    .option('-q, --quiet', 'no progress on stderr')
    .action(async (labels, options) => (await import('./commands/train.ts')).trainCommand(labels, options))
}
