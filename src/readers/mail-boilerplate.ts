/** Lines that a mail program or server put in, not the writer. */
const DROPPED = [
  /^(?:CAUTION|WARNING|EXTERNAL(?: E-?MAIL)?)\s?[:!-]\s*This (?:e-?mail|message) (?:was sent|came|originate[sd]|is) from (?:outside|an external)\b/i,
  /^\[?You don['’]t often get email from \S+@\S+/,
  /^Sent from my (?:[\w ]{0,20}\b)?(?:iPhone|iPad|iPod|Android|Galaxy|BlackBerry|Pixel|smartphone|phone|tablet|mobile)\b[\w ]{0,20}\.?$/i,
  /^(?:Sent from|Get) Outlook for (?:iOS|Android)\b/,
  /^(?:Von meinem (?:iPhone|iPad) gesendet|Envoyé de mon (?:iPhone|iPad)|Enviado desde mi (?:iPhone|iPad)|Inviato da(?:l mio)? (?:iPhone|iPad))\.?$/,
  /^(?:Verstuurd vanaf mijn (?:iPhone|iPad)|Enviado do meu (?:iPhone|iPad)|Skickat från min (?:iPhone|iPad))\.?$/,
  /^Sent with \[?Proton ?Mail\b.{0,60}$/,
]
/** How the caution for mail from outside goes on, where it is broken into lines. */
const CAUTIONS = /^.{0,60}\b(?:click (?:on )?(?:any )?links|open (?:any )?attachments|recogni[sz]e the sender|the content is safe)\b/i
const ARMOUR = /^-----BEGIN PGP (SIGNATURE|MESSAGE|PUBLIC KEY BLOCK)-----$/
const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----'

/** The lines of a mail without warnings of the server, advertisements of the mail program and armour of PGP. */
export function withoutBoilerplate(lines: readonly string[]): string[] {
  const kept: string[] = []
  let armour: string | undefined
  let cautioned = false
  let signed = false
  for (const line of lines) {
    if (armour !== undefined) {
      if (line === armour) armour = undefined
      continue
    }
    const block = ARMOUR.exec(line)
    if (block !== null) armour = `-----END PGP ${block[1]}-----`
    cautioned = DROPPED.some(pattern => pattern.test(line)) || (cautioned && CAUTIONS.test(line))
    signed = line === SIGNED || (signed && /^Hash: /.test(line))
    if (block === null && !cautioned && !signed) kept.push(line)
  }
  return kept
}
