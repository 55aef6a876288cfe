/** Where things stand in a drawing: per cent from its left, so that words keep their size on every screen. */

export type Scale = (value: number) => number
export type Label = { readonly at: number; readonly anchor: 'start' | 'end' }

/** The narrowest drawing, in px: a phone of 320 px without the page's margins. */
const NARROWEST = 288
/** px a letter, at the size of the drawings' words. */
const LETTER = 7.6
/** px between a thing and its words. */
export const GAP = 6

/** From `from` to `to`, with a little room at both ends for what stands on them. Two decimals. */
export const scaleOf =
  (from: number, to: number): Scale =>
  (value) =>
    Math.round((2 + (96 * (value - from)) / (to - from)) * 100) / 100

/** Per cent of the narrowest drawing that these words take. */
export const widthOf = (words: string): number => ((words.length * LETTER + GAP) / NARROWEST) * 100

/**
 * Words beside a bar: after its end where there is room, else before its beginning, else from its beginning on.
 * @param from, to the ends of the bar, per cent
 */
export function beside(words: string, from: number, to: number): Label {
  if (to + widthOf(words) <= 100) return { at: to, anchor: 'start' }
  if (from - widthOf(words) >= 0) return { at: from, anchor: 'end' }
  return { at: from, anchor: 'start' }
}
