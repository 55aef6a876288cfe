/** A QR code drawn as one path: black on white in light and in dark, because cameras look for that. */
export function Square({
  cells,
  label,
}: {
  readonly cells: readonly (readonly boolean[])[]
  readonly label: string
}) {
  const size = cells.length
  const path = cells
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      className="square"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
