/** The map beside the results, and what it shows in words. */
import { AreaMap } from '#web/map/AreaMap.tsx'
import { CountryMap } from '#web/map/CountryMap.tsx'
import { MAP } from '../page-words.ts'
import { STATES } from '../states.ts'
import type { SearchedMap } from './search-map.ts'

export function SearchMap({ map }: { readonly map: SearchedMap }) {
  if (map.shows === 'area')
    return (
      <figure className="answer-map" id="map">
        <AreaMap
          area={map.area}
          title={MAP.area(map.label)}
          description={MAP.areaAbout(map.within, map.area.marks.length)}
        />
        <figcaption>
          {MAP.distances} {map.beyond > 0 && MAP.beyond(map.beyond)}
        </figcaption>
      </figure>
    )
  return (
    <figure className="answer-map" id="map">
      <CountryMap country={map.country} title={MAP.country} description={MAP.countryAbout} />
      <figcaption>
        <h2>{MAP.byState}</h2>
        <ul className="by-state">
          {map.counts.map(({ state, count }) => (
            <li key={state}>
              {STATES[state]} <span className="by-state-count">{count}</span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
