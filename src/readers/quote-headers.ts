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
/** The first characters of these, and what those below have: to look for them first takes less time than the patterns. */
const FIRST = /^[OALEI]/
const DIGIT_OR_AT = /[\d@]/
/** Of languages that begin it with the day or the name. */
const CLOSED = [
  /(?:napisał|napsal)(?:\(a\)|a)?\s?:$/,
  /(?:kirjoitti|yazdı|έγραψε|писал|писала|писал\(а\)|пише|a scris)\s?:$/,
  /(?:작성|写道|寫道|のメール)\s?[:：]$/,
  /\sskrev(?:\s.*)?:$/,
  /\sírta\s.*:$/,
]
/** Who wrote, with nothing else (`Lena Roe wrote:`): a quote header only where quoted lines follow. */
const BARE = /\b(?:wrote|writes|schrieb|schreibt|écrit|escribió|scritto|schreef|skrev|escreveu)\s?:$/
const TIME = /\b\d{1,2}(?::\d{2}(?!\d)|\.\d{2}(?![.\d]))/
const YEAR = /\b(?:19|20)\d{2}(?!\d)/
const ADDRESS = /[^\s<>@]@[^\s<>@]/
const alternatives = (words: string): string => words.replaceAll(' ', '|')
/** Weekdays in the languages of the quote headers, as they are written in a sentence. */
const WEEKDAYS = alternatives(
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo ' +
    'lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira poniedziałek wtorek środa czwartek piątek sobota niedziela ' +
    'måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag',
)
/** Months, whole and short. */
const MONTHS = alternatives(
  'January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec ' +
    'Januar Februar März Mai Juni Juli Oktober Dezember Mrz Okt Dez janvier février mars avril mai juin juillet août septembre octobre ' +
    'novembre décembre janv févr avr juil sept oct nov déc enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre ' +
    'diciembre ene feb mar abr may jun jul ago dic gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ' +
    'ott januari februari maart april mei juni juli augustus september oktober november december mrt okt janeiro fevereiro março maio junho julho ' +
    'setembro outubro dezembro fev mai out dez stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada ' +
    'grudnia maj augusti januar februar marts august desember',
)
/** The day, where nothing else of the date is named. */
const DAY = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${WEEKDAYS})|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),|\d{1,2}\.? (?:de )?(?:${MONTHS})|(?:${MONTHS})\.? \d{1,2})(?!\p{L})`,
  'u',
)
/** Words of somebody who tells what was written: `On Monday the courier wrote:`, `Here is what he wrote:`. */
const TELLS =
  /(?<!\p{L})(?:I|we|you|he|she|they|it|the|your|our|my|his|her|their|ich|wir|er|sie|Sie|ihr|Ihr|Ihre|mein|meine|der|die|je|nous|vous|votre|su|usted)(?!\p{L})/u
const POINTS = /(?<!\p{L})(?:what|how|as|which|here|this|that|was|wie|hier|dies|voici|vad|här|wat|hoe)(?!\p{L})/iu
/** Words of a bare header at most. */
const FEW = 4
/** Gmail names but the day and who in Russian and Japanese. */
const DAY_AND_ADDRESS = /\b(?:19|20)\d{2}(?!\d).*<[^<>\s]+@[^<>\s]+>\s?[:：]$/
/** Lines over which mail programs break the line, and characters that it has at most. */
const LINES = 3
const LONGEST = 300

/** Of the lines above quoted mails: first line → last line. */
export function attributionsIn(lines: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const [end, line] of lines.entries()) {
    if (line.startsWith('>') || !/[:：]\s*$/.test(line.slice(-5))) continue
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
    if (line === '' || line.startsWith('>') || (at < end && line.endsWith(':')) || joined.length + line.length > LONGEST) break
    joined = joined === '' ? line : `${line} ${joined}`
    if (isAttribution(joined)) return at
  }
  return quoteFollows(lines, end + 1) && isBare(lines[end]!.trim()) ? end : undefined
}

function isAttribution(text: string): boolean {
  if (text.split('<').length !== text.split('>').length) return false
  const [timed, addressed] = [TIME.test(text), ADDRESS.test(text)]
  if (timed && DAY_AND_ADDRESS.test(text)) return true
  const opened = FIRST.test(text) && OPENED.some(pattern => pattern.test(text))
  if (!opened && !(DIGIT_OR_AT.test(text) && CLOSED.some(pattern => pattern.test(text)))) return false
  return timed || addressed || (opened && YEAR.test(text)) || (DAY.test(text) && !TELLS.test(text))
}

function isBare(line: string): boolean {
  if (line.length > LONGEST || POINTS.test(line)) return false
  if (OPENED.some(pattern => pattern.test(line))) return true
  const isShort = /^\p{Lu}/u.test(line) && line.split(/\s+/).length <= FEW
  return isShort && (BARE.test(line) || CLOSED.some(pattern => pattern.test(line)))
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
