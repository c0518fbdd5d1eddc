const RECORDING = 'a recording: have it transcribed, and give the transcript'

/** Files that people give in place of an export, by their first bytes: what each is, and what to do. The first that fits is meant. */
const SIGNS: readonly (readonly [bytes: string, at: number, is: string])[] = [
  ['504b0506', 0, 'an empty zip file: export it again'],
  ['504b0304', 0, 'a zip or Excel file: name the zip file itself, or save the sheet as CSV'],
  ['2142444e', 0, 'an Outlook data file (.pst): open it in Outlook, and save the mails as .eml or an mbox'],
  ['25504446', 0, 'a PDF: export it as text or CSV'],
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
  ['57415645', 8, RECORDING],
  ['66747970', 4, RECORDING],
]
const OLD_OFFICE = 'd0cf11e0'
/** Every mail of Outlook has parts of such a name. */
const OUTLOOK_PART = Buffer.from('__substg1.0_', 'utf16le')

/** What a file of such first bytes is that holds no text, and what to do; undefined where they may be text. */
export function notText(bytes: Uint8Array): string | undefined {
  const begins = (hex: string, at: number): boolean => Buffer.from(bytes.subarray(at, at + hex.length / 2)).toString('hex') === hex
  if (begins(OLD_OFFICE, 0))
    return Buffer.from(bytes).includes(OUTLOOK_PART)
      ? 'a mail saved by Outlook (.msg): save it as .eml or text'
      : 'an old Excel or Word file, or a mail saved by Outlook: save it as CSV or text, a mail as .eml'
  return SIGNS.find(([hex, at]) => begins(hex, at))?.[2]
}
