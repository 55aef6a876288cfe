import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { chartOf, type Draft, type Entry } from '#chart/chart.ts'
import { courseId, entryId, type PersonId, personId, uuidv7 } from '#kernel/ids.ts'
import { minutesAfter } from '#kernel/time.ts'
import { contentFolder } from '#platform/content.ts'
import {
  consentOf,
  offerOf,
  type Scope,
  sessionNotices,
  signaturesOf,
  touchAgreed,
  witnessOf,
} from './consent.ts'
import { readConsentDocument } from './document.ts'
import { ruleOnConsent, ruleOnWitnessing } from './gate.ts'
import { consentProtocol } from './protocol.ts'
import { type Coverage, signConsent, statementsToSign } from './signing.ts'

const protocol = z
  .object({ id: z.string(), version: z.string(), consent: consentProtocol })
  .parse(contentFolder('protocols').get('kap-standard'))
const read = readConsentDocument(contentFolder('consents').get('kap-standard'), protocol)
if (!read.ok) throw new Error(read.problems.map((p) => p.message).join(' '))
const document = read.value

const patient = personId.parse('ada')
const therapist = personId.parse('theo')
const start = Temporal.Instant.from('2026-11-24T09:00:00Z')
const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const id = (n: number) => entryId.parse(uuidv7(1_700_000_000_000 + n, new Uint8Array(10)))

/** Entries a minute apart, in the order given. */
type Given = Omit<Draft, 'at'> & { readonly by?: PersonId }
const chart = (...drafts: readonly Given[]) =>
  chartOf(
    drafts.map((draft, n): Entry => {
      const at = minutesAfter(start, n)
      return { id: id(n), course, by: patient, audience: 'care-team', recordedAt: at, at, ...draft }
    }),
  )

const im: Scope = { route: 'im', setting: 'clinic' }
const imOnly: Coverage = { routes: ['im'], settings: ['clinic'] }

type Sign = {
  readonly coverage?: Coverage
  readonly no?: readonly string[]
  readonly yes?: readonly string[]
  readonly witness?: boolean
  readonly only?: readonly string[]
  readonly where?: 'own-device' | 'together'
}
function sign({
  coverage = imOnly,
  no = [],
  yes = [],
  witness = true,
  only,
  where = 'together',
}: Sign = {}): Omit<Draft, 'at'> {
  const statements = statementsToSign(coverage, document, protocol.consent)
  const answers = Object.fromEntries(
    statements.map(({ id, need }) => [
      id,
      no.includes(id) || (need === 'opt-in' && !yes.includes(id)) ? 'no' : 'yes',
    ]),
  )
  const signed = signConsent({
    coverage,
    document,
    protocol,
    answers,
    name: 'Ada Byron',
    where,
    witness: witness ? therapist : undefined,
  })
  if (!signed.ok) throw new Error(signed.problems[0]?.message)
  const body = only
    ? { ...signed.value, answers: signed.value.answers.filter((a) => only.includes(a.statement)) }
    : signed.value
  return { kind: 'consent-signed', body }
}
const revoke = (statement?: string, how = 'word'): Omit<Draft, 'at'> => ({
  kind: 'consent-revoked',
  body: { statement, how },
})
const ruling = (entries: readonly Omit<Draft, 'at'>[], scope = im) =>
  ruleOnConsent(chart(...entries), scope, protocol)
const stateOf = (statement: string, entries: readonly Omit<Draft, 'at'>[], scope = im) =>
  consentOf(chart(...entries), scope, protocol).find((s) => s.id === statement)?.state

test('without any consent there is no dose', () => {
  expect(ruling([])).toMatchObject({
    ruling: 'refuse',
    protocol: 'kap-standard@1.0.0',
    reasons: [{ rule: 'consent' }],
  })
})

test('every required part agreed, signed and witnessed: consent does not stand in the way', () => {
  expect(ruling([sign()])).toEqual({ ruling: 'allow', reasons: [], protocol: 'kap-standard@1.0.0' })
})

test('saying no to touch, recording, music, results and research blocks nothing', () => {
  const optIns = protocol.consent.statements.filter((s) => s.need === 'opt-in').map((s) => s.id)
  expect(optIns).toEqual(['touch', 'recording', 'music', 'part-2-records', 'outcome-sharing', 'research'])
  expect(ruling([sign({ no: optIns })]).ruling).toBe('allow')
})

test.each(
  protocol.consent.statements
    .filter((s) => s.need === 'required' && !s.settings && s.id !== 'esketamine-programme')
    .map((s) => s.id),
)('a no to the required part "%s" blocks the dose, and so does taking it back', (statement) => {
  expect(ruling([sign({ no: [statement] })]).ruling).toBe('refuse')
  expect(ruling([sign(), revoke(statement)]).ruling).toBe('refuse')
})

test('taking back the whole consent blocks the dose and ends every yes', () => {
  const entries = [sign({ yes: ['touch', 'music'] }), revoke()]
  expect(ruling(entries).ruling).toBe('refuse')
  expect(consentOf(chart(...entries), im, protocol).every((s) => s.state === 'revoked')).toBe(true)
})

test('after taking it back, a new signature counts again', () => {
  expect(ruling([sign(), revoke(), sign()]).ruling).toBe('allow')
})

test('touch is no until the person says yes', () => {
  expect(touchAgreed(chart(), im, protocol)).toBe(false)
  expect(touchAgreed(chart(sign()), im, protocol)).toBe(false)
  expect(touchAgreed(chart(sign({ yes: ['touch'] })), im, protocol)).toBe(true)
})

test('touch taken back by a gesture stands large in the session and blocks nothing', () => {
  const entries = [sign({ yes: ['touch', 'music', 'recording'] }), revoke('touch', 'gesture')]
  expect(touchAgreed(chart(...entries), im, protocol)).toBe(false)
  expect(sessionNotices(chart(...entries), im, protocol)).toMatchObject([
    { id: 'touch', state: 'revoked', revocation: { how: 'gesture' } },
  ])
  expect(ruling(entries).ruling).toBe('allow')
})

test('touch can be taken back even when nobody asked about it before', () => {
  expect(stateOf('touch', [revoke('touch', 'gesture')])).toBe('revoked')
})

test('a consent for injections does not cover lozenges', () => {
  const lozenge: Scope = { route: 'sl', setting: 'clinic' }
  expect(ruling([sign()], lozenge).reasons[0]?.why).toContain('does not cover')
  expect(ruling([sign({ coverage: { routes: ['im', 'sl'], settings: ['clinic'] } })], lozenge).ruling).toBe(
    'allow',
  )
})

test('a consent for the practice covers neither a group nor the home', () => {
  expect(ruling([sign()], { route: 'im', setting: 'group' }).ruling).toBe('refuse')
  expect(ruling([sign()], { route: 'im', setting: 'home' }).ruling).toBe('refuse')
  const group: Coverage = { routes: ['im'], settings: ['clinic', 'group'] }
  expect(ruling([sign({ coverage: group })], { route: 'im', setting: 'group' }).ruling).toBe('allow')
  expect(ruling([sign({ coverage: group, no: ['group'] })]).ruling).toBe('allow')
})

test('esketamine asks for its safety programme and not for the off-label part; the others the other way round', () => {
  const ids = (route: 'im' | 'esketamine') =>
    statementsToSign({ routes: [route], settings: ['clinic'] }, document, protocol.consent).map((s) => s.id)
  expect(ids('esketamine')).toContain('esketamine-programme')
  expect(ids('esketamine')).not.toContain('off-label')
  expect(ids('im')).toContain('off-label')
  expect(ids('im')).not.toContain('esketamine-programme')
})

test('a no given for one route is a no for all', () => {
  const both = sign({ coverage: { routes: ['im', 'sl'], settings: ['clinic'] }, yes: ['touch'] })
  expect(stateOf('touch', [both, sign({ no: ['touch'] })], { route: 'sl', setting: 'clinic' })).toBe(
    'declined',
  )
})

test('agreeing again for other sessions does not undo taking it back for these', () => {
  const lozenges = sign({ coverage: { routes: ['sl'], settings: ['clinic'] } })
  expect(ruling([sign(), revoke(), lozenges]).ruling).toBe('refuse')
})

test('a signature for one part changes that part alone', () => {
  const entries = [sign(), sign({ yes: ['touch'], only: ['touch'] })]
  expect(stateOf('touch', entries)).toBe('agreed')
  expect(ruling(entries).ruling).toBe('allow')
})

test('a session without a route cannot be covered', () => {
  expect(ruling([sign()], { setting: 'clinic' }).reasons[0]?.settle).toContain('Set the route')
})

test('a signature on the own phone waits for a witness of the care team', () => {
  const alone = sign({ witness: false })
  expect(ruling([alone]).reasons.map((r) => r.rule)).toEqual(['consent-witness'])
  const witnessed = chart(alone, { kind: 'consent-witnessed', by: therapist, body: { signature: id(0) } })
  expect(ruleOnConsent(witnessed, im, protocol).ruling).toBe('allow')
  expect(witnessOf(witnessed, signaturesOf(witnessed)[0]!)).toBe(therapist)
})

test('where the protocol asks for no witness, none is missed', () => {
  const relaxed = {
    ...protocol,
    consent: { ...protocol.consent, witness: { ...protocol.consent.witness, required: false } },
  }
  expect(ruleOnConsent(chart(sign({ witness: false })), im, relaxed).ruling).toBe('allow')
})

test.each([
  [['therapist'], 'theo', 'allow'],
  [['monitor'], 'mo', 'allow'],
  [['coordinator'], 'cora', 'refuse'],
  [['patient'], 'ada', 'refuse'],
  [['therapist', 'patient'], 'ada', 'refuse'],
] as const)('%j named %s as a witness of Ada: %s', (roles, name, expected) => {
  const own = chart(sign({ witness: false, where: 'own-device' }))
  const person = { id: personId.parse(name), roles: [...roles] }
  expect(ruleOnWitnessing(signaturesOf(own)[0], person, protocol).ruling).toBe(expected)
})

test('newer words ask nobody to sign again; a protocol that asks for them does', () => {
  const raised = {
    ...protocol,
    consent: {
      ...protocol.consent,
      statements: protocol.consent.statements.map((s) => (s.id === 'cost' ? { ...s, atLeast: 2 } : s)),
    },
  }
  expect(ruleOnConsent(chart(sign()), im, raised).reasons[0]?.why).toContain('older words')
  const renewed = {
    ...document,
    version: '1.1.0',
    statements: document.statements.map((s) => (s.id === 'cost' ? { ...s, version: 2 } : s)),
  }
  expect(readConsentDocument(document, raised).ok).toBe(false)
  expect(readConsentDocument(renewed, raised).ok).toBe(true)
})

test('an offer waits for the signature and blocks nothing by itself', () => {
  const offer = { kind: 'consent-offered', body: { routes: ['im'], settings: ['clinic'] } }
  expect(offerOf(chart(offer))?.waiting).toBe(true)
  expect(offerOf(chart(offer, sign()))?.waiting).toBe(false)
  expect(offerOf(chart(sign(), offer))?.waiting).toBe(true)
  expect(ruling([sign(), offer]).ruling).toBe('allow')
})

test('each part needs its own answer, and a signature needs a name', () => {
  const signed = signConsent({
    coverage: imOnly,
    document,
    protocol,
    answers: { touch: 'no' },
    name: ' ',
    where: 'own-device',
  })
  expect(signed.ok).toBe(false)
  const fields = signed.ok ? [] : signed.problems.map((p) => p.field)
  expect(fields).toContain('answer-serious-risks')
  expect(fields).not.toContain('answer-touch')
  expect(fields).toContain('signature')
})

test('the words a person signed stay with the signature', () => {
  const [signed] = signaturesOf(chart(sign()))
  const risk = signed?.body.answers.find((a) => a.statement === 'serious-risks')
  expect(risk?.words).toBe(document.statements.find((s) => s.id === 'serious-risks')?.text)
  expect(signed?.body.document).toEqual({ id: 'kap-standard', version: '1.0.0' })
})

test('a document and a protocol that do not fit each other are refused with sentences', () => {
  const missing = { ...document, statements: document.statements.filter((s) => s.id !== 'escort') }
  const unfit = readConsentDocument(missing, protocol)
  expect(unfit).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('The person who takes me home') }],
  })
  const unknown = {
    ...document,
    statements: [...document.statements, { ...document.statements[0]!, id: 'parking' }],
  }
  expect(readConsentDocument(unknown, protocol)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('parking') }],
  })
})

test('a protocol that hides touch among the required parts is refused', () => {
  const hidden = {
    ...protocol.consent,
    statements: protocol.consent.statements.filter((s) => s.id !== 'touch'),
  }
  expect(consentProtocol.safeParse(hidden).success).toBe(false)
})

const required = protocol.consent.statements
  .filter((s) => s.need === 'required' && !s.settings && !s.routes)
  .map((s) => s.id)
const act = fc.oneof(
  fc.constant(sign()),
  fc.constant(sign({ yes: ['touch'] })),
  fc.subarray(required).map((no) => sign({ no })),
  fc.constantFrom(undefined, ...required).map((statement) => revoke(statement)),
)

test('whatever was signed before, what was taken back last blocks the dose', () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 6 }),
      fc.constantFrom(undefined, ...required),
      (acts, statement) => {
        expect(ruling([...acts, revoke(statement)]).ruling).toBe('refuse')
      },
    ),
    { numRuns: 60 },
  )
})

test('the dose is allowed only when every required part is agreed at that moment', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), (acts) => {
      const states = consentOf(chart(...acts), im, protocol).filter((s) => s.need === 'required')
      expect(ruling(acts).ruling === 'allow').toBe(states.every((s) => s.state === 'agreed'))
    }),
    { numRuns: 60 },
  )
})
