/** The small map of a listing's places: close enough to recognise, wide enough to hold them all. */
import { milesBetween } from '#directory/place.ts'
import { type Area, layOutArea } from '#web/map/area.ts'
import { atlas } from '#web/map/atlas.ts'
import { townsAround } from '#web/map/towns.ts'
import type { PracticePlace } from '../profile.ts'

const SIZE = { width: 360, height: 240 }
/** Miles: about what is driven to an appointment. */
const LEAST_REACH = 12

export function placesMap(places: readonly PracticePlace[]): Area {
  const middle = {
    lat: middleOf(places.map(({ lat }) => lat)),
    lon: middleOf(places.map(({ lon }) => lon)),
  }
  const reach = Math.max(LEAST_REACH, ...places.map((place) => milesBetween(middle, place) * 1.25))
  return layOutArea(
    atlas(),
    {
      middle,
      reach,
      marks: places.map((at, i) => ({ words: String(i + 1), at })),
      towns: townsAround(middle, reach),
    },
    SIZE,
  )
}

const middleOf = (degrees: readonly number[]): number => (Math.min(...degrees) + Math.max(...degrees)) / 2
