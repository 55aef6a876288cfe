/**
 * Lists in one cell of a table: items with ";" between them, the parts of an item with "|". A backslash takes the
 * next character as it is. And cells that a spreadsheet would run as a formula, made harmless.
 */

/** `LCSW | 0001 | CO; LPC | 77 | CO`. A part that is not known is left empty; empty parts at the end are left out. */
export const writeCell = (items: readonly (readonly (string | undefined)[])[]): string =>
  items
    .map((parts) => parts.map((part = '') => part.replaceAll(/[\\;|]/g, (sign) => `\\${sign}`)))
    .map((parts) => parts.join(' | ').replace(/( \| )+$/, ''))
    .join('; ')

/** The items of a cell, each as its parts; an empty part is undefined, an empty item is none. */
export function readCell(cell: string): (string | undefined)[][] {
  const items: string[][] = [['']]
  for (const [, escaped, sign, plain] of cell.matchAll(/\\([\s\S])|([;|])|([\s\S])/g)) {
    if (sign === ';') items.push([''])
    else if (sign === '|') items.at(-1)?.push('')
    else {
      const parts = items.at(-1) ?? []
      parts[parts.length - 1] += escaped ?? plain ?? ''
    }
  }
  return items
    .map((parts) => parts.map((part) => part.trim() || undefined))
    .filter((parts) => parts.some((part) => part !== undefined))
}

/** What spreadsheets take for the beginning of a formula, also behind quotes that were put there before. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/

/** A spreadsheet shows a cell that begins with a quote as text. */
export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)
/** The cell as it was before it was guarded. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
