import { expect, test } from 'vitest'
import { isCommonPassword } from '#platform/common-passwords.ts'
import { passwordProblems } from './password.ts'

const own = ['Olive Marsh', 'olive.marsh@oak.example']
const told = (password: string) =>
  passwordProblems(password, { isCommon: isCommonPassword, own }).map(({ message }) => message)

test.each([
  'heron orbit velvet 71',
  'correcthorsebatterystaple!',
  'ich mag nur ruhige Abende',
  '紫色の静かな湖と十二の月夜',
  'x9$Lq2!vRt7&',
])('%j may be chosen', (password) => expect(told(password)).toEqual([]))

test.each([
  ['too short', 'Xk3$9z', /at least 12/],
  ['longer than anybody types', 'ab cd '.repeat(30), /at most 128/],
  ['a common one as it is', '1qaz2wsx3edc', /try first/],
  ['a common one in capitals', 'UNBELIEVABLE', /try first/],
  ['a common one with a year and signs', 'Password2026!', /try first/],
  ['a common one in disguise', 'P@$$w0rd!!!!!', /try first/],
  ['the field’s own word', 'Psychotherapy1', /try first/],
  ['one sign over and over', 'aaaaaaaaaaaaaa', /try first/],
  ['the same few signs', 'abc1abc1abc1abc1', /try first/],
  ['along the keyboard', 'qwertyuiopasdf', /try first/],
  ['down the alphabet', 'zyxwvutsrqponm', /try first/],
  ['the person’s own name', 'OliveMarsh12', /name and your email/],
  ['the person’s own address', 'olive.marsh@oak', /name and your email/],
])('%s is refused: %j', (_what, password, sentence) => {
  expect(told(password).join(' ')).toMatch(sentence)
})
