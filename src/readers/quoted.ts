import { withoutBoilerplate } from './mail-boilerplate.ts'
import { attributionsIn, isHeaderBlock, quoteFollows } from './quote-headers.ts'

/** Lines below which all is earlier mail, or a signature. FORMATS 0.5. */
const ENDS = [
  /^-- ?$/,
  /^-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original|Messaggio originale)\s*-{2,}/i,
  /^(?:Begin forwarded message|Anfang der weitergeleiteten (?:Nachricht|E-Mail)|Début du message (?:réexpédié|transféré))\s?:$/,
  /^(?:Inizio messaggio inoltrato|Inicio del mensaje reenviado|Begin doorgestuurd bericht|Início da mensagem reencaminhada)\s?:$/,
  /^-{10,} next part -{10,}$/,
]
/** The first characters of these: most lines are told apart by them. */
const FIRST = /^[-BADI]/i
const RULE = /^_{10,}$/
const LIST_FOOTER = /\bmailing list\b|\blistinfo\b|\bunsubscribe\b/i
const REPLY_ABOVE = /^(?:##-|-{1,3}|##)?\s*Please (?:type your )?reply above this line\s*(?:-##|-{1,3}|##)?\.?$/i
/** A quoted line at least so long was broken again on its way: what was left of it, at most so long, stands below it without its mark. */
const BROKEN = 60
const REMAINDER = 30

/**
 * What a mail says itself, without the mail that it answers and without signature; '' where it says nothing of its own. Answers below and between quoted
 * lines stay; below a quote whose lines have no marks all is taken for quoted.
 */
export function withoutQuote(text: string): string {
  const lines = withoutBoilerplate(text.split('\n'))
  const attributions = attributionsIn(lines)
  const own: string[] = []
  let begun = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const end = attributions.get(i)
    if (end !== undefined && quoteFollows(lines, end + 1)) i = end
    else if (end !== undefined || endsHere(lines, i)) break
    else if (REPLY_ABOVE.test(line)) {
      if (begun) break
    } else if (!isQuoted(lines, i)) {
      own.push(line)
      begun ||= line !== ''
    }
  }
  return own
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function endsHere(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  return (
    (FIRST.test(line) && ENDS.some(pattern => pattern.test(line))) ||
    isHeaderBlock(lines, at) ||
    (RULE.test(line) && rulesOff(lines, at + 1))
  )
}

/** Whether what follows a rule is an earlier mail, the footer of a mailing list or nothing. */
function rulesOff(lines: readonly string[], at: number): boolean {
  const next = lines[at] === '' ? at + 1 : at
  return next >= lines.length || isHeaderBlock(lines, next) || lines.slice(next, next + 3).some(line => LIST_FOOTER.test(line))
}

function isQuoted(lines: readonly string[], at: number): boolean {
  const [before = '', line = '', after = ''] = [lines[at - 1], lines[at], lines[at + 1]]
  if (line.startsWith('>')) return true
  return before.startsWith('>') && after.startsWith('>') && before.length >= BROKEN && line !== '' && line.length <= REMAINDER
}
