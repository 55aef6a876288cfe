import { describe, expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, patientId, personId, practiceId, uuidv7 } from '#kernel/ids.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import type { Visit } from '#visits/visits.ts'
import { opensEntry } from './access.ts'
import { ruleOnWriting } from './authority.ts'
import { kinds } from './kinds.ts'
import {
  isLive,
  type PatientLink,
  type Purpose,
  READS,
  ruleOnSending,
  sendable,
  stateOf,
  WRITES,
} from './patient-link.ts'
import { LETTERS } from './patient-link-words.ts'

const DENVER = 'America/Denver'
/** Monday 23 November 2026, 09:00 in Denver. */
const NOW = Temporal.Instant.from('2026-11-23T16:00:00Z')
const id = (n: number) => entryId.parse(uuidv7(n, new Uint8Array(10)))
const uuid = (n: number) => `0198c0de-0000-7000-8000-00000000000${n}`
const home = practiceId.parse(uuid(1))
const patient = patientId.parse(uuid(2))
const course = courseId.parse(uuid(3))

const visit = (n: number, over: Partial<Visit> = {}): Visit => ({
  id: id(n),
  kind: 'dosing',
  from: Temporal.Instant.from('2026-11-24T17:00:00Z'),
  to: Temporal.Instant.from('2026-11-24T20:00:00Z'),
  place: 'Room 2',
  people: [],
  state: 'planned',
  planned: id(n + 1),
  ...over,
})
const PHQ = { id: 'phq-9', title: 'PHQ-9' }
const ALWAYS = ['patient-screening screening', 'patient-form phq-9']

describe('what can be sent', () => {
  const named = (visits: readonly Visit[], now = NOW) =>
    sendable({ measures: [PHQ], screening: true, visits }, now, DENVER).map(
      ({ purpose, thing }) => `${purpose} ${thing}`,
    )

  test('the screening questions, every form that the practice may ask with, and a planned session to confirm and to prepare', () => {
    expect(named([visit(1)])).toEqual([
      'patient-screening screening',
      'patient-form phq-9',
      `patient-booking ${id(1)}`,
      `patient-visit ${id(1)}`,
    ])
  })
  test('a therapy visit is confirmed; there is nothing to prepare for it', () => {
    expect(named([visit(1, { kind: 'integration' })])).toEqual([
      'patient-screening screening',
      'patient-form phq-9',
      `patient-booking ${id(1)}`,
    ])
  })
  test('nothing of a visit that was cancelled or missed', () => {
    for (const state of ['cancelled', 'missed'] as const) expect(named([visit(1, { state })])).toEqual(ALWAYS)
  })
  test('what to do afterwards until the end of the day after the session, and then no more', () => {
    const kept = visit(1, { state: 'kept' })
    expect(named([kept], hoursAfter(kept.to, 2))).toContain(`patient-visit ${id(1)}`)
    // Wednesday, 23:59 and 24:00 in Denver.
    expect(named([kept], Temporal.Instant.from('2026-11-26T06:59:00Z'))).toContain(`patient-visit ${id(1)}`)
    expect(named([kept], Temporal.Instant.from('2026-11-26T07:00:00Z'))).toEqual(ALWAYS)
  })
  test('a form waits seven days, a booking until the visit begins', () => {
    const [form, booking] = sendable({ measures: [PHQ], screening: false, visits: [visit(1)] }, NOW, DENVER)
    expect(form?.until).toEqual(hoursAfter(NOW, 7 * 24))
    expect(booking?.until).toEqual(visit(1).from)
    expect(named([visit(1)], visit(1).from)).not.toContain(`patient-booking ${id(1)}`)
  })
})

const link = (over: Partial<PatientLink> = {}): PatientLink => ({
  id: id(900),
  practice: home,
  course,
  patient,
  purpose: 'patient-form',
  thing: 'phq-9',
  recipient: 'pat@mail.example',
  sent: NOW,
  sentBy: personId.parse('ruth'),
  until: hoursAfter(NOW, 7 * 24),
  ...over,
})
const entry = (n: number, kind: string, body: object, at: Instant, over: Partial<Entry> = {}): Entry => ({
  id: id(n),
  course,
  kind,
  at,
  recordedAt: at,
  by: personId.parse(patient),
  audience: 'care-team',
  body,
  ...over,
})
const empty = chartOf([])
const after = (hours: number) => hoursAfter(NOW, hours)

test.each([
  ['a link is sent', link(), 1, 'sent'],
  ['then opened', link({ opened: after(2) }), 3, 'opened'],
  ['too old from its last moment on', link({ opened: after(2) }), 7 * 24, 'expired'],
  ['ended, whatever its time', link({ ended: after(2) }), 3, 'ended'],
] as const)('%s', (_, one, hours, state) => {
  expect(stateOf(one, empty, after(hours))).toBe(state)
  expect(isLive(one, after(hours))).toBe(state === 'sent' || state === 'opened')
})

test('a form is answered by the entry that has the id of its link, for good', () => {
  const answers = entry(900, 'questionnaire-answered', {}, after(1))
  expect(stateOf(link(), chartOf([answers]), after(2))).toBe('answered')
  const struck = entry(901, 'struck-out', {}, after(3), {
    amends: { entry: id(900), reason: 'wrong person' },
  })
  expect(stateOf(link(), chartOf([answers, struck]), after(4))).toBe('answered')
  expect(stateOf(link({ id: id(902) }), chartOf([answers]), after(2))).toBe('sent')
})

test('so are the screening questions', () => {
  const screening = link({ purpose: 'patient-screening', thing: 'screening' })
  const answers = entry(900, 'screening-answered', { answers: {} }, after(1))
  const others = entry(901, 'screening-answered', { answers: {} }, after(1))
  expect(stateOf(screening, chartOf([answers]), after(2))).toBe('answered')
  expect(stateOf(screening, chartOf([others]), after(2))).toBe('sent')
})

test('a booking is answered when the person said something about this visit after the letter', () => {
  const booking = link({ purpose: 'patient-booking', thing: id(1) })
  const said = (n: number, at: Instant) => entry(5, 'visit-confirmed', { visit: id(n), planned: id(2) }, at)
  expect(stateOf(booking, chartOf([said(1, after(1))]), after(2))).toBe('answered')
  expect(stateOf(booking, chartOf([said(7, after(1))]), after(2))).toBe('sent')
  expect(stateOf(booking, chartOf([said(1, after(-1))]), after(2))).toBe('sent')
})

describe('whoever holds a link', () => {
  const holder = (purpose: Purpose) => ({
    roles: ['patient' as const],
    link: { id: id(900), course, reads: READS[purpose], writes: WRITES[purpose] },
  })
  const writes = (purpose: Purpose) =>
    Object.keys(kinds).filter((kind) => ruleOnWriting(holder(purpose), [{ kind }]) === undefined)

  test('writes what it is for and nothing else that a patient writes', () => {
    expect(writes('patient-form')).toEqual(['questionnaire-answered'])
    expect(writes('patient-screening')).toEqual(['screening-answered'])
    expect(writes('patient-booking')).toEqual(['visit-confirmed', 'visit-change-asked'])
    expect(writes('patient-visit')).toEqual([])
  })
  test('of a form sees its own answers and no others', () => {
    const sees = (n: number, kind: string) => opensEntry(holder('patient-form'), true, { id: id(n), kind })
    expect(sees(900, 'questionnaire-answered')).toBe(true)
    expect(sees(901, 'questionnaire-answered')).toBe(false)
    expect(sees(901, 'screening-answered')).toBe(false)
  })
  test('of the screening sees nothing that was answered before, by whomever', () => {
    const sees = (n: number, kind: string) =>
      opensEntry(holder('patient-screening'), true, { id: id(n), kind })
    expect(sees(900, 'screening-answered')).toBe(true)
    for (const kind of ['screening-answered', 'fact-imported', 'patient-imported', 'screening-measured'])
      expect(sees(901, kind), kind).toBe(false)
  })
  test('of a booking sees visits, and nothing of the treatment', () => {
    expect(READS['patient-booking'].filter((kind) => !/^(visit|course|protocol|struck)-/.test(kind))).toEqual(
      [],
    )
  })
  test.each(['patient-form', 'patient-screening', 'patient-booking', 'patient-visit'] as const)(
    'of %s sees no note, no journal, no dose and nothing that a prescriber decided on findings',
    (purpose) => {
      for (const kind of [
        'session-noted',
        'therapy-noted',
        'integration-noted',
        'journal-written',
        'finding-decided',
        'clearance-given',
        'dose-given',
        'dose-ordered',
      ])
        expect(READS[purpose], kind).not.toContain(kind)
    },
  )
  test('every kind that a link reads or writes is one that somebody writes', () => {
    const named = [...Object.values(READS), ...Object.values(WRITES)].flat()
    expect(named.filter((kind) => !Object.hasOwn(kinds, kind))).toEqual([])
  })
})

test('a link is sent by the practice of the course, while it is open', () => {
  const here = { practice: home, closed: false, protocol: { id: 'kap', version: '1' } }
  expect(ruleOnSending({ practice: home }, here).ruling).toBe('allow')
  expect(ruleOnSending({ practice: home }, { ...here, closed: true }).ruling).toBe('refuse')
  expect(ruleOnSending({ practice: practiceId.parse(uuid(9)) }, here).ruling).toBe('refuse')
})

test.each(Object.entries(LETTERS))(
  'the letter of %s says nothing of the treatment',
  (_, { subject, text }) => {
    const said = `${subject}\n${text('https://kairos.example/links/x', 'Juniper House', '+1 303 555 0100')}`
    expect(said).not.toMatch(
      /ketamin|therap|psych|depress|dos(e|ing)|session|medicine|questionnaire|health|treat/i,
    )
    expect(said).toContain('https://kairos.example/links/x')
    expect(said).toContain('+1 303 555 0100')
  },
)
