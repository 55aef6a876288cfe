/** The whole country drawn, with a disc in each state: the larger, the more are listed there. */
import { useId } from 'react'
import type { Country } from './country.ts'
import './map.css'

type CountryMapProps = { readonly country: Country; readonly title: string; readonly description: string }

export function CountryMap({ country, title, description }: CountryMapProps) {
  const id = useId()
  return (
    <svg
      className="map"
      viewBox={`0 0 ${country.width} ${country.height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-about`}>{description}</desc>
      <path className="map-land" d={country.land} />
      <path className="map-states" d={country.borders} />
      {country.counts.map(({ state, count, x, y, radius }) => (
        <g key={state} className="map-count">
          <circle cx={Math.round(x)} cy={Math.round(y)} r={Math.round(radius)} />
          {radius >= 5 + 4 * String(count).length && (
            <text x={Math.round(x)} y={Math.round(y) + 5} textAnchor="middle">
              {count}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
