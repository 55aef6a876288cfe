/** The modified post-anaesthetic discharge score: one item computed from vitals, the others looked at and scored. */
import type { Evidence } from '#kernel/ruling.ts'
import { minutesBetween } from '#kernel/time.ts'
import { type Score, score } from '#kernel/units.ts'
import { ofKind } from './entries.ts'
import { freshReading, isFresh, type Look } from './finding.ts'
import { SCORE } from './gate-words.ts'
import type { Measure, SessionProtocol } from './protocol.ts'
import { baselineOf, type Reading } from './readings.ts'
import { MEASURE } from './words.ts'

/** 0, 1 or 2 points; none while it is not known. */
export type ScoreItem = {
  readonly id: string
  readonly text: string
  readonly points?: number
  readonly found: string
  readonly evidence: readonly Evidence[]
}

export const scoreItems = (look: Look): ScoreItem[] => [
  vitalSigns(look),
  ...look.protocol.discharge.items.map((item) => looked(item, look)),
]

/** The sum, once every item is known. */
export const totalOf = (items: readonly ScoreItem[]): Score | undefined =>
  items.some(({ points }) => points === undefined)
    ? undefined
    : score(items.reduce((sum, { points = 0 }) => sum + points, 0))

/** Vital signs against those before the first dose; the measure furthest from them decides. */
function vitalSigns(look: Look): ScoreItem {
  const { measures, full, half } = look.protocol.discharge.vitalSigns
  const item = { id: 'vital-signs', text: SCORE.vitalSigns, evidence: [] }
  const offs: Off[] = []
  for (const measure of measures) {
    const { name } = MEASURE[measure]
    const reading = freshReading(measure, look)
    const base = baselineOf(look.session.readings[measure], look.session.firstDose)
    if (!reading) return { ...item, found: SCORE.notLately(name) }
    if (!base) return { ...item, found: SCORE.noBaseline(name) }
    offs.push({ measure, reading, base, percent: (Math.abs(reading.value - base.value) / base.value) * 100 })
  }
  const furthest = offs.reduce((a, b) => (b.percent > a.percent ? b : a))
  return {
    ...item,
    points: furthest.percent <= full ? 2 : furthest.percent <= half ? 1 : 0,
    found: SCORE.furthest(MEASURE[furthest.measure].name, furthest.reading.value, furthest.base.value),
    evidence: offs.map(({ measure, reading: { value, entry, at } }) => ({
      text: `${MEASURE[measure].name} ${value}`,
      entry,
      at,
    })),
  }
}
type Off = {
  readonly measure: Measure
  readonly reading: Reading
  readonly base: Reading
  readonly percent: number
}

function looked({ id, text, choices }: SessionProtocol['discharge']['items'][number], look: Look): ScoreItem {
  const entry = ofKind(look.session.entries, 'discharge-checked').findLast(({ body }) =>
    Object.hasOwn(body.items, id),
  )
  const points = entry?.body.items[id]
  if (!entry || points === undefined) return { id, text, found: SCORE.notYet, evidence: [] }
  if (!isFresh(entry.at, look))
    return { id, text, found: SCORE.stale(Math.round(minutesBetween(entry.at, look.now))), evidence: [] }
  const found = choices[points] ?? ''
  return { id, text, points, found, evidence: [{ text: `${text}: ${found}`, entry: entry.id, at: entry.at }] }
}
