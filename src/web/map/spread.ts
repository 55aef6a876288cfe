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
function around(spot: Spot, radius: number): Spot[] {
  const rings = Array.from({ length: 40 }, (_, ring) => ((ring + 1) * radius) / 2)
  return [
    spot,
    ...rings.flatMap((distance) => {
      const many = Math.ceil((2 * Math.PI * distance) / radius) * 2
      return Array.from({ length: many }, (_, i) => ({
        x: spot.x + distance * Math.cos((2 * Math.PI * i) / many),
        y: spot.y + distance * Math.sin((2 * Math.PI * i) / many),
      }))
    }),
  ]
}

const inside = ({ x, y }: Spot, radius: number, { width, height }: Size): boolean =>
  x >= radius && y >= radius && x <= width - radius && y <= height - radius
