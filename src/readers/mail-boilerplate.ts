const BRAND = '(?:Android|Apple|BlackBerry|Google|Huawei|Motorola|Nokia|OnePlus|Samsung|Sony|T-Mobile|Verizon|Windows|Xiaomi)'
const DEVICE = String.raw`(?:iPhone(?: \w{1,3})?|iPad|iPod(?: touch)?|Galaxy(?: \w{1,5}){0,2}|Pixel(?: \w{1,3})?)`
/** Lines that a mail program or server put in, not the writer. */
const DROPPED = [
  /^(?:CAUTION|WARNING|EXTERNAL(?: E-?MAIL)?)\s?[:!-]\s*This (?:e-?mail|message) (?:was sent|came|originate[sd]|is) from (?:outside|an external)\b/i,
  /^\[?You don['’]t often get email from \S+@\S+/,
  new RegExp(String.raw`^Sent from my (?:${BRAND} )*(?:${DEVICE}|${BRAND})(?: (?:phone|smartphone|tablet|device))?\.?$`, 'i'),
  /^(?:Sent from|Get) Outlook for (?:iOS|Android)(?:\s?<https?:[^<>\s]+>)?\.?$/,
  /^(?:Von meinem (?:iPhone|iPad) gesendet|Envoyé de mon (?:iPhone|iPad)|Enviado desde mi (?:iPhone|iPad)|Inviato da(?:l mio)? (?:iPhone|iPad))\.?$/,
  /^(?:Verstuurd vanaf mijn (?:iPhone|iPad)|Enviado do meu (?:iPhone|iPad)|Skickat från min (?:iPhone|iPad))\.?$/,
  /^Sent with \[?Proton ?Mail\b.{0,60}$/,
]
/** How the caution for mail from outside goes on, where it is broken into lines. */
const CAUTIONS = /^.{0,60}\b(?:click (?:on )?(?:any )?links|open (?:any )?attachments|recogni[sz]e the sender|the content is safe)\b/i
const ARMOUR = /^-----BEGIN PGP (SIGNATURE|MESSAGE|PUBLIC KEY BLOCK)-----$/
const ARMOUR_END = '-----END PGP '
const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----'

/** The lines of a mail without warnings of the server, advertisements of the mail program and armour of PGP. */
export function withoutBoilerplate(lines: readonly string[]): string[] {
  const kept: string[] = []
  const ends = new Map(lines.flatMap((line, i) => (line.startsWith(ARMOUR_END) ? [[line, i] as const] : [])))
  let armour: string | undefined
  let cautioned = false
  let signed = false
  for (const [i, line] of lines.entries()) {
    if (armour !== undefined) {
      if (line === armour) armour = undefined
      continue
    }
    armour = armourEnd(line)
    // One that nothing closes is what somebody writes about.
    if (armour !== undefined && (ends.get(armour) ?? -1) < i) armour = undefined
    cautioned = isDropped(line) || (cautioned && CAUTIONS.test(line))
    signed = line === SIGNED || (signed && /^Hash: /.test(line))
    if (armour === undefined && !cautioned && !signed) kept.push(line)
  }
  return kept
}

/** With what each of the dropped lines begins: most lines are told apart by their first character. */
const BEGINNINGS = /^[CWE[YSGVI]/i

function isDropped(line: string): boolean {
  return BEGINNINGS.test(line) && DROPPED.some(pattern => pattern.test(line))
}

function armourEnd(line: string): string | undefined {
  const block = line.startsWith('-----') ? ARMOUR.exec(line) : null
  return block === null ? undefined : `${ARMOUR_END}${block[1]}-----`
}
