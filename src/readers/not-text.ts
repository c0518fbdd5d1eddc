const RECORDING = 'a recording: have it transcribed, and give the transcript'

/** Files that people give in place of an export, by their first bytes: what each is, and what to do. The first that fits is meant. */
const SIGNS: readonly (readonly [bytes: string, at: number, is: string])[] = [
  ['504b0506', 0, 'an empty zip file: export it again'],
  ['504b0304', 0, 'a zip or Excel file: name the zip file itself, or save the sheet as CSV'],
  ['2142444e', 0, 'an Outlook data file (.pst): open it in Outlook, and save the mails as .eml or an mbox'],
  ['255044462d', 0, 'a PDF: export it as text or CSV'],
  ['377abcaf271c', 0, 'a 7z archive: unpack it, and name the folder'],
  ['526172211a07', 0, 'a rar archive: unpack it, and name the folder'],
  ['28b52ffd', 0, 'packed with zstd: unpack it, and name the file'],
  ['fd377a585a00', 0, 'packed with xz: unpack it, and name the file'],
  ['314159265359', 4, 'packed with bzip2: unpack it, and name the file'],
  ['7573746172', 257, 'a tar archive: unpack it, and name the folder'],
  ['50415231', 0, 'a Parquet table: save it as CSV or JSON lines'],
  ['49443302', 0, RECORDING],
  ['49443303', 0, RECORDING],
  ['49443304', 0, RECORDING],
  ['fffb', 0, RECORDING],
  ['fff3', 0, RECORDING],
  ['4f676753', 0, RECORDING],
  ['664c6143', 0, RECORDING],
  ['66747970', 4, RECORDING],
]
const RIFF = '52494646'
const WAVE = '57415645'
const OLD_OFFICE = 'd0cf11e0'
/** Every mail of Outlook has parts of such a name. */
const OUTLOOK_PART = Buffer.from('__substg1.0_', 'utf16le')

/** `Wave` may begin a line of a transcript, and so may each other sign of letters only; in a file that is no text bytes that no text has stand near. */
const LETTERS = /^[A-Za-z0-9]+$/
const NEAR = 64

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some(byte => byte < 9 || (byte > 13 && byte < 32))
}

/** What a file of such first bytes is that holds no text, and what to do; undefined where they may be text. */
export function notText(bytes: Uint8Array): string | undefined {
  const begins = (hex: string, at: number): boolean => Buffer.from(bytes.subarray(at, at + hex.length / 2)).toString('hex') === hex
  if (begins(OLD_OFFICE, 0))
    return Buffer.from(bytes).includes(OUTLOOK_PART)
      ? 'a mail saved by Outlook (.msg): save it as .eml or text'
      : 'an old Excel or Word file, or a mail saved by Outlook: save it as CSV or text, a mail as .eml'
  const isMeant = (hex: string, at: number): boolean =>
    !LETTERS.test(Buffer.from(hex, 'hex').toString('latin1')) || hasControls(bytes.subarray(0, Math.max(NEAR, at)))
  const isWave = begins(RIFF, 0) && begins(WAVE, 8) && isMeant(RIFF, 0)
  return isWave ? RECORDING : SIGNS.find(([hex, at]) => begins(hex, at) && isMeant(hex, at))?.[2]
}
