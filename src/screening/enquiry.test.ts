import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personId, practiceId } from '#kernel/ids.ts'
import { shippedProtocol } from '#platform/content.ts'
import {
  factsIn,
  forgottenAt,
  forgottenBefore,
  readSending,
  ruleOnStep,
  type Step,
  sendingForm,
  stateOf,
} from './enquiry.ts'
import { ENQUIRY, SEND } from './enquiry-words.ts'
import { screen } from './screening.ts'
import { finding, TODAY } from './testing.ts'

const sentAt = Temporal.Instant.from('2026-11-20T18:00:00Z')
const by = personId.parse('ines')
const step = (state: Step['state'], days: number): Step => ({
  at: sentAt.add({ hours: days * 24 }),
  state,
  by,
})
const home = practiceId.parse('01990000-0000-7000-8000-000000000001')
const practices = [{ id: home }]

const sent = (more: Record<string, string | undefined>) =>
  readSending(
    sendingForm.parse({
      intent: 'send',
      practice: home,
      name: 'Ana Ruiz',
      phone: '303 555 0142',
      consent: 'yes',
      ...more,
    }),
    practices,
  )
const problems = (more: Record<string, string | undefined>) => {
  const read = sent(more)
  return read.ok ? [] : read.problems.map(({ field }) => field)
}

describe('sending', () => {
  test('a practice, a name, one way to be reached and the tick are enough', () => {
    expect(sent({})).toEqual({ ok: true, value: { practice: home, name: 'Ana Ruiz', phone: '303 555 0142' } })
  })
  test.each([
    ['without the tick nothing is sent', { consent: undefined }, ['consent']],
    ['without a practice nothing is sent', { practice: undefined }, ['practice']],
    [
      'a practice that takes no enquiries is not written to',
      { practice: '01990000-0000-7000-8000-000000000002' },
      ['practice'],
    ],
    ['somebody has to be reached', { phone: undefined }, ['phone']],
    ['an address without an @ reaches nobody', { email: 'ana.example' }, ['email']],
    [
      'everything that is missing is told at once',
      { practice: undefined, name: undefined, phone: undefined, consent: undefined },
      ['practice', 'name', 'phone', 'consent'],
    ],
  ])('%s', (_, more, fields) => expect(problems(more)).toEqual(fields))
  test('a novel is not a message', () => {
    const read = sendingForm.safeParse({ intent: 'send', message: 'x'.repeat(2001) })
    expect(read.error?.issues.map(({ message }) => message)).toEqual([SEND.messageLong])
  })
})

describe('what became of it', () => {
  test.each([
    ['new, until somebody does something', [], false, 'new'],
    ['answered, when somebody reached them', [step('answered', 1)], false, 'answered'],
    ['closed, with a reason', [step('answered', 1), step('closed', 2)], false, 'closed'],
    ['answered, when it was taken up again', [step('closed', 1), step('answered', 2)], false, 'answered'],
    ['a course, whatever was said before', [step('closed', 1)], true, 'course'],
  ] as const)('%s', (_, steps, taken, state) => expect(stateOf({ steps, taken })).toBe(state))

  test('a closed one is not closed again, and a course is not closed here', () => {
    expect(ruleOnStep({ steps: [step('closed', 1)], taken: false }, 'closed')).toBe(ENQUIRY.isClosed)
    expect(ruleOnStep({ steps: [step('closed', 1)], taken: false }, 'answered')).toBeUndefined()
    expect(ruleOnStep({ steps: [], taken: true }, 'closed')).toBe(ENQUIRY.isCourse)
  })
})

describe('keeping', () => {
  test('what nobody answered is deleted 180 days after it was sent', () => {
    expect(forgottenAt({ sentAt, steps: [], taken: false })?.toString()).toBe('2027-05-19T18:00:00Z')
  })
  test('what was done about it begins the time again', () => {
    const steps = [step('answered', 1), step('closed', 30)]
    expect(forgottenAt({ sentAt, steps, taken: false })?.toString()).toBe('2027-06-18T18:00:00Z')
  })
  test('what became a course is kept with it', () => {
    expect(forgottenAt({ sentAt, steps: [], taken: true })).toBeUndefined()
  })
  test('the job deletes exactly what is past its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 }), (hours) => {
        const now = sentAt.add({ hours })
        const due = forgottenAt({ sentAt, steps: [], taken: false })!
        expect(Temporal.Instant.compare(sentAt, forgottenBefore(now)) < 0).toBe(
          Temporal.Instant.compare(due, now) < 0,
        )
      }),
    )
  })
})

test('what was sent is known as told on that day, by somebody whom nobody has asked yet', () => {
  const facts = factsIn({ answers: { preg: { value: 'yes' } }, sentAt }, 'America/Denver')
  const { evidence, status } = finding(screen(facts, shippedProtocol(), TODAY), 'preg')
  expect(status).toBe('present')
  expect(evidence).toMatchObject([
    { date: '2026-11-20', note: 'sent from the self-check, nobody has asked yet' },
  ])
})
