import { remembered } from '../remembered.ts'

/** What WhatsApp writes itself, in the languages of its exports. Sources: FORMATS 1.9; the app's own wording. */

/** Verbs of notices that have a colon in them and look like a message: `Sarah changed the subject to "Team: north"`. */
const VERBS =
  /\b(?:changed (?:the|this|their|to)|created (?:a )?(?:group|community|this group)|added|removed|left|joined using|pinned a message|You were|hat (?:die|den) .+ geändert|hat .+ hinzugefügt|a changé|a ajouté|cambió|añadió|mudou|adicionou|ha cambiato|ha aggiunto)\b/i

/** Whether what stands before the colon is the beginning of a notice: a verb of one, or a quote that is not closed before the colon. */
export const isNoticeAuthor = remembered(
  author => VERBS.test(author) || (author.split('"').length % 2 === 0 && /\s/.test(author)) || /[“«„「][^”»“」]*$/.test(author),
)

/** How notices begin that stand under an author. They are whole sentences of the app: what people say about encryption or calls begins otherwise. */
const NOTICE = new RegExp(
  [
    'messages (?:and calls are|(?:you send )?to this (?:chat|group) and calls are now) (?:end-to-end encrypted|secured)',
    'this business (?:uses|works with|is now|account|does not)',
    'this chat is (?:with|now with) a business account',
    'your security code with',
    'missed (?:group )?(?:voice|video) call',
    '(?:voice|video) call[.,] (?:no answer|answered on other device|tap to call back|\\d+ (?:sec|min|hr)s?(?:,? \\d+ (?:sec|min)s?)*)$',
    'silenced (?:missed )?(?:voice|video) call',
    "this message can['’]t be displayed here\\. Please open WhatsApp",
    'Nachrichten und Anrufe sind Ende-zu-Ende',
    'Dieses Unternehmen',
    'Les messages et les appels sont chiffrés',
    'Les messages et appels sont chiffrés',
    'Los mensajes y las llamadas están cifrados',
    'As mensagens e (?:as )?(?:ligações|chamadas)',
    'I messaggi e le chiamate sono crittografat',
    'Berichten en (?:oproepen|gesprekken) (?:zijn|worden)',
    'Viestit ja puhelut',
    'Mesajlar ve aramalar',
    'Сообщения и звонки',
    'Wiadomości i połączenia',
    'Meddelanden och samtal',
    'Meldinger og anrop',
    'Beskeder og opkald',
    'Pesan dan panggilan',
    'Správy a hovory',
    'Zprávy a hovory',
    'Az üzenetek és a hívások',
    'Mesajele și apelurile',
    'メッセージと通話はエンドツーエンド',
    '메시지와 통화는 종단간',
    '(?:消息和通话|訊息和通話|你(?:与|和)此)',
    'الرسائل والمكالمات',
    'ההודעות והשיחות',
    '(?:verpasster|entgangener) (?:Sprach|Video)anruf',
    'appel (?:vocal|vidéo) manqué',
    '(?:llamada|videollamada)(?: de voz)? perdida',
    'chamada de (?:voz|vídeo) perdida',
    '(?:chiamata vocale|videochiamata) persa',
  ].join('|'),
  'iy',
)

/** Notices that begin with a name. Their words are looked for first: a name matches anything. */
const [ABOUT_SIGN, ABOUT] = [
  /security code changed|is a contact|is not in your contacts/i,
  /^.{1,60} (?:security code changed|is a contact|is not in your contacts)/i,
]

export function isNotice(words: string): boolean {
  NOTICE.lastIndex = 0
  return NOTICE.test(words) || (ABOUT_SIGN.test(words) && ABOUT.test(words))
}

const DEED =
  /^ (?:changed (?:the (?:group|subject)|this (?:group|community)|their phone number)|created (?:this )?(?:group|community)|left$|joined using|requested to join|turned (?:on|off) |(?:pinned|kept) a message|is (?:now|no longer) an admin)/

const MEMBERS = /^ (?:added|removed) (.+)$/
const PHONE = /^\+?[\d\s()-]{7,20}$/

/** Whether it is what a group's chat says of its author, under the same name: `Ola: Ola changed the group name to …`. `people`: all authors. */
export function isDeedOf(author: string, words: string, people: ReadonlySet<string>): boolean {
  if (!words.startsWith(`${author} `)) return false
  const deed = words.slice(author.length)
  const members = MEMBERS.exec(deed)?.[1]?.split(/, | and /)
  return members === undefined ? DEED.test(deed) : members.every(member => people.has(member) || PHONE.test(member))
}

/** Whether it is a notice that only groups have: `Ola created group "Elm"`. */
export function tellsOfGroup(words: string): boolean {
  return /^.{1,60} (?:created (?:this )?group\b|changed (?:the group (?:name|description|icon)|the subject|this group['’]s) )/.test(words)
}

/** Whether it is a poll or an event, whose parts stand below. */
export function isPoll(words: string, more: readonly string[]): boolean {
  if (words === 'POLL:') return more.some(line => /^\u200e?OPTION: /.test(line))
  return words.startsWith('EVENT: ') && more.some(line => /^\u200e?(?:DESCRIPTION|DATE|TIME|LOCATION): /.test(line))
}

/** Whether it is the notice that names its author as a business. */
export function namesBusiness(words: string): boolean {
  return /^(?:this business (?:uses|works with)|Dieses Unternehmen (?:nutzt|arbeitet))/i.test(words)
}

const DELETED = new RegExp(
  `^(?:${[
    'This message was deleted(?: by admin .{1,60})?',
    'You deleted this message(?: as admin)?',
    'Diese Nachricht wurde gelöscht',
    'Du hast diese Nachricht gelöscht',
    'Ce message a été supprimé',
    'Vous avez supprimé ce message',
    'Se eliminó este mensaje',
    'Este mensaje fue eliminado',
    'Eliminaste este mensaje',
    'Mensagem apagada',
    'Essa mensagem foi apagada',
    'Esta mensagem foi apagada',
    'Você apagou (?:esta|essa) mensagem',
    'Questo messaggio è stato eliminato',
    'Hai eliminato questo messaggio',
    'Dit bericht is verwijderd',
    '(?:U hebt|U heeft|Je hebt) dit bericht verwijderd',
    'Tämä viesti poistettiin',
    'Poistit tämän viestin',
    'Bu mesaj silindi',
    'Bu mesajı sildiniz',
    'Данное сообщение удалено',
    'Вы удалили данное сообщение',
    'Ta wiadomość została usunięta',
    'Usunięto tę wiadomość',
    'Det här meddelandet (?:raderades|togs bort)',
    'Denne meldingen ble slettet',
    'Denne besked blev slettet',
    'Pesan ini dihapus',
    'Anda menghapus pesan ini',
    'このメッセージは削除されました',
    'メッセージを削除しました',
    '삭제된 메시지입니다',
    '(?:此消息已被?删除|此訊息已刪除|您已删除此消息|你已刪除此訊息)',
    'تم حذف هذه الرسالة',
    'הודעה זו נמחקה',
    'यह मैसेज डिलीट किया गया है',
    'Waiting for this message\\. This may take a while',
  ].join('|')})[.。]?$`,
  'i',
)

export function isDeleted(words: string): boolean {
  return words.length < 120 && DELETED.test(words)
}

/** A whole line in angle brackets is never typed: `<Media omitted>`, `<Medien ausgeschlossen>`, `<attached: x.jpg>`, `<メディアなし>`. */
const ANGLED = /^<[^<>]{4,120}>$/
/** `IMG-20210428-WA0001.jpg (file attached)` in any language, `2015-08-04-PHOTO-1.jpg <attached>`. */
const ATTACHED = /^\S.{0,200}\.[\p{L}\d]{2,5} (?:\([^()]{3,40}\)|<[^<>]{4,40}>)$/u
/** `report.pdf • 2 pages`, `report.pdf • 2 pages document omitted` */
const DOCUMENT = /^\S.{0,200}\.[\p{L}\d]{2,5} • \d+ \S+(?: .{1,40})?$/u
const OMITTED = new RegExp(
  `^(?:${[
    '(?:image|video|audio|sticker|GIF|document|contact card|voice message|video note|view once (?:photo|video|voice message)) omitted',
    '(?:Bild|Video|Audio|Sticker|GIF|Dokument|Kontaktkarte|Sprachnachricht) (?:weggelassen|ausgelassen|ausgeschlossen)',
    '(?:image|vidéo|audio|sticker|GIF|document|fiche contact) (?:absente?|omise?|retirée?|manquante?)',
    '(?:imagen|video|audio|sticker|GIF|documento|tarjeta de contacto) omitid[ao]',
    '(?:imagem|vídeo|áudio|figurinha|GIF|documento|cartão do contato) (?:omitid[ao]|ocultad[ao]|ocult[ao])',
    '(?:immagine|video|audio|sticker|GIF|documento|scheda contatto) (?:omess[ao]|esclus[ao]|non inclus[ao])',
    '(?:afbeelding|video|audio|sticker|GIF|document|contactkaart) weggelaten',
    '(?:kuva|video|ääni|tarra|GIF|asiakirja) jätetty pois',
    '(?:görüntü|video|ses|çıkartma|GIF|belge) dahil edilmedi',
    '(?:изображение|видео|аудиофайл|стикер|GIF|документ) (?:отсутствует|пропущен[оа]?)',
    '(?:bild|video|ljud|klistermärke|GIF|dokument) utelämna[dt]',
    '(?:bilde|video|lyd|klistremerke|GIF|dokument) utelatt',
    '(?:billede|video|lyd|mærkat|GIF|dokument) (?:udeladt|utelatt)',
    '(?:画像|動画|音声|スタンプ|GIF|ドキュメント)(?:は含まれていません|を省略しました)',
    '(?:图像|視頻|视频|影片|圖片|音频|貼圖|GIF)(?:已忽略|已略去|已省略)',
    'null',
    'You received a view once message\\..{0,120}',
    '(?:\\S{2,20}: )?https://maps\\.google\\.com/\\?q=-?[\\d.]+,-?[\\d.]+',
    'location: https?://\\S+',
    '.{1,80}\\.vcf',
    'Live location shared',
  ].join('|')})$`,
  'i',
)

/** Whether a line stands for a picture, a sound or a file. */
export function isMedia(line: string): boolean {
  return (
    ANGLED.test(line) || OMITTED.test(line) || (/[)>]$/.test(line) && ATTACHED.test(line)) || (line.includes('•') && DOCUMENT.test(line))
  )
}

/** `… <This message was edited>`, and a file attached to its caption; iOS marks both, so that any language's is known. */
const TAIL =
  /\s*(?:\u200e\s*<[^<>]{4,120}>|<(?:This message was edited|attached: [^<>]{1,100}|Diese Nachricht wurde bearbeitet|Ce message a été modifié|Se editó este mensaje|Mensagem editada|Questo messaggio è stato modificato|Dit bericht is bewerkt)\.?>)\s*$/i

export function withoutTail(words: string): string {
  return words.includes('<') ? words.replace(TAIL, '') : words
}
