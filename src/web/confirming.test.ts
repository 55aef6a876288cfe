import { expect, test } from 'vitest'
import { CONFIRMED, mayNeedConfirming, needsConfirming, splitForm } from './confirming.ts'
import routes from './routes.ts'

// shows: ASVS 7.5.3
test.each([
  ['signing a consent', '/me/consent', 'sign', true],
  ['taking a consent back', '/me/consent', 'revoke', false],
  ['clearing', '/courses/c1/clearance', 'clear', true],
  ['withdrawing a clearance', '/courses/c1/clearance', 'withdraw', false],
  ['deciding on a finding', '/courses/c1/screening', 'decide-cv-mi', true],
  ['ordering a dose', '/courses/c1/sessions/v1/order', 'order', true],
  ['stopping an order', '/courses/c1/sessions/v1/order', 'withdraw', false],
  ['recording vitals', '/courses/c1/sessions/v1', 'vitals', false],
  ['sharing a course', '/courses/c1/team', 'share', true],
  ['ending a sharing', '/courses/c1/team', 'end', false],
  ['opening a chart in an emergency', '/emergency-access', 'open', false],
  ['closing a course', '/courses/c1/closing', 'close', true],
  ['the same address with a slash', '/courses/c1/closing/', 'close', true],
  ['in capitals', '/Courses/c1/CLOSING', 'close', true],
  ['with escapes', '/courses/c1/%63losing', 'close', true],
  ['as a request for data', '/courses/c1/closing.data', 'close', true],
  ['as a request for data behind a slash', '/courses/c1/closing/_.data', 'close', true],
  ['opening the chart of a medical screening', '/trainings/medical', 'open-a1', true],
  ['writing in a journal', '/me/journal', 'write', false],
])('%s (%s) asks for a fresh sign-in: %s %s', (_what, path, intent, asked) => {
  expect(mayNeedConfirming('POST', path) && needsConfirming(path, intent)).toBe(asked)
})

test('whatever a form is sent by, it counts', () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
    expect(mayNeedConfirming(method, '/courses/c1/closing')).toBe(true)
})

test('reading is never asked for, but an export is', () => {
  expect(mayNeedConfirming('GET', '/courses/c1/closing')).toBe(false)
  expect(mayNeedConfirming('GET', '/practice/access-record.csv')).toBe(true)
})

test('every address of the list is one of the application', async () => {
  const paths = (await routes)
    .flatMap((route) => [route, ...(route.children ?? [])])
    .map(({ path }) => `/${path}`)
  for (const [address] of CONFIRMED) expect(paths).toContain(address)
})

test('what was typed is kept in its order, without what confirms it', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['intent', 'share'],
    ['role', 'a'],
    ['role', 'b'],
    ['confirm-password', ' hunter two '],
  ] as const)
    form.append(name, value)
  expect(splitForm(form)).toEqual({
    fields: [
      ['intent', 'share'],
      ['role', 'a'],
      ['role', 'b'],
    ],
    shown: { password: 'hunter two', code: undefined, passkey: undefined },
  })
})
