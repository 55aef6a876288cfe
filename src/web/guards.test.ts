import { expect, test } from 'vitest'
import { within } from './guards.ts'

test.each([
  ['/caseload?closed', '/caseload?closed'],
  ['/courses/1/record', '/courses/1/record'],
  ['//elsewhere.example/today', '/today'],
  ['/\\elsewhere.example', '/today'],
  ['/\t/elsewhere.example', '/today'],
  ['/\n/elsewhere.example', '/today'],
  ['/./\t/elsewhere.example', '/today'],
  ['/a/..//elsewhere.example', '/today'],
  ['https://elsewhere.example', '/today'],
  ['javascript:alert(1)', '/today'],
  ['/sign-out', '/today'],
  ['/confirm?to=/confirm', '/today'],
  ['', '/today'],
  [null, '/today'],
])('after signing in, %j leads to %s', (to, onward) => expect(within(to)).toBe(onward))
