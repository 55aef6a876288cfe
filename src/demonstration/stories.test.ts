/** The demonstration practice, patient by patient: what a first start shows. */
import { expect, test } from 'vitest'
import { encodeBody } from '#chart/reading.ts'
import { sessionNotices, touchAgreed } from '#consent/consent.ts'
import { ruleOnConsent } from '#consent/gate.ts'
import { kinds } from '#course/kinds.ts'
import { agendaAt } from '#course/obligation.ts'
import { journalOf, sharedJournal } from '#integration/journal.ts'
import { patientId } from '#kernel/ids.ts'
import { contains } from '#kernel/interval.ts'
import { hoursBetween, isBefore } from '#kernel/time.ts'
import { changeOf } from '#outcomes/change.ts'
import { safetyFlowsOf } from '#outcomes/safety.ts'
import { medicineState } from '#preparation/medicines.ts'
import { escortFor, intentionOf } from '#preparation/preparation.ts'
import { screenedOf } from '#preparation/screened.ts'
import { boardOf } from '#session/board.ts'
import { ofKind } from '#session/entries.ts'
import { idFor, PATIENTS, type PatientKey } from './people.ts'
import { clock, KEYS, NOON, opened, protocol, tell, view } from './testing.ts'

const HOURS = [NOON, clock('2026-11-24T00:05'), clock('2026-11-24T07:30'), clock('2026-11-24T23:55')]

const agenda = (key: PatientKey, now = NOON) => agendaAt(view(key, now).obligations, now)
const whats = (key: PatientKey, state: string, now = NOON) =>
  agenda(key, now)
    .filter((item) => item.state === state)
    .map(({ what }) => what)
const trend = (key: PatientKey, measure: string) =>
  view(key).trends.find((one) => one.measure.id === measure)!
const nextSession = (key: PatientKey, now = NOON) =>
  view(key, now).visits.find(({ kind, state }) => kind === 'dosing' && state === 'planned')!

/** Their sessions began less than an hour ago, whatever the hour. */
const IN_SESSION: readonly PatientKey[] = ['daniel', 'amara', 'theo']

test.each(KEYS)('%s: every entry fits its kind, and none is of the future', (key) => {
  for (const now of HOURS) {
    for (const draft of tell(key, now)
      .passages()
      .flatMap(({ drafts }) => drafts)) {
      expect(encodeBody(draft, kinds)).toMatchObject({ ok: true })
      expect(isBefore(now, draft.at), `${draft.kind} ${draft.at}`).toBe(false)
    }
  }
})

test('the same day tells the same stories, whatever the hour, but for the sessions under way', () => {
  const told = (key: PatientKey, now: typeof NOON) =>
    tell(key, now)
      .chart()
      .entries.map(({ id, kind, at }) => `${id} ${kind} ${at}`)
  for (const key of KEYS) {
    expect(told(key, NOON)).toEqual(told(key, NOON))
    if (IN_SESSION.includes(key)) continue
    const [morning, evening] = [told(key, HOURS[1]!), told(key, HOURS[3]!)]
    // The evening also knows which visits of today have taken place.
    expect(morning.filter((line) => !evening.includes(line))).toEqual([])
  }
})

test('no two entries of the practice share an id', () => {
  const ids = KEYS.flatMap((key) =>
    tell(key)
      .chart()
      .entries.map(({ id }) => id),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(HOURS)('Maya is ready for tomorrow: only her measures are due (%s)', (now) => {
  const story = tell('maya', now)
  const chart = story.chart()
  const session = nextSession('maya', now)
  expect(hoursBetween(now, session.from)).toBeLessThan(36)
  expect(ruleOnConsent(chart, { route: session.route, setting: 'clinic' }, protocol).ruling).toBe('allow')
  expect(escortFor(chart, session.id)?.body.name).toBe('Ingrid Lindqvist')
  expect(intentionOf(chart)?.body.text).toMatch(/let go/)
  const { medicines } = screenedOf(opened(story), session.route, protocol, now)
  const states = medicines.map((medicine) => [
    medicine.name,
    medicineState(chart, medicine, session.id).state,
  ])
  expect(states).toEqual([
    ['Hydroxyzine 25 MG Oral Tablet', 'decided'],
    ['Sertraline 100 MG Oral Tablet', 'usual'],
  ])
  expect(whats('maya', 'due', now).sort()).toEqual(['GAD-7', 'PHQ-9'])
  expect([...whats('maya', 'overdue', now), ...whats('maya', 'blocked', now)]).toEqual([])
})

test.each(HOURS)(
  'Daniel is in session: the amber pressure was measured again and has come down (%s)',
  (now) => {
    const { session } = view('daniel', now)
    const systolic = session!.readings.systolic.map(({ value }) => value)
    expect(systolic).toContain(162)
    expect(systolic.at(-1)).toBeLessThan(160)
    expect(ofKind(session!.entries, 'prescriber-called')[0]?.body.rules).toEqual(['systolic-amber'])
    expect(session).toMatchObject({ closed: undefined, alarms: [], flags: [], phase: { phase: 'journey' } })
    expect(session!.due.map(({ key }) => key)).toContain('cadence:pressure')
  },
)

test.each(HOURS)(
  'Daniel, Amara and Theo are a group: two were dosed three minutes apart, one waits (%s)',
  (now) => {
    const board = boardOf(
      IN_SESSION.map((key) => {
        const course = opened(tell(key, now))
        const { name } = PATIENTS.find((one) => one.key === key)!
        const patient = { id: patientId.parse(idFor('patient', key)), name }
        return { ...course, patient, visit: view(key, now).session!.visit, names: new Map(), closed: false }
      }),
      now,
    )
    const [group] = board.groups
    expect(group?.turns.map(({ called, state }) => [called, state])).toEqual([
      ['Daniel', 'given'],
      ['Amara', 'given'],
      ['Theo', 'now'],
    ])
    expect(group?.staffing).toMatchObject({ ruling: 'allow' })
    expect(board.questions.map(({ person }) => person.called)).toEqual(['Theo'])
    expect(board.people.map(({ called }) => called)).toContain('Amara')
  },
)

test('Priya answered to the treatment and is in remission; her course is followed up', () => {
  expect(changeOf(trend('priya', 'phq-9'))).toMatchObject({
    response: true,
    remission: true,
    significant: true,
  })
  expect(view('priya').stage).toBe('following')
  expect(view('priya').doses).toHaveLength(3)
  expect([...whats('priya', 'overdue'), ...whats('priya', 'blocked')]).toEqual([])
})

test('Walter did not answer to it; his course is closed, with the reason', () => {
  expect(changeOf(trend('walter', 'phq-9'))).toMatchObject({ response: false, remission: false })
  const { stage, folded, obligations } = view('walter')
  expect(stage).toBe('closed')
  expect(folded.closed?.reason).toMatch(/without a response/)
  expect(obligations).toEqual([])
})

test('Elena is excluded by the aneurysm of her record, whatever she knew of it, and her agenda is blocked', () => {
  const { screening, clearance } = view('elena')
  expect(screening.verdict).toBe('excluded')
  expect(clearance.state).toBe('none')
  const found = screening.findings.find(({ rule }) => rule === 'cv-aneurysm')
  expect(found?.evidence[0]).toMatchObject({ resourceType: 'Condition', code: '233985008', says: 'present' })
  expect(whats('elena', 'blocked')).toEqual(['Clearance'])
})

test.each(HOURS)('Jonah is overdue: 72 hours after the dose no integration is booked (%s)', (now) => {
  expect(view('jonah', now).integration.alert?.rule).toBe('integration-late-booking')
  const late = agenda('jonah', now).find(({ key }) => key === 'late-booking')
  expect(late?.state).toBe('overdue')
})

test('Aisha has answered nothing: nothing is clear', () => {
  expect(whats('aisha', 'due')).toContain('Screening questions')
  expect(view('aisha').screening.verdict).toBe('needs-review')
})

test('George waits for the prescriber, with the hypertension of his record and its readings', () => {
  const { screening, decided } = view('george')
  const found = (rule: string) => screening.findings.find((one) => one.rule === rule)!
  expect(found('cv-hx')).toMatchObject({ status: 'present', class: 'C' })
  expect(found('cv-hx').evidence).toContainEqual(
    expect.objectContaining({
      resourceType: 'Condition',
      code: '38341003',
      date: '2011-03-22',
      says: 'present',
    }),
  )
  expect(found('cv-htn-unc').status).toBe('absent')
  expect(
    found('cv-htn-unc')
      .evidence.map(({ display }) => display)
      .join(),
  ).toMatch(/144\/90.*148\/92/s)
  expect(found('med-antihypertensive').medicines.map(({ name }) => name.split(' ')[0])).toEqual([
    'Amlodipine',
    'Hydrochlorothiazide',
  ])
  expect(decided.map(({ finding, decision }) => [finding.rule, decision])).toEqual([
    ['cv-hx', undefined],
    ['age-old', undefined],
  ])
  expect(whats('george', 'due')).toContain('Findings to decide')
})

test('Naomi is cleared with conditions; without her signature her session in four days is blocked', () => {
  const { clearance } = view('naomi')
  expect(clearance).toMatchObject({
    state: 'in-force',
    given: { body: { decision: 'cleared-with-conditions', conditions: [expect.stringMatching(/140\/90/)] } },
  })
  expect(nextSession('naomi').from).toEqual(clock('2026-11-28T10:00'))
  expect(whats('naomi', 'blocked')).toEqual(['Dosing session'])
  expect(whats('naomi', 'due')).toContain('Consent')
})

test('Luis is between his second and third session, and his lamotrigine goes on by the prescriber’s word', () => {
  const { doses, stage } = view('luis')
  expect(doses.map(({ mg }) => mg)).toEqual([100, 150])
  expect(stage).toBe('treating')
  const session = nextSession('luis')
  const story = tell('luis')
  const { medicines } = screenedOf(opened(story), session.route, protocol, NOON)
  const lamotrigine = medicines.find(({ rule }) => rule === 'med-lamotrigine')!
  expect(medicineState(story.chart(), lamotrigine, session.id)).toMatchObject({
    state: 'decided',
    decision: { body: { decision: 'take' } },
  })
})

test.each(HOURS)(
  'Hannah: the answer about self-harm was reviewed, and integration lies in the window (%s)',
  (now) => {
    const { safety, window, visits } = view('hannah', now)
    const flows = safetyFlowsOf(tell('hannah', now).chart(), protocol)
    expect(flows.map(({ points, review }) => [points, review?.by])).toEqual([[1, 'ruth']])
    expect(safety).toEqual([])
    const next = visits.find(({ kind, state }) => kind === 'integration' && state === 'planned')!
    expect(window.spans.some((span) => contains(span, next.from))).toBe(true)
    expect(hoursBetween(window.sessions[0]!.dose, next.from)).toBeLessThan(72)
    expect(whats('hannah', 'overdue', now)).toEqual([])
  },
)

test('Hannah keeps one page of her journal to herself and shares another', () => {
  const chart = tell('hannah').chart()
  expect(journalOf(chart).map(({ shared }) => shared !== undefined)).toEqual([true, false])
  expect(sharedJournal(chart)).toHaveLength(1)
  const written = tell('hannah')
    .passages()
    .flatMap(({ drafts }) => drafts)
  const kept = written.filter(({ kind }) => kind === 'journal-written')
  expect(kept.map(({ audience }) => audience)).toEqual(['patient', 'patient'])
})

test('Peter took his yes to touch back: it stands large in the session, and blocks nothing', () => {
  const chart = tell('peter').chart()
  const scope = { route: 'im', setting: 'clinic' } as const
  expect(touchAgreed(chart, scope, protocol)).toBe(false)
  expect(sessionNotices(chart, scope, protocol).map(({ id, state }) => [id, state])).toEqual([
    ['touch', 'revoked'],
    ['recording', 'declined'],
  ])
  expect(ruleOnConsent(chart, scope, protocol).ruling).toBe('allow')
  expect(nextSession('peter').from).toEqual(clock('2026-11-27T10:00'))
})

test('the practice is in a state to be shown: nobody is overdue but Jonah, nobody blocked but Elena and Naomi', () => {
  for (const now of HOURS) {
    const has = (state: string) => KEYS.filter((key) => whats(key, state, now).length > 0)
    expect(has('overdue')).toEqual(['jonah'])
    expect(has('blocked').sort()).toEqual(['elena', 'naomi'])
  }
})
