import { expect, test } from 'vitest'
import { mayChange, readInvitation } from './joining.ts'
import type { Role } from './people.ts'

const told = (result: {
  readonly ok: boolean
  readonly problems?: readonly { readonly message: string }[]
}) => (result.ok ? 'yes' : result.problems?.map(({ message }) => message).join(' '))

test.each<[string, string, Role[], Role[], number, RegExp]>([
  [
    'Nobody gives themselves a role',
    'ana',
    ['administrator'],
    ['administrator', 'prescriber'],
    2,
    /their own roles/,
  ],
  ['nor ends their own access', 'ana', ['administrator'], [], 2, /their own roles/],
  [
    'An administrator makes a therapist a coordinator too',
    'ruth',
    ['therapist'],
    ['therapist', 'coordinator'],
    1,
    /^yes$/,
  ],
  ['and ends the access of somebody who leaves', 'ruth', ['therapist'], [], 1, /^yes$/],
  [
    'The last administrator stays one',
    'ruth',
    ['therapist', 'administrator'],
    ['therapist'],
    1,
    /last administrator/,
  ],
  ['one of two may go', 'ruth', ['administrator'], [], 2, /^yes$/],
  [
    'A patient’s account gets no role of staff',
    'maya',
    ['patient'],
    ['patient', 'therapist'],
    1,
    /another address/,
  ],
])('%s', (_what, whom, rolesNow, rolesThen, administrators, sentence) => {
  expect(told(mayChange({ by: 'ana', whom, rolesNow, rolesThen, administrators }))).toMatch(sentence)
})

test('an invitation needs a name, an address and a role that staff can have', () => {
  expect(
    readInvitation({ name: 'Lena Ortiz, RN', email: ' Lena@Clinic.example ', roles: ['monitor'] }),
  ).toEqual({
    ok: true,
    value: { name: 'Lena Ortiz, RN', email: 'lena@clinic.example', roles: ['monitor'] },
  })
  for (const roles of [[], ['patient'], ['owner']])
    expect(told(readInvitation({ name: 'Lena', email: 'lena@clinic.example', roles }))).toBe(
      'Choose at least one role.',
    )
  expect(told(readInvitation({ roles: ['monitor'], email: 'lena@' }))).toMatch(/name\. Write the email/)
})
