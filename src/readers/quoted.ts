/** The line above a quoted mail, in the languages of FORMATS 0.5; also broken over two lines. */
const INTRODUCTIONS = [
  /^[ \t]*On\b.{5,200}\bwrote:[ \t]*$/m,
  /^[ \t]*On\b.{5,200}\n[ \t]*(?:.{0,80})wrote:[ \t]*$/m,
  /^[ \t]*Am\b.{5,200}\n?.{0,80}schrieb\b.{0,80}:[ \t]*$/m,
  /^[ \t]*Le\b.{5,200}\n?.{0,80}a écrit\s?:[ \t]*$/m,
  /^[ \t]*El\b.{5,200}\n?.{0,80}escribió:[ \t]*$/m,
  /^[ \t]*Il\b.{5,200}\n?.{0,80}ha scritto:[ \t]*$/m,
  /^[ \t]*Op\b.{5,200}\n?.{0,80}schreef\b.{0,80}:[ \t]*$/m,
  /^[ \t]*Em\b.{5,200}\n?.{0,80}escreveu:[ \t]*$/m,
  /^[ \t]*-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d['’]origine|Mensaje original|Messaggio originale)\s*-{2,}/im,
  /^(?:From|Von|De|Da): .+\n(?:.*\n){0,3}(?:Sent|Date|To|Subject|Gesendet|Betreff|Envoyé|Objet|Enviado|Asunto): /m,
  /^_{10,}[ \t]*$/m,
  /^##- Please type your reply above this line -##/m,
  /^-- ?$/m,
  /^>.*$/m,
]

/** What a mail says itself, without earlier mail below it and without signature; '' where it says nothing of its own. */
export function withoutQuote(text: string): string {
  let end = text.length
  for (const introduction of INTRODUCTIONS) {
    const found = introduction.exec(text)
    if (found !== null && found.index < end) end = found.index
  }
  return text.slice(0, end).trim()
}
