import { Chalk, type ChalkInstance } from 'chalk'
import stringWidth from 'string-width'
import type { Digest } from '../../model/digest.ts'
import { cellsOf, shorten, wrap } from '../cells.ts'
import { showMissed } from '../doors.ts'
import { clean } from '../escape.ts'
import { bestLine, labelled, momentLines, place, plain, quoted } from '../pretty-moments.ts'
import type { DigestContext, DigestReporter } from './reporter.ts'
import { change, changesIntro, contactRow, contactsIntro, doorsIntro, example, summary, title, topic, topicsIntro } from './sentences.ts'

const NARROWEST = 40
const QUOTE_LINES = 2

export const pretty: DigestReporter = {
  name: 'pretty',
  title: 'One page for the terminal',
  extension: 'txt',
  render: (digest, context) => {
    const chalk = new Chalk({ level: context.color ? 1 : 0 })
    const show = { ...context, width: Math.max(NARROWEST, context.width), chalk }
    const text = (line: string): string[] => wrap(cellsOf(line), show.width).map(plain)
    const section = (name: string, lines: readonly string[]): string[] => ['', chalk.bold.underline(name), '', ...lines]
    return `${[
      chalk.bold(title(digest)),
      ...text(summary(digest)),
      ...(digest.praise.length > 0 ? section('Well said', praise(digest, show)) : []),
      ...(digest.help.length > 0 ? section('Who could use help', help(digest, show)) : []),
      ...section('What changed', [changesIntro(digest), ...digest.changes.map(one => `  ${change(one, clean)}`)].flatMap(text)),
      ...section('Doors', doors(digest, show, text)),
      ...section(
        'New and returning customers',
        [contactsIntro(digest), ...(digest.contacts?.rows ?? []).map(one => `  ${contactRow(one)}`)].flatMap(text),
      ),
      ...section('What customers complained about', topics(digest, show, text)),
      ...(digest.actions.length > 0 ? section('To do', actions(digest, show)) : []),
    ].join('\n')}\n`
  },
}

type Show = DigestContext & { readonly chalk: ChalkInstance }

function praise({ praise }: Digest, show: Show): string[] {
  return praise.map(({ agent, moment }) => {
    const name = clean(agent)
    return `${show.chalk.bold(name)}: ${bestLine({ moment, canned: false }, stringWidth(name) + 2, show, show.chalk)}`
  })
}

function help({ help }: Digest, show: Show): string[] {
  return help.flatMap((one, index) => [
    ...(index === 0 ? [] : ['']),
    `${show.chalk.bold(clean(one.agent))}: ${example(one)}`,
    ...momentLines(one.moment, show),
  ])
}

function doors(digest: Digest, show: Show, text: (line: string) => string[]): string[] {
  const missed = digest.doors.missed.flatMap(bid => {
    const { text: words, evidence, answer } = showMissed(bid, show.mask)
    const cut = shorten(cellsOf(`“${answer}”`), (show.width - 12) * QUOTE_LINES, 'start')
    return [
      `  ${clean(bid.label)}  ${show.chalk.dim(place(bid))}`,
      ...quoted('customer', words, evidence, show),
      ...labelled('answer', wrap(cut, Math.max(20, show.width - 12)).map(plain), show.chalk),
    ]
  })
  return [...text(doorsIntro(digest)), ...missed]
}

function topics(digest: Digest, show: Show, text: (line: string) => string[]): string[] {
  return [
    ...text(topicsIntro(digest)),
    ...digest.topics.flatMap(one => [`  ${topic(one, clean)}`, ...quoted('such as', show.mask(clean(one.quote.text)), [], show)]),
  ]
}

function actions({ actions }: Digest, show: Show): string[] {
  return actions.flatMap(({ action, because }, index) =>
    wrap(cellsOf(`${clean(action)} (${because})`), show.width - 3).map(
      (cells, line) => `${line === 0 ? `${index + 1}. ` : '   '}${plain(cells)}`,
    ),
  )
}
