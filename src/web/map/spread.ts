/** Marks that would lie on each other move apart, just far enough to be read; each keeps the place it stands for. */

export type Spot = { readonly x: number; readonly y: number }
export type Spread = Spot & { readonly moved: boolean }
type Size = { readonly width: number; readonly height: number }

/**
 * Places for round marks: the first stay where they belong, a later one takes the nearest free place.
 * @param radius of a mark, in units of the drawing
 */
export function spread(spots: readonly Spot[], radius: number, size: Size): Spread[] {
  const placed: Spread[] = []
  for (const spot of spots) {
    const free = around(spot, radius).find(
      (place) =>
        inside(place, radius, size) &&
        placed.every((other) => Math.hypot(other.x - place.x, other.y - place.y) >= 2 * radius + 1),
    )
    placed.push(free ? { ...free, moved: free !== spot } : { ...spot, moved: false })
  }
  return placed
}

/** A place and then those around it, the near ones first. */
function* around(spot: Spot, radius: number): Generator<Spot> {
  yield spot
  for (let ring = 1; ring <= 40; ring++) {
    const distance = (ring * radius) / 2
    const many = Math.ceil((4 * Math.PI * distance) / radius)
    for (let i = 0; i < many; i++) {
      const turn = (2 * Math.PI * i) / many
      yield { x: spot.x + distance * Math.cos(turn), y: spot.y + distance * Math.sin(turn) }
    }
  }
}

const inside = ({ x, y }: Spot, radius: number, { width, height }: Size): boolean =>
  x >= radius && y >= radius && x <= width - radius && y <= height - radius
