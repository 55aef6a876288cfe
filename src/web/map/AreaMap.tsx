/** An area drawn: borders, towns, the circle that was searched, and a numbered mark for each result of the list. */
import { useId } from 'react'
import type { Area } from './area.ts'
import type { Label } from './labels.ts'
import './map.css'

type AreaMapProps = {
  readonly area: Area
  /** What the map shows, in a few words. */
  readonly title: string
  /** The same in a sentence or two; the list on the page is its equal. */
  readonly description: string
}

export function AreaMap({ area, title, description }: AreaMapProps) {
  const id = useId()
  const { width, height, middle, circle, scale } = area
  return (
    <svg
      className="map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-about`}>{description}</desc>
      <path className="map-land" d={area.land} />
      <path className="map-counties" d={area.counties} />
      <path className="map-states" d={area.states} />
      {circle && <circle className="map-circle" cx={middle.x} cy={middle.y} r={tenth(circle)} />}
      {area.stateNames.map((name) => (
        <Words key={name.words} label={name} className="map-state-name" />
      ))}
      {area.towns.map((town) => (
        <g key={`${town.words} ${town.x}`}>
          <circle className="map-town" cx={tenth(town.at.x)} cy={tenth(town.at.y)} r="2" />
          <Words label={town} className="map-town-name" />
        </g>
      ))}
      {area.here && (
        <path className="map-here" d={`M${middle.x - 8} ${middle.y}h16M${middle.x} ${middle.y - 8}v16`} />
      )}
      {area.marks
        .filter(({ moved }) => moved)
        .map(({ words, x, y, spot }) => (
          <g key={words} className="map-lead">
            <path d={`M${tenth(spot.x)} ${tenth(spot.y)}L${tenth(x)} ${tenth(y)}`} />
            <circle cx={tenth(spot.x)} cy={tenth(spot.y)} r="2.5" />
          </g>
        ))}
      {area.marks.map(({ words, x, y }) => (
        <g key={words} className="map-mark">
          <circle cx={tenth(x)} cy={tenth(y)} r={area.radius} />
          <text x={tenth(x)} y={tenth(y + 5)} textAnchor="middle">
            {words}
          </text>
        </g>
      ))}
      <g className="map-scale">
        <path d={`M10 ${height - 14}v6h${tenth(scale.length)}v-6`} />
        <text x="12" y={height - 18}>
          {scale.miles} {scale.miles === 1 ? 'mile' : 'miles'}
        </text>
      </g>
    </svg>
  )
}

function Words({ label, className }: { readonly label: Label; readonly className: string }) {
  const { words, x, y, anchor } = label
  return (
    <text className={className} x={tenth(x)} y={tenth(y)} textAnchor={anchor}>
      {words}
    </text>
  )
}

const tenth = (n: number): number => Math.round(n * 10) / 10
