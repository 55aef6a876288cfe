/** What place somebody means: a ZIP code, a town, a town and its state, or coordinates. */
import type { Origin, Where } from '#directory/directory.ts'
import { milesBetween, type Point } from '#directory/place.ts'
import { PLACE_WORDS } from '#directory/place-words.ts'
import { type State, stateOf } from '#directory/states.ts'
import { folded, gazetteer, type Town, type ZipCode } from './gazetteer.ts'
import { slips } from './spelling.ts'

const MOST_CHOICES = 40
const MOST_SIMILAR = 5
/** Further than this from every ZIP code lies another country, or the sea. */
const OUTSIDE_MILES = 60

/** @param typed as it stands in a search; what comes back can be typed again */
export function placeOf(typed: string): Where {
  const text = typed.trim().replace(/\s+/g, ' ')
  const [lat, lon] = /^(-?\d+(?:\.\d+)?) ?, ?(-?\d+(?:\.\d+)?)$/.exec(text)?.slice(1).map(Number) ?? []
  if (lat !== undefined && lon !== undefined) return pointOf({ lat, lon })
  const [, code] = /^(?:.*[ ,])?(\d{5})(?:-\d{4})?$/.exec(text) ?? []
  if (code) return zipOf(code)
  if (/^\d+$/.test(text)) return unknown(PLACE_WORDS.zipLength(text))
  if (!/\p{L}/u.test(text)) return unknown(PLACE_WORDS.nothing)
  return townOf(text)
}

/** The town of a ZIP code and where its middle lies, or undefined when there is no such code. */
export function placeOfZip(
  code: string,
): { readonly town: string; readonly state: State; readonly lat: number; readonly lon: number } | undefined {
  const found = gazetteer().zip(code)
  return found && { town: found.town.name, state: found.town.state, lat: found.lat, lon: found.lon }
}

/** Rounded to two decimals of a degree, about a kilometre: nobody's door. */
function pointOf(point: Point): Where {
  const lat = Math.round(point.lat * 100) / 100
  const lon = Math.round(point.lon * 100) / 100
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return unknown(PLACE_WORDS.notOnEarth)
  const near = gazetteer().nearest((oneLat, oneLon) =>
    milesBetween({ lat, lon }, { lat: oneLat, lon: oneLon }),
  )
  if (milesBetween({ lat, lon }, near) > OUTSIDE_MILES) return unknown(PLACE_WORDS.abroad)
  return found({ ...near.town, lat, lon })
}

function zipOf(code: string): Where {
  const known = gazetteer().zip(code)
  if (known) return found(ofZip(known))
  return unknown(PLACE_WORDS.noSuchZip(code), gazetteer().beside(code).map(ofZip))
}

const ofZip = ({ zip, town, lat, lon }: ZipCode): Origin => ({
  label: `${town.name}, ${town.state} ${zip}`,
  state: town.state,
  lat,
  lon,
})

function townOf(text: string): Where {
  const { named, towns } = gazetteer()
  for (const { name, state } of readingsOf(text)) {
    const those = (named.get(folded(name)) ?? []).filter((town) => !state || town.state === state)
    if (those.length === 1) return found(those[0]!)
    if (those.length > 1) return { is: 'ambiguous', choices: those.slice(0, MOST_CHOICES).map(originOf) }
  }
  const whole = stateOf(text)
  if (whole) {
    const largest = towns.filter(({ state }) => state === whole)
    return unknown(PLACE_WORDS.wholeState(whole), largest.slice(0, MOST_SIMILAR).map(originOf))
  }
  const [name, after] = text.split(/ ?, ?/)
  if (name && after && !stateOf(after.replaceAll('.', '')))
    return unknown(PLACE_WORDS.noSuchState(after), similarTo(name, undefined))
  const meant = readingsOf(text).find(({ state }) => state) ?? { name: text }
  return unknown(PLACE_WORDS.noSuchTown(meant.name, meant.state), similarTo(meant.name, meant.state))
}

/** "Golden, CO", "Golden CO", "New York": which part may be the state, the likeliest first. */
function readingsOf(text: string): { readonly name: string; readonly state?: State }[] {
  const [name = '', after] = text.split(/ ?, ?/)
  const state = after ? stateOf(after.replaceAll('.', '')) : undefined
  if (state) return [{ name, state }]
  const words = text.replaceAll(',', ' ').trim().split(/ +/)
  const ended = [1, 2, 3].flatMap((count) => {
    const last = stateOf(words.slice(-count).join(' ').replaceAll('.', ''))
    const rest = words.slice(0, -count).join(' ')
    return last && rest ? [{ name: rest, state: last }] : []
  })
  // "Kansas City" is a town before it is anything in a state called City.
  return [{ name: text }, ...ended]
}

/** Towns of which the name is at most a few slips away, the fewest slips first, then the largest. */
function similarTo(name: string, state: State | undefined): Origin[] {
  const wanted = folded(name)
  const most = wanted.length < 5 ? 1 : 2
  return [...gazetteer().named]
    .map(([known, towns]) => ({ towns, far: slips(wanted, known, most) }))
    .filter(({ far }) => far <= most)
    .flatMap(({ towns, far }) => towns.map((town) => ({ town, far })))
    .filter(({ town }) => !state || town.state === state)
    .toSorted((a, b) => a.far - b.far || b.town.codes - a.town.codes)
    .slice(0, MOST_SIMILAR)
    .map(({ town }) => originOf(town))
}

const originOf = ({ name, state, lat, lon }: Town): Origin => ({
  label: `${name}, ${state}`,
  state,
  lat,
  lon,
})
const found = (place: Town | Origin): Where => ({
  is: 'place',
  origin: 'label' in place ? place : originOf(place),
})
const unknown = (said: string, similar: readonly Origin[] = []): Where => ({ is: 'unknown', said, similar })
