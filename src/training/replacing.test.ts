/** A certificate with a wrong name or wrong hours: another one takes its place. */
import { expect, test } from 'vitest'
import { applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { readCertificateNumber } from './certificate.ts'
import { ownTrainingOf } from './listing.ts'
import { certifiedName, hoursDiffer, replacing } from './replacing.ts'
import { ruleOnStep } from './ruling.ts'
import { aPlan, entriesOf, someAnswers } from './testing.ts'

const plan = aPlan()
const at = (clock: string) => Temporal.ZonedDateTime.from(`2027-04-08T${clock}[America/Denver]`).toInstant()
const body = { item: 'welcome' }
const first = '27-4F7QM2XK-9'
const came: ApplicationDraft[] = [
  { kind: 'applied', at: at('06:00'), body: { answers: someAnswers(), agreed: 'The rule.' } },
  { kind: 'accepted', at: at('07:00'), body: {} },
  { kind: 'signed-in', at: at('09:00'), body },
  { kind: 'signed-out', at: at('10:00'), body },
]
const day: ApplicationDraft[] = [
  ...came,
  { kind: 'certified', at: at('17:00'), body: { number: first, hours: 1 } },
]
const made = { at: at('18:00'), random: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]) }
const corrected: ApplicationDraft[] = [
  ...day,
  {
    kind: 'attendance-corrected',
    at: at('17:30'),
    body: { of: entriesOf(...day)[3]!.id, at: at('12:00'), why: 'She was there until noon.' },
  },
]
const standing = (drafts: readonly ApplicationDraft[]) => applicationOf(entriesOf(...drafts))!
const why = 'The license says so.'

test('corrected sign-ins make the hours differ; the new certificate has them, and the same name', () => {
  expect([hoursDiffer(plan, standing(day)), hoursDiffer(plan, standing(corrected))]).toEqual([false, true])
  const replaced = replacing(plan, standing(corrected), { why }, made)
  expect(replaced).toMatchObject({
    ok: true,
    value: { kind: 'certificate-replaced', body: { hours: 3, name: 'Ida Vance', why } },
  })
  if (!replaced.ok || replaced.value.kind !== 'certificate-replaced') return
  const { number } = replaced.value.body
  expect(readCertificateNumber(number)).toBe(number)
  expect(number).not.toBe(first)
  const after = standing([...corrected, replaced.value])
  expect(after.certificate).toMatchObject({ number, hours: 3 })
  expect(hoursDiffer(plan, after)).toBe(false)
})

test('a name that was spelled wrong is right on the new one, and on the listing that follows', () => {
  const replaced = replacing(plan, standing(day), { name: 'Ída Vance-Moreau', why }, made)
  if (!replaced.ok) throw new Error('It is replaced.')
  const after = standing([...day, replaced.value])
  expect(certifiedName(after)).toBe('Ída Vance-Moreau')
  expect(ownTrainingOf(plan, after)).toMatchObject({
    name: 'Ída Vance-Moreau',
    certificate: after.certificate?.number,
  })
  // What was written when they applied stays as it was written.
  expect(after.answers?.name).toBe('Ida Vance')
})

test.each([
  ['without a reason', { name: 'Ída Vance' }, 'what was wrong'],
  ['that would say the same', { why }, 'would say the same'],
  ['with the name that stands there', { name: 'Ida Vance', why }, 'would say the same'],
])('one %s is not written', (_, said, sentence) => {
  const replaced = replacing(plan, standing(day), said, made)
  expect(!replaced.ok && replaced.problems[0]?.message).toContain(sentence)
})

test('only what was given is replaced', () => {
  const ruling = (drafts: readonly ApplicationDraft[]) =>
    ruleOnStep('replace-certificate', {
      training: { state: 'open', plan },
      application: standing(drafts),
      now: made.at,
    })
  expect(ruling(day).ruling).toBe('allow')
  expect(ruling(came)).toMatchObject({ ruling: 'refuse', reasons: [{ rule: 'no-certificate' }] })
})
