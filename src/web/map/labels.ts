/** Names where they fit: the more important first, none over another or over a mark, none out of the drawing. */
import type { Spot } from './spread.ts'

export type Block = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
export type Label = {
  readonly words: string
  readonly at: Spot
  /** Where the words begin, end or have their middle, on their base line. */
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
}

/** Height of a line of 14 units, and the usual width of one of its letters. */
const HEIGHT = 16
const LETTER = 7.6

export const blockAround = ({ x, y }: Spot, radius: number): Block => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
})

/**
 * @param named in the order of their importance
 * @param taken where nothing may be written
 */
export function placeLabels(
  named: readonly { readonly words: string; readonly at: Spot }[],
  taken: readonly Block[],
  size: { readonly width: number; readonly height: number },
  most: number,
): Label[] {
  const blocks = [...taken]
  const labels: Label[] = []
  for (const { words, at } of named) {
    if (labels.length === most) break
    const place = sides(at, words.length * LETTER).find(
      ({ block }) => inside(block, size) && !blocks.some((other) => overlap(block, other)),
    )
    if (!place) continue
    blocks.push(place.block, blockAround(at, 3))
    labels.push({ words, at, x: place.x, y: place.y, anchor: place.anchor })
  }
  return labels
}

type Place = Pick<Label, 'x' | 'y' | 'anchor'> & { readonly block: Block }

/** Right of its point, left of it, above, below. */
function sides({ x, y }: Spot, width: number): Place[] {
  const place = (anchor: Label['anchor'], at: number, base: number): Place => {
    const left = anchor === 'start' ? at : anchor === 'end' ? at - width : at - width / 2
    const block = { left, top: base - HEIGHT + 4, right: left + width, bottom: base + 4 }
    return { x: at, y: base, anchor, block }
  }
  return [
    place('start', x + 6, y + 5),
    place('end', x - 6, y + 5),
    place('middle', x, y - 7),
    place('middle', x, y + 17),
  ]
}

const inside = (block: Block, { width, height }: { readonly width: number; readonly height: number }) =>
  block.left >= 2 && block.top >= 2 && block.right <= width - 2 && block.bottom <= height - 2

const overlap = (a: Block, b: Block): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
