/** What the person does when, before and after a session: sentences with the clock times of the practice. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import type { Source } from '#kernel/source.ts'
import { dayIn, hoursAfter, type Instant, isBefore } from '#kernel/time.ts'
import type { Route } from '#visits/visits.ts'
import { dayWords, moment } from './clock.ts'
import { type Medicine, medicineState, says } from './medicines.ts'
import { fastingFor, type PreparationProtocol, type RelativeMoment } from './protocol.ts'
import { AFTER_SESSION } from './words.ts'

/** The session that is prepared: a dosing visit as planned. */
export type PlannedSession = {
  readonly id: EntryId
  readonly from: Instant
  readonly to: Instant
  readonly route?: Route
}

export type Instruction = {
  readonly id: string
  /** `before` begins no later than the visit; `there` is for the visit itself; `after` begins when it ends. */
  readonly part: 'before' | 'there' | 'after'
  readonly from: Instant
  readonly until?: Instant
  readonly text: string
  /** True while a prescriber has still to decide: the sentence says to ask. */
  readonly open: boolean
  readonly source: Source
}

/**
 * Every instruction for a session, in order of time. Hours are hours of the clock that runs, also over a change
 * to or from summer time; only then are they written as times of the place.
 * @param zone the practice's, an IANA name
 */
export function instructionsFor(
  session: PlannedSession,
  zone: string,
  medicines: readonly Medicine[],
  chart: Chart,
  { preparation }: { readonly preparation: PreparationProtocol },
): Instruction[] {
  const place = { session, zone }
  return [
    ...fastingInstructions(place, medicines, preparation),
    ...generalInstructions(place, preparation),
    ...oneForEach(medicines, chart, session.id).map((medicine) =>
      medicineInstruction(place, medicine, chart, preparation),
    ),
  ].toSorted((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds || PARTS[a.part] - PARTS[b.part])
}

const PARTS = { before: 0, there: 1, after: 2 } as const

type Place = { readonly session: PlannedSession; readonly zone: string }

function fastingInstructions(
  { session, zone }: Place,
  medicines: readonly Medicine[],
  preparation: PreparationProtocol,
): Instruction[] {
  const { solids, liquids, source } = fastingFor(session.route, preparation)
  const stop = (id: string, hours: number, say: string, of: Source, medicine = ''): Instruction => {
    const from = hoursAfter(session.from, -hours)
    return {
      id,
      part: 'before',
      from,
      text: fill(say, { from: moment(from, zone), medicine }),
      open: false,
      source: of,
    }
  }
  const { slowStomach } = preparation
  const slow = medicines.filter(({ rule }) => slowStomach.rules.includes(rule))
  return [
    ...slow.map(({ key, name }) =>
      stop(`slow-stomach ${key}`, slowStomach.hours, slowStomach.say, slowStomach.source, name),
    ),
    stop('solids', solids.hours, solids.say, source),
    stop('liquids', liquids.hours, liquids.say, source),
  ]
}

const generalInstructions = (place: Place, { instructions }: PreparationProtocol): Instruction[] =>
  instructions
    .filter(({ routes }) => !routes || !place.session.route || routes.includes(place.session.route))
    .map(({ id, from, until, say, source }) => {
      const begins = resolve(from, place)
      const ends = until && resolve(until, place)
      return {
        id,
        part: partOf(from),
        from: begins,
        until: ends,
        text: fill(say, words(begins, ends, place)),
        open: false,
        source,
      }
    })

const partOf = (from: RelativeMoment): Instruction['part'] =>
  from === 'begin' ? 'there' : typeof from === 'object' && 'hoursBefore' in from ? 'before' : 'after'

/**
 * A medicine that two rules know is spoken of once, by the rule that asks the most: to ask the prescriber comes
 * before a hold, a hold before taking it as usual.
 */
function oneForEach(medicines: readonly Medicine[], chart: Chart, visit: EntryId): Medicine[] {
  const weight = (medicine: Medicine): number => {
    const state = medicineState(chart, medicine, visit)
    if (state.state === 'to-decide') return says(medicine, 'T') ? 4 : 3
    if (state.state === 'decided') return state.decision.body.decision === 'hold' ? 2 : 1
    return 0
  }
  const byName = Map.groupBy(medicines, ({ name }) => name.toLowerCase())
  return [...byName.values()].map((same) => same.reduce((a, b) => (weight(b) > weight(a) ? b : a)))
}

function medicineInstruction(
  place: Place,
  medicine: Medicine,
  chart: Chart,
  { medicines }: PreparationProtocol,
): Instruction {
  const { session, zone } = place
  const state = medicineState(chart, medicine, session.id)
  const morning = startOf(session.from, zone)
  const common = {
    id: `medicine ${medicine.key}`,
    part: 'before',
    from: morning,
    open: false,
    source: medicines.source,
  } as const
  const name = { medicine: medicine.name }
  if (state.state === 'usual') return { ...common, text: fill(medicines.usual, name) }
  if (state.state === 'to-decide') {
    return {
      ...common,
      text: fill(says(medicine, 'T') ? medicines.askNever : medicines.ask, name),
      open: true,
    }
  }
  const { decision, hours = 0, resume, note } = state.decision.body
  const toldWhy = note ? ` ${note}` : ''
  if (decision === 'take') return { ...common, text: fill(medicines.take, name) + toldWhy }
  const from = hoursAfter(session.from, -hours)
  const nextDay = resume === 'next-day'
  const until = nextDay ? resolve('next-day', place) : session.to
  const told = {
    ...name,
    ...words(from, until, place),
    until: nextDay ? dayWords(dayIn(until, zone)) : AFTER_SESSION,
  }
  return { ...common, from, until, text: fill(medicines.hold, told) + toldWhy }
}

function resolve(when: RelativeMoment, { session, zone }: Place): Instant {
  if (when === 'begin') return session.from
  if (when === 'end') return session.to
  if (when === 'next-day') return dayIn(session.to, zone).add({ days: 1 }).toZonedDateTime(zone).toInstant()
  return 'hoursBefore' in when
    ? hoursAfter(session.from, -when.hoursBefore)
    : hoursAfter(session.to, when.hoursAfter)
}

/** The start of the session's own day, and never after the session. */
function startOf(at: Instant, zone: string): Instant {
  const morning = dayIn(at, zone).toZonedDateTime(zone).toInstant()
  return isBefore(at, morning) ? at : morning
}

const words = (
  from: Instant,
  until: Instant | undefined,
  { session, zone }: Place,
): Record<string, string> => ({
  from: moment(from, zone),
  until: until ? moment(until, zone) : '',
  day: dayWords(dayIn(session.to, zone).add({ days: 1 })),
})

const fill = (say: string, values: Readonly<Record<string, string>>): string =>
  say.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
