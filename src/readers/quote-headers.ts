/** The line above a quoted mail, in languages that begin it with the same word. FORMATS 0.5. */
const OPENED = [
  /^On\b.*\bwrote\s?:$/,
  /^Am\b.*(?:\bschrieb\b.*|\bgeschrieben\s?):$/,
  /^Le\b.*\ba écrit\s?:$/,
  /^El\b.*\bescribió\s?:$/,
  /^Il\b.*\bha scritto\s?:$/,
  /^Op\b.*(?:\bschreef\b.*|\bgeschreven\s?):$/,
  /^Em\b.*\bescreveu\s?:$/,
]
/** Of languages that begin it with the day or the name. */
const CLOSED = [
  /(?:napisał|napsal)(?:\(a\)|a)?\s?:$/,
  /(?:kirjoitti|yazdı|έγραψε|писал|писала|писал\(а\)|пише|a scris)\s?:$/,
  /(?:작성|写道|寫道|のメール)\s?[:：]$/,
  /\sskrev(?:\s.*)?:$/,
  /\sírta\s.*:$/,
]
/** Who wrote, with nothing else: a quote header only where quoted lines follow. */
const BARE = /\b(?:wrote|writes|schrieb|schreibt|écrit|escribió|scritto|schreef|skrev|escreveu)\s?:$/
const TIME = /\b\d{1,2}(?::\d{2}(?!\d)|\.\d{2}(?![.\d]))/
const YEAR = /\b(?:19|20)\d{2}(?!\d)/
const ADDRESS = /[^\s<>@]@[^\s<>@]/
/** Gmail names but the day and who in Russian and Japanese. */
const DAY_AND_ADDRESS = /\b(?:19|20)\d{2}(?!\d).*<[^<>\s]+@[^<>\s]+>\s?[:：]$/
/** Lines over which mail programs break the line, and characters that it has at most. */
const LINES = 3
const LONGEST = 300

/** Of the lines above quoted mails: first line → last line. */
export function attributionsIn(lines: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const [end, line] of lines.entries()) {
    if (!/[:：]\s*$/.test(line.slice(-5)) || line.startsWith('>')) continue
    const begin = beginOf(lines, end)
    if (begin !== undefined) found.set(begin, end)
  }
  return found
}

/** The fewest lines that are an attribution together. */
function beginOf(lines: readonly string[], end: number): number | undefined {
  let joined = ''
  for (let at = end; at > end - LINES && at >= 0; at--) {
    const line = lines[at]!.trim()
    if (line === '' || line.startsWith('>') || joined.length + line.length > LONGEST) break
    joined = joined === '' ? line : `${line} ${joined}`
    if (isAttribution(joined)) return at
  }
  return quoteFollows(lines, end + 1) && isBare(lines[end]!.trim()) ? end : undefined
}

function isAttribution(text: string): boolean {
  if (text.split('<').length !== text.split('>').length) return false
  const [timed, addressed] = [TIME.test(text), ADDRESS.test(text)]
  if ((timed || addressed || YEAR.test(text)) && OPENED.some(pattern => pattern.test(text))) return true
  if ((timed || addressed) && CLOSED.some(pattern => pattern.test(text))) return true
  return timed && DAY_AND_ADDRESS.test(text)
}

function isBare(line: string): boolean {
  return (
    line.length <= LONGEST && (BARE.test(line) || CLOSED.some(pattern => pattern.test(line)) || OPENED.some(pattern => pattern.test(line)))
  )
}

/** Whether lines marked as quoted begin here, or after an empty line. */
export function quoteFollows(lines: readonly string[], at: number): boolean {
  return (lines[at]?.trim() === '' ? lines[at + 1] : lines[at])?.startsWith('>') ?? false
}

const field = (names: string): RegExp => new RegExp(`^\\*{0,2}(?:${names})\\*{0,2}\\s?[:：]\\*{0,2}\\s*\\S`)
const FROM = field('From|Von|De|Da|Van|Od|Från|Fra|От|Від|Lähettäjä|Kimden|Feladó|发件人|寄件者|差出人|보낸 사람')
/** Not "Data", "Datum" or "Fecha": bookings have lines from, to and date, too, and a mail has its subject besides. */
const SENT = field(
  [
    'Sent|Date|Gesendet|Envoyé|Enviado(?: el| em)?|Enviada em|Inviato|Verzonden|Wysłano|Skickat|Sendt|Lähetetty|Odesláno|Gönderildi',
    'Отправлено|发送时间|寄件日期|送信日時|보낸 날짜',
  ].join('|'),
)
const ABOUT = field('To|Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Temat|Ämne|Emne|Aihe|Předmět|Konu|Тема|主题|主旨|件名|제목')

/** Whether the headers of an earlier mail stand here, as Outlook and others copy them above it. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at]
  if (line === undefined) return false
  // GMX and Web.de begin with the day.
  if (SENT.test(line)) return FROM.test(lines[at + 1] ?? '') && ADDRESS.test(lines[at + 1]!)
  return FROM.test(line) && lines.slice(at + 1, at + 5).some(next => SENT.test(next) || ABOUT.test(next))
}
