/** The record: everything that was ever written, with what became of it, and who may correct it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import { UNREADABLE, withReadBody } from '#chart/reading.ts'
import { courseId, type EntryId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import type { Role } from '#people/people.ts'
import { restoreOf, ruleOnAmending, strikeOf } from './amending.ts'
import { kinds } from './kinds.ts'
import { clockOffset, matching, recordedApart, recordOf, titleOf } from './record.ts'
import { gistOf, partsOf, saidIn } from './said.ts'

const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const id = (n: number): EntryId => entryId.parse(uuidv7(1_000 + n, new Uint8Array(10)))
const morning = Temporal.Instant.from('2026-11-24T16:00:00Z')
const [ruth, helen] = [personId.parse('ruth'), personId.parse('helen')]

function entry(n: number, kind: string, body: unknown, more: Partial<Entry> = {}): Entry {
  const at = morning.add({ minutes: n })
  return { id: id(n), course, kind, at, recordedAt: at, by: ruth, audience: 'care-team', body, ...more }
}
const amending = (n: number, reason = 'typed wrong') => ({ amends: { entry: id(n), reason } })
const distress = (n: number, score: number, more: Partial<Entry> = {}) =>
  entry(n, 'distress-scored', { visit: id(900), score }, more)
const struck = (n: number, target: number) => entry(n, 'struck-out', {}, amending(target))
const linesOf = (...entries: readonly Entry[]) => recordOf(chartOf(entries))

describe('what the record shows', () => {
  test('the newest stands on top', () => {
    expect(linesOf(distress(1, 3), distress(2, 4)).map((line) => line.entry.id)).toEqual([id(2), id(1)])
  })

  test('a corrected entry is one line, with what it said before folded in', () => {
    const [line, ...rest] = linesOf(distress(1, 30), distress(2, 3, amending(1)), distress(3, 4, amending(2)))
    expect(rest).toEqual([])
    expect(line?.entry.id).toBe(id(3))
    expect(line?.others.map((one) => one.id)).toEqual([id(2), id(1)])
  })

  test('a struck entry stays in sight, with who struck it and why', () => {
    const [line, ...rest] = linesOf(distress(1, 3), struck(2, 1))
    expect(rest).toEqual([])
    expect(line?.entry.id).toBe(id(1))
    expect(line?.struck?.amends?.reason).toBe('typed wrong')
  })

  test('two people who changed the same entry independently are flagged, and both changes are there', () => {
    const [line] = linesOf(
      distress(1, 3),
      distress(2, 4, amending(1)),
      distress(3, 5, { ...amending(1), by: helen }),
    )
    expect(line).toMatchObject({ contested: true, entry: { id: id(3) } })
    expect(line?.others.map((one) => one.id)).toEqual([id(2), id(1)])
  })

  test('an entry of a kind that a newer program wrote is shown as such', () => {
    const [line] = linesOf(entry(1, 'moon-phase-noted', { phase: 'full' }))
    expect(line).toMatchObject({ readable: 'unknown', domain: 'unknown' })
  })

  test('a known kind in a form that does not fit is shown as unreadable, under its own name', () => {
    const [line] = linesOf(withReadBody(entry(1, 'distress-scored', { score: 'a lot' }), kinds))
    expect(line).toMatchObject({
      readable: 'unreadable',
      kind: 'distress-scored',
      domain: 'session',
      entry: { kind: UNREADABLE },
    })
    expect(line && titleOf(line)).toContain('Distress asked')
  })

  test('every entry is in the record exactly once, whatever amends what', () => {
    const some = fc
      .uniqueArray(fc.tuple(fc.nat(25), fc.option(fc.nat(25), { nil: undefined }), fc.boolean()), {
        selector: ([n]) => n,
        maxLength: 18,
      })
      .map((list) =>
        list.map(([n, target, strike]) =>
          entry(
            n,
            strike && target !== undefined ? 'struck-out' : 'distress-scored',
            {},
            target === undefined ? {} : amending(target),
          ),
        ),
      )
    fc.assert(
      fc.property(some, (entries) => {
        const shown = linesOf(...entries).flatMap(({ entry: one, struck: strike, others }) => [
          one,
          ...(strike ? [strike] : []),
          ...others,
        ])
        expect(shown.map((one) => one.id).sort()).toEqual(entries.map((one) => one.id).sort())
      }),
    )
  })
})

test('it is filtered by domain, by kind and by everybody who had a hand in it', () => {
  const lines = linesOf(
    distress(1, 3),
    distress(2, 4, { ...amending(1), by: helen }),
    entry(3, 'team-changed', { team: {} }),
  )
  const ids = (filter: Parameters<typeof matching>[1]) => matching(lines, filter).map((line) => line.entry.id)
  expect(ids({})).toEqual([id(3), id(2)])
  expect(ids({ domain: 'session' })).toEqual([id(2)])
  expect(ids({ kind: 'team-changed' })).toEqual([id(3)])
  expect(ids({ person: helen })).toEqual([id(2)])
  expect(ids({ person: ruth })).toEqual([id(3), id(2)])
  expect(ids({ domain: 'session', kind: 'team-changed' })).toEqual([])
})

test.each([
  ['a clock two minutes off is not worth a word', 120_000, undefined],
  ['a clock three minutes ahead is told', 180_000, 3],
  ['a clock an hour behind is told', -3_600_000, -60],
])('%s', (_, offsetMs, minutes) => {
  expect(clockOffset(distress(1, 3, { device: { id: 'tablet', offsetMs } }))).toBe(minutes)
})

test('the time of recording is told when it lies apart from the time of happening', () => {
  expect(recordedApart(distress(1, 3))).toBe(false)
  expect(recordedApart(distress(1, 3, { recordedAt: morning.add({ hours: 2 }) }))).toBe(true)
})

describe('what an entry says in words', () => {
  const reader = {
    names: new Map([[ruth, 'Ruth Adeyemi']]),
    visits: [
      {
        id: id(900),
        kind: 'dosing' as const,
        from: morning,
        to: morning.add({ hours: 3 }),
        place: 'Room 1',
        people: [],
        state: 'planned' as const,
        planned: id(901),
      },
    ],
    zone: 'America/Denver',
  }
  const says = (body: unknown) => saidIn(body, reader).map(({ what, value }) => `${what.join(' ')}: ${value}`)

  test('a pressure is read as one figure, numbers have their unit', () => {
    expect(says({ systolic: 118, diastolic: 76, temperature: 36.8 })).toEqual([
      'pressure: 118/76 mmHg',
      'temperature: 36.8 °C',
    ])
  })

  test('people, visits and times are named, not given as ids', () => {
    expect(says({ by: ruth, visit: id(900), onset: morning })).toEqual([
      'by: Ruth Adeyemi',
      'visit: Dosing session, Tue 24 Nov 2026 09:00',
      'onset: Tue 24 Nov 2026 09:00',
    ])
  })

  test('an id that nobody would recognise stays out of the one-line summary', () => {
    expect(gistOf({ order: id(77), mg: 60, route: 'im' }, reader)).toBe('60 mg · route im')
  })

  test('a questionnaire is summed up by its points, not by the codes of its answers', () => {
    const body = {
      questionnaire: { id: 'phq-2', version: '1.0.0' },
      answers: { '/44250-9': 'LA6569-3' },
      points: { '/44250-9': 1, '/44255-8': 2 },
      mode: 'self',
    }
    expect(gistOf(body, reader)).toBe('questionnaire phq-2@1.0.0 · points 3 in all · mode self')
  })

  test('what is long is put under its own name, and nothing is lost', () => {
    const covered = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`row${i}`, 'absent']))
    const all = saidIn({ decision: 'cleared', covered }, reader)
    const [single, long] = partsOf(all)
    expect([single?.said.length, long?.title, long?.said.length]).toEqual([1, 'covered', 9])
  })

  test('whatever the body is, it can be read', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(gistOf(body, reader).length).toBeLessThanOrEqual(160)
      }),
    )
  })
})

describe('who may change an entry', () => {
  const protocol = { id: 'kap-standard', version: '1.0.0' }
  const may = (
    kind: string,
    roles: readonly Role[],
    { closed = false, by = ruth, me = personId.parse('me') } = {},
  ) => {
    const [line] = linesOf(entry(1, kind, {}, { by }))
    return ruleOnAmending({ id: me, roles }, line!, { closed, protocol }).ruling
  }

  test.each([
    ['a monitor corrects what a therapist wrote in a session', 'vitals-taken', ['monitor'], 'allow'],
    ['a coordinator does not', 'vitals-taken', ['coordinator'], 'refuse'],
    ['a coordinator corrects a visit', 'visit-planned', ['coordinator'], 'allow'],
    ['a therapist does not change a prescriber’s decision', 'clearance-given', ['therapist'], 'refuse'],
    ['another prescriber does', 'clearance-given', ['prescriber'], 'allow'],
    [
      'nobody takes a revocation away from the person',
      'consent-revoked',
      ['therapist', 'prescriber'],
      'refuse',
    ],
    ['nobody takes a signature away from the person', 'consent-signed', ['prescriber'], 'refuse'],
    ['nobody else changes a person’s journal', 'journal-shared', ['therapist', 'prescriber'], 'refuse'],
    ['nobody strikes out the opening of a course', 'course-opened', ['therapist', 'prescriber'], 'refuse'],
  ] as const)('%s', (_, kind, roles, ruling) => {
    expect(may(kind, roles)).toBe(ruling)
  })

  test('whoever wrote an entry may correct it', () => {
    expect(may('team-changed', ['coordinator'])).toBe('refuse')
    expect(may('team-changed', ['coordinator'], { by: personId.parse('me') })).toBe('allow')
  })

  test('in a closed course nobody corrects anything before it is reopened', () => {
    expect(may('vitals-taken', ['prescriber'], { closed: true })).toBe('refuse')
  })

  test('a struck entry that is put back says again what it said', () => {
    const note = entry(1, 'therapy-noted', { text: 'kept' }, { audience: 'author' })
    const [line] = linesOf(note)
    const strike = { ...note, ...strikeOf(line!, morning.add({ hours: 1 }), 'wrong chart'), id: id(2) }
    const [gone] = linesOf(note, strike)
    expect(gone?.struck?.id).toBe(id(2))
    const [back] = linesOf(note, strike, { ...note, ...restoreOf(gone!, 'right chart after all'), id: id(3) })
    expect(back).toMatchObject({
      entry: { id: id(3), body: { text: 'kept' }, audience: 'author' },
      contested: false,
    })
    expect(strike.audience).toBe('author')
  })
})
