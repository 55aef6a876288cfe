/** Handing an article on: its link by mail, and the card that another site may show. */

/** High enough for the longest short answer where the card is as narrow as a phone; less scrolls in itself. */
const CARD_HEIGHT = 340

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const attribute = (text: string): string => text.replaceAll(/[&"<>]/g, (sign) => ESCAPED[sign] ?? sign)

/** The HTML that shows an article's card inside a page of another site. */
export const cardCode = (card: string, question: string): string =>
  `<iframe src="${attribute(card)}" title="${attribute(question)}" width="100%" height="${CARD_HEIGHT}" loading="lazy"></iframe>`

/** The address that opens a new mail with the question and its link, to nobody yet. */
export const mailTo = (address: string, question: string): string =>
  `mailto:?subject=${encodeURIComponent(question)}&body=${encodeURIComponent(address)}`
