/** What somebody types who wants to be more than text, and the signs that it was. */
import { parse } from 'csv-parse/sync'
import { parseHTML } from 'linkedom'

export const CANARY = 'injection_canary'
const ELSEWHERE = 'elsewhere@evil.example'

/** What is typed into one field is known again wherever it is shown. */
export const markOf = (n: number): string => `zq${n}qz`
export const marksIn = (text: string): string[] => text.match(/zq\d+qz/g) ?? []

/** A formula, an element, an attribute of either quote, a statement, the ends of what a page may stand in. */
export const longPayload = (mark: string): string =>
  `=${mark}'"><inj-x onload=inj()></script></textarea></title>" injected="1' injected='1\${7*7}'); drop table ${CANARY}; --`
export const shortPayload = (mark: string): string => `=${mark}'"><inj-x>';--`
/** Lines that would be headers of a letter or properties of a calendar, and what Markdown makes a link of. */
export const linesPayload = (mark: string): string =>
  `${longPayload(mark)}\r\nBcc: ${ELSEWHERE}\r\nATTENDEE:mailto:${ELSEWHERE}\r\n\r\n[x](javascript:inj()) ![x](x" onerror="inj())`

const FROM_THE_DATABASE =
  /syntax error at|unterminated quoted|invalid input syntax|violates .* constraint|SQLSTATE|PG::/

/** @returns the signs, in words, that something typed was taken for more than text; none when all is well */
export function harmIn(answer: {
  readonly type: string
  readonly status: number
  readonly text: string
}): string[] {
  const { type, status, text } = answer
  return [
    ...(status >= 500 ? [`answered ${status}`] : []),
    ...(FROM_THE_DATABASE.test(text) ? ['shows an error of the database'] : []),
    ...(marksIn(text).length === 0 ? [] : (SIGNS.find(([of]) => of.test(type))?.[1](text) ?? [])),
  ]
}

const SIGNS: readonly (readonly [type: RegExp, signs: (text: string) => string[]])[] = [
  [/html/, inPage],
  [/xml|svg/, (text) => (text.includes('<inj') ? ['an element of its own in XML'] : [])],
  [/csv/, inTable],
  [
    /calendar/,
    (text) => (/^(Bcc|ATTENDEE):.*evil\.example/im.test(text) ? ['a line of its own in a calendar'] : []),
  ],
  [/json/, (text) => (isJson(text) ? [] : ['JSON that cannot be read'])],
]

function inPage(text: string): string[] {
  if (text.includes('<inj')) return ['stands in the page as it was typed']
  const { document } = parseHTML(text)
  const made: string[] = []
  for (const element of document.querySelectorAll('*')) {
    if (element.localName.startsWith('inj')) made.push(`made the element ${element.localName}`)
    for (const { name, value } of element.attributes)
      if (
        /^(on|inj)/.test(name) ||
        (/^(href|src|action|formaction)$/.test(name) && /^\s*javascript:/i.test(value))
      )
        made.push(`made the attribute ${name}="${value}" of ${element.localName}`)
    if (element.getAttribute('type') === 'application/ld+json' && !isJson(element.textContent ?? ''))
      made.push('broke the description for machines')
  }
  return made
}

function inTable(text: string): string[] {
  const cells: string[][] = parse(text, { relax_column_count: true, bom: true })
  return cells
    .flat()
    .filter((cell) => marksIn(cell).length > 0 && /^[=+\-@\t\r]/.test(cell))
    .map((cell) => `a formula in a table: ${cell.slice(0, 40)}`)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The same of a letter: to whom it went, and whether a line of its head was typed by somebody. */
export const harmInLetter = ({ to, subject }: { readonly to: string; readonly subject: string }): string[] =>
  to.includes('evil.example') || /[\r\n]/.test(subject) ? [`a letter went to ${to}: ${subject}`] : []
