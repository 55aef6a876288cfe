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

/** Height of a line of 15 units, and the usual width of one of its letters. */
const HEIGHT = 17
const LETTER = 8.4

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
  const written: Block[] = []
  const labels: Label[] = []
  for (const { words, at } of named) {
    if (labels.length === most) break
    const dot = blockAround(at, 3)
    if (written.some((block) => overlap(block, dot))) continue
    // Where a mark covers the town, its name stands a mark's breadth away; a name far from its own dot misleads.
    const covered = taken.some((block) => overlap(block, dot))
    const place = sides(at, words.length * LETTER, covered ? [0, 22] : [0]).find(
      ({ block }) => inside(block, size) && !blocks.some((other) => overlap(block, other)),
    )
    if (!place) continue
    blocks.push(place.block, dot)
    written.push(place.block)
    labels.push({ words, at, x: place.x, y: place.y, anchor: place.anchor })
  }
  return labels
}

type Place = Pick<Label, 'x' | 'y' | 'anchor'> & { readonly block: Block }

/** Right of its point, left of it, above, below, at each of these distances from it. */
function sides({ x, y }: Spot, width: number, distances: readonly number[]): Place[] {
  const place = (anchor: Label['anchor'], at: number, base: number): Place => {
    const left = anchor === 'start' ? at : anchor === 'end' ? at - width : at - width / 2
    const block = { left, top: base - HEIGHT + 4, right: left + width, bottom: base + 4 }
    return { x: at, y: base, anchor, block }
  }
  return distances.flatMap((away) => [
    place('start', x + 6 + away, y + 5),
    place('end', x - 6 - away, y + 5),
    place('middle', x, y - 7 - away),
    place('middle', x, y + 17 + away),
  ])
}

const inside = (block: Block, { width, height }: { readonly width: number; readonly height: number }) =>
  block.left >= 2 && block.top >= 2 && block.right <= width - 2 && block.bottom <= height - 2

const overlap = (a: Block, b: Block): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
