import { expect, test } from 'vitest'
import { chartOf } from '#chart/chart.ts'
import { courseId, patientId } from '#kernel/ids.ts'
import { shippedProtocol } from '#platform/content.ts'
import { type Colleague, type Here, hereOf } from '../here.ts'
import {
  begun,
  calm,
  entriesFrom,
  given,
  inVisit,
  joinedGroup,
  minute,
  nthVisit,
  ordered,
  people,
  planned,
  type Told,
  told,
} from '../testing.ts'
import { sentOf } from './form.ts'
import { actOnEach, othersOf, pauseOthers } from './together.ts'

const protocol = shippedProtocol()
const staff: Colleague[] = [
  { id: people.monitor, name: 'Sam Okafor, RN', roles: ['monitor'] },
  { id: people.therapist, name: 'Ruth Adler, LCSW', roles: ['therapist'] },
  { id: people.second, name: 'Noor Haddad, MD', roles: ['prescriber', 'coordinator'] },
]
const IN_SESSION = (n: number): Told[] => [
  planned('im'),
  joinedGroup(n),
  begun(),
  ordered(),
  calm(-10),
  given(n, 60),
]

/** Three people in session in one group, and a fourth who has not begun; by number what else is told of one. */
function room(more: Readonly<Record<number, Told[]>> = {}): Here[] {
  const sessions = [1, 2, 3, 4].map((n) => ({
    id: courseId.parse(`0198c0de-0000-7000-8000-00000000000${n}`),
    patient: { id: patientId.parse('0198c0de-0000-7000-8000-0000000000cc'), name: `Name${n} Surname${n}` },
    visit: nthVisit(n),
    chart: chartOf(
      entriesFrom(
        inVisit(nthVisit(n), [
          ...(n === 4 ? [planned('im'), joinedGroup(4)] : IN_SESSION(n)),
          ...(more[n] ?? []),
        ]),
      ),
    ),
    protocol,
    zone: 'UTC',
    names: new Map(),
    closed: false,
  }))
  const looking = { person: staff[0]!, staff, now: minute(10), atHand: sessions }
  return sessions.flatMap((one) => hereOf(one, one.visit, looking) ?? [])
}
const kinds = (written: ReturnType<typeof pauseOthers>['written']) =>
  written.map(({ visit, drafts }) => [visit, drafts.map(({ kind }) => kind).join(' ')])

test('an emergency of one pauses the others in session, each in their own chart, and not the one', () => {
  const { written, problems, rulings } = pauseOthers(room(), nthVisit(2), people.therapist)
  expect(kinds(written)).toEqual([
    [nthVisit(1), 'session-paused'],
    [nthVisit(3), 'session-paused'],
  ])
  expect([problems, rulings]).toEqual([[], []])
})

test('no chart says whose emergency it is', () => {
  const { written } = pauseOthers(room(), nthVisit(2), people.therapist)
  for (const { visit, drafts } of written) {
    const said = JSON.stringify(drafts)
    for (const other of [1, 2, 3, 4].filter((n) => nthVisit(n) !== visit)) {
      expect(said).not.toContain(nthVisit(other))
      expect(said).not.toContain(`Surname${other}`)
    }
  }
})

test('whoever holds them and was not written down as present has come', () => {
  const { written } = pauseOthers(room(), nthVisit(2), people.second)
  expect(kinds(written)[0]).toEqual([nthVisit(1), 'session-begun session-paused'])
  expect(written[0]!.drafts[0]!.body).toEqual({
    visit: nthVisit(1),
    present: [{ person: people.second, as: 'prescriber' }],
  })
})

test('who is paused already is not paused twice, and who went home not at all', () => {
  const paused = told(9, 'session-paused', { why: 'emergency-of-another', heldBy: people.therapist })
  const home = told(9, 'discharged', { score: 10, protocol: 'x' })
  expect(othersOf(room({ 1: [paused], 3: [home] }), nthVisit(2))).toEqual([])
})

test('resuming together goes on where it may, and says what stands in the way where it may not', () => {
  const paused = told(8, 'session-paused', { why: 'emergency-of-another', heldBy: people.therapist })
  const left = told(9, 'staff-left', { person: people.therapist, as: 'therapist' })
  const heres = room({ 1: [paused], 3: [paused, left] }).filter(({ session }) => session.pauses.length > 0)
  const { written, rulings } = actOnEach(heres, () => sentOf('resume'))
  expect(written).toEqual([])
  expect(
    rulings.map(({ here, ruling }) => [here.visit.id, ruling.reasons.map(({ rule }) => rule)[0]]),
  ).toEqual([
    [nthVisit(1), 'group-facilitators'],
    [nthVisit(3), 'staffing'],
  ])
})
