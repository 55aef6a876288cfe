import { expect, test } from 'vitest'
import { type Application, applicationOf } from './application.ts'
import type { ApplicationDraft } from './application-entry.ts'
import { listingFrom, ownTrainingOf } from './listing.ts'
import { ruleOnStep } from './ruling.ts'
import { aPlan, entriesOf, someAnswers } from './testing.ts'

const at = Temporal.Instant.from('2027-04-12T16:00:00Z')
const answers = someAnswers()
const number = '27-4F7QM2XK-9'
const came = [
  { kind: 'applied', at, body: { answers, agreed: 'The rule.' } },
  { kind: 'accepted', at: at.add({ seconds: 1 }), body: {} },
] as const
const certified = { kind: 'certified', at: at.add({ seconds: 2 }), body: { number, hours: 24.5 } } as const
const answered = (answer: 'declined' | 'proposed') =>
  ({ kind: 'listing-answered', at: at.add({ seconds: 3 }), body: { answer } }) as const
const stands = (...more: readonly ApplicationDraft[]): Application =>
  applicationOf(entriesOf(...came, ...more))!
const may = (step: 'take-listing' | 'decline-listing', application: Application) =>
  ruleOnStep(step, { training: { state: 'open', plan: aPlan() }, application, now: at }).ruling

test('the training stands on a listing as on the certificate: title, who gave it, last day, hours, number', () => {
  expect(ownTrainingOf(aPlan(), stands(certified))).toEqual({
    name: 'Ida Vance',
    certificate: number,
    training: {
      title: 'Foundations of ketamine-assisted therapy',
      by: 'Kairos',
      where: 'Larkspur, CO',
      on: '2027-04-11',
      hours: 24.5,
    },
  })
  expect(ownTrainingOf(aPlan(), stands())).toBeUndefined()
})

test('the form knows name, license and state, and nothing that was told us in confidence', () => {
  const form = listingFrom(stands(certified))
  expect(form).toEqual({
    subject: 'person',
    name: 'Ida Vance',
    credentials: 'LCSW',
    roles: ['therapist'],
    licences: [{ kind: 'LCSW', number: 'CSW.0099', state: 'CO', expires: '2028-08-31' }],
    places: [{ town: 'Golden', state: 'CO' }],
  })
  expect(JSON.stringify(form)).not.toMatch(/555|Sol Vance|trauma/)
})

test.each([
  ['before the certificate', [], 'refuse', 'refuse'],
  ['with the certificate', [certified], 'allow', 'allow'],
  ['after “no, thank you” it can still be taken', [certified, answered('declined')], 'allow', 'refuse'],
  ['after it was taken', [certified, answered('proposed')], 'refuse', 'refuse'],
] as const)('a listing is offered: %s', (_, more, take, decline) => {
  const application = stands(...more)
  expect([may('take-listing', application), may('decline-listing', application)]).toEqual([take, decline])
})
