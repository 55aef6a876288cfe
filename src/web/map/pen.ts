/** Writes down short what d3 draws: points that change nothing are left out, distances are tenths of a unit. */
import type { GeoContext } from 'd3-geo'

type Point = readonly [x: number, y: number]
export type Pen = GeoContext & { readonly path: () => string }

/** @param tolerance how far, in units of the drawing, a line may be from where it was */
export function createPen(tolerance: number): Pen {
  const lines: { readonly points: Point[]; closed: boolean }[] = []
  return {
    beginPath() {},
    arc() {},
    moveTo: (x, y) => void lines.push({ points: [[x, y]], closed: false }),
    lineTo: (x, y) => void lines.at(-1)?.points.push([x, y]),
    closePath() {
      const last = lines.at(-1)
      if (last) last.closed = true
    },
    path: () => lines.map(({ points, closed }) => written(simplified(points, tolerance), closed)).join(''),
  }
}

/** Douglas and Peucker's: a stretch becomes straight when no point of it is further from that than the tolerance. */
export function simplified(points: readonly Point[], tolerance: number): readonly Point[] {
  const keep = new Set([0, points.length - 1])
  const stretches: [number, number][] = [[0, points.length - 1]]
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch
    let [furthest, distance] = [-1, tolerance]
    for (let i = from + 1; i < to; i++) {
      const d = distanceTo(points[i], points[from], points[to])
      if (d > distance) [furthest, distance] = [i, d]
    }
    if (furthest < 0) continue
    keep.add(furthest)
    stretches.push([from, furthest], [furthest, to])
  }
  return points.filter((_, i) => keep.has(i))
}

function distanceTo(p: Point = [0, 0], a: Point = [0, 0], b: Point = [0, 0]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}

/** Steps from the last written place, so that rounding never adds up. */
function written(points: readonly Point[], closed: boolean): string {
  let [x, y] = [0, 0]
  let path = ''
  for (const [i, point] of points.entries()) {
    const [toX, toY] = [Math.round(point[0] * 10), Math.round(point[1] * 10)]
    if (i > 0 && toX === x && toY === y) continue
    path += i === 0 ? `M${pair(toX, toY)}` : `l${pair(toX - x, toY - y)}`
    ;[x, y] = [toX, toY]
  }
  // A piece that shrank to one point is not worth its bytes.
  return path.includes('l') ? path + (closed ? 'z' : '') : ''
}

const pair = (x: number, y: number): string => `${tenths(x)}${y < 0 ? '' : ' '}${tenths(y)}`
const tenths = (n: number): string => String(n / 10).replace(/^(-?)0\./, '$1.')
