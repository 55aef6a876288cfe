import { expect, test } from 'vitest'
import { shippedProtocol } from '#platform/content.ts'
import { byNeed, sounds } from './alarms.ts'
import { sessionOf } from './session.ts'
import { arrived, calm, chartFrom, given, minute, people, type Told, told, visit, vitals } from './testing.ts'

const protocol = shippedProtocol()
const alarmsAt = (at: number, ...facts: Told[]) =>
  sessionOf(chartFrom(...arrived(), ...facts), visit, protocol, minute(at)).alarms
const levels = (at: number, ...facts: Told[]) =>
  alarmsAt(at, ...facts).map((alarm) => `${alarm.level} ${alarm.measure ?? alarm.id}`)
const dosed = given(0, 60)

test('a systolic of 165 in session is amber and asks for a re-check within 5 minutes', () => {
  const [alarm] = alarmsAt(
    11,
    calm(-10, { systolic: 130 }),
    dosed,
    vitals(10, { systolic: 165, diastolic: 90 }),
  )
  expect(alarm).toMatchObject({ level: 'amber', measure: 'systolic', text: 'Systolic 165 mmHg' })
  expect(alarm!.recheckBy).toEqual(minute(15))
})

test('a re-check that is back inside the limits ends the alarm', () => {
  expect(
    levels(
      15,
      dosed,
      vitals(10, { systolic: 165, diastolic: 95 }),
      vitals(14, { systolic: 138, diastolic: 84 }),
    ),
  ).toEqual([])
})

test('two readings of 182 five minutes apart are red', () => {
  const high = { systolic: 182, diastolic: 95 }
  expect(levels(10, dosed, vitals(10, high))).toEqual(['amber systolic'])
  expect(levels(15, dosed, vitals(10, high), vitals(15, high))).toEqual(['red systolic'])
})

test('a reading below 180 between two of 182 starts the five minutes again', () => {
  expect(
    levels(
      20,
      dosed,
      vitals(10, { systolic: 182 }),
      vitals(14, { systolic: 170 }),
      vitals(16, { systolic: 182 }),
    ),
  ).toEqual(['amber systolic'])
})

test.each([
  ['before a dose', 'systolic 141', { systolic: 141 }, 'amber'],
  ['before a dose', 'systolic 140', { systolic: 140 }, undefined],
  ['before a dose', 'diastolic 91', { diastolic: 91 }, 'amber'],
  ['before a dose', 'systolic 160: no dose today', { systolic: 160 }, 'red'],
  ['before a dose', 'diastolic 100: no dose today', { diastolic: 100 }, 'red'],
  ['before a dose', 'temperature 38.0: postpone', { temperature: 38 }, 'amber'],
  ['before a dose', 'temperature 37.9', { temperature: 37.9 }, undefined],
] as const)('%s, %s', (_when, _what, reading, level) => {
  expect(alarmsAt(-4, calm(-5, reading))[0]?.level).toBe(level)
})

test.each([
  [{ systolic: 150 }, undefined],
  [{ systolic: 159, diastolic: 78 }, undefined],
  [{ diastolic: 100 }, 'amber'],
  [{ systolic: 94 }, 'amber'],
  [{ systolic: 89 }, 'red'],
  [{ heartRate: 49 }, 'amber'],
  [{ heartRate: 111 }, 'amber'],
  [{ heartRate: 44 }, 'red'],
  [{ heartRate: 135 }, 'amber'],
  [{ spo2: 94 }, undefined],
  [{ spo2: 93 }, 'amber'],
  [{ spo2: 89 }, 'red'],
  [{ spo2: 84 }, 'emergency'],
  [{ respiratoryRate: 11 }, 'amber'],
  [{ respiratoryRate: 25 }, 'amber'],
  [{ respiratoryRate: 9 }, 'red'],
  [{ respiratoryRate: 7 }, 'emergency'],
] as const)('in session, %o is %s', (reading, level) => {
  expect(alarmsAt(10, dosed, vitals(10, reading))[0]?.level).toBe(level)
})

test('a rise of 40 systolic or 25 diastolic above the pressure before the dose is amber', () => {
  const [rise] = alarmsAt(
    10,
    calm(-5, { systolic: 110, diastolic: 66 }),
    dosed,
    vitals(10, { systolic: 150, diastolic: 80 }),
  )
  expect(rise).toMatchObject({
    id: 'systolic-rise-amber',
    text: 'Systolic 150 mmHg, 40 above the 110 before the dose',
  })
  expect(
    levels(
      10,
      calm(-5, { systolic: 110, diastolic: 66 }),
      dosed,
      vitals(10, { systolic: 130, diastolic: 91 }),
    ),
  ).toEqual(['amber diastolic'])
})

test('180 with chest pain is an emergency at the first reading', () => {
  const [alarm] = alarmsAt(
    10,
    dosed,
    told(9, 'symptoms-noted', { present: ['chest-pain'], gone: [] }),
    vitals(10, { systolic: 180 }),
  )
  expect(alarm).toMatchObject({ level: 'emergency', measure: 'systolic', card: 'high-pressure' })
})

test('an SpO2 of 89 is red, and an emergency when two minutes pass without a better reading', () => {
  const low = vitals(10, { spo2: 89 })
  expect(alarmsAt(11, dosed, low)[0]).toMatchObject({ level: 'red', recheckBy: minute(12) })
  expect(alarmsAt(12, dosed, low)[0]?.level).toBe('emergency')
  expect(alarmsAt(13, dosed, low, vitals(12, { spo2: 96 }))).toEqual([])
})

test('a heart rate above 130 is red once it has lasted 5 minutes', () => {
  expect(levels(16, dosed, vitals(10, { heartRate: 134 }), vitals(15, { heartRate: 136 }))).toEqual([
    'red heartRate',
  ])
})

test.each([
  [3, 'amber'],
  [2, 'red'],
  [1, 'emergency'],
  [0, 'emergency'],
  [4, undefined],
] as const)('MOAA/S %i is %s', (score, level) => {
  expect(alarmsAt(15, dosed, told(15, 'sedation-scored', { score }))[0]?.level).toBe(level)
})

test('distress of 7 is amber, 9 is red, and asking for help twice is red', () => {
  expect(levels(20, dosed, told(20, 'distress-scored', { score: 7 }))).toEqual(['amber distress'])
  expect(levels(20, dosed, told(20, 'distress-scored', { score: 9 }))).toEqual(['red distress'])
  const asks = (at: number) => told(at, 'symptoms-noted', { present: ['asks-for-help'], gone: [] })
  expect(levels(20, dosed, asks(20))).toEqual([])
  expect(levels(24, dosed, asks(20), asks(24))).toEqual(['red asks-for-help'])
})

test('a symptom stays until it is noted as gone, whoever else notes another', () => {
  const pain = told(10, 'symptoms-noted', { present: ['chest-pain'], gone: [] })
  const other = told(12, 'symptoms-noted', { present: ['faint'], gone: [] }, people.therapist)
  expect(levels(13, dosed, pain, other)).toEqual(['red chest-pain', 'amber faint'])
  expect(
    levels(16, dosed, pain, other, told(15, 'symptoms-noted', { present: [], gone: ['chest-pain'] })),
  ).toEqual(['amber faint'])
})

test('an irregular pulse with faintness is an emergency, alone it is amber', () => {
  const note = (present: string[]) => told(10, 'symptoms-noted', { present, gone: [] })
  expect(levels(10, dosed, note(['irregular-pulse']))).toEqual(['amber irregular-pulse'])
  expect(levels(10, dosed, note(['irregular-pulse', 'faint']))[0]).toBe('emergency irregular-pulse-felt')
})

test('a silenced alarm comes back when the re-check is late or a new reading breaks the limit', () => {
  const high = vitals(10, { systolic: 165 })
  const silence = told(
    11,
    'alarm-acknowledged',
    { alarm: 'systolic-amber', level: 'amber' },
    people.therapist,
  )
  const [quiet] = alarmsAt(12, dosed, high, silence)
  expect(quiet?.quiet).toEqual({ by: people.therapist, until: minute(16) })
  expect(sounds(quiet!, minute(12))).toBe(false)
  expect(sounds(quiet!, minute(17))).toBe(true)
  const [again] = alarmsAt(13, dosed, high, silence, vitals(13, { systolic: 166 }))
  expect(again?.quiet).toBeUndefined()
})

test('an emergency stands first, then what sounds before what was silenced, then red above amber', () => {
  const at = (...facts: Told[]) =>
    alarmsAt(12, dosed, ...facts)
      .toSorted(byNeed(minute(12)))
      .map(({ id }) => id)
  const silenced = (alarm: string, level: string) => told(11, 'alarm-acknowledged', { alarm, level })
  const low = vitals(11, { systolic: 165, spo2: 88 })
  expect(at(low)).toEqual(['spo2-red', 'systolic-amber'])
  expect(at(low, silenced('spo2-red', 'red'))).toEqual(['systolic-amber', 'spo2-red'])
  expect(at(low, silenced('spo2-red', 'red'), silenced('systolic-amber', 'amber'))[0]).toBe('spo2-red')
  const faint = told(10, 'symptoms-noted', { present: ['irregular-pulse', 'faint'], gone: [] })
  const helped = silenced('irregular-pulse-felt', 'emergency')
  expect(at(low, faint, helped)[0]).toBe('irregular-pulse-felt')
})

test('an alarm says when the prescriber was told', () => {
  const told4 = told(12, 'prescriber-called', { about: 'Pressure', rules: ['systolic-amber'], reached: true })
  expect(alarmsAt(13, dosed, vitals(10, { systolic: 165 }), told4)[0]?.prescriberTold).toEqual(minute(12))
})

test('every limit that is a default says so, and every card it names exists', () => {
  const cards = new Set(protocol.emergencyCards.map((card) => card.id))
  const symptoms = new Set(protocol.monitoring.symptoms.map((symptom) => symptom.id))
  for (const limit of protocol.monitoring.limits) {
    if (limit.card) expect(cards).toContain(limit.card)
    for (const id of limit.withAny ?? []) expect(symptoms).toContain(id)
  }
  for (const symptom of protocol.monitoring.symptoms) if (symptom.card) expect(cards).toContain(symptom.card)
})
