/** Handing an article on: its link by mail, and the card that another site may show. */

/** A frame cannot ask for its height, so it is reckoned for a phone: signs a line, px a line, and px around them. */
const CARD = { question: 26, answer: 32, line: 26, around: 160 } as const

type Carded = { readonly question: string; readonly answer: string }

const cardHeight = ({ question, answer }: Carded): number =>
  CARD.around +
  CARD.line * (Math.ceil(question.length / CARD.question) + Math.ceil(answer.length / CARD.answer))

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const attribute = (text: string): string => text.replaceAll(/[&"<>]/g, (sign) => ESCAPED[sign] ?? sign)

/** The HTML that shows an article's card inside a page of another site. @param card its address */
export const cardCode = (card: string, article: Carded): string =>
  `<iframe src="${attribute(card)}" title="${attribute(article.question)}" width="100%" height="${cardHeight(article)}" style="border:0" loading="lazy"></iframe>`

/** The address that opens a new mail with the question and its link, to nobody yet. */
export const mailTo = (address: string, question: string): string =>
  `mailto:?subject=${encodeURIComponent(question)}&body=${encodeURIComponent(address)}`
