import { expect, test } from 'vitest'
import { failureRows, type Recorded } from './sign-in-record.ts'
import { failureWords } from './sign-in-record-words.ts'

const noon = Temporal.Instant.from('2026-11-24T19:00:00Z')
type Tried = readonly [
  minutes: number,
  outcome: Recorded['outcome'],
  caller: string,
  rest?: Partial<Pick<Recorded, 'what' | 'times' | 'person'>>,
]
const recorded = (...tried: readonly Tried[]): Recorded[] =>
  tried.map(([minutes, outcome, caller, rest]) => ({
    at: noon.add({ minutes }),
    person: 'sam',
    name: 'Sam Ito',
    what: 'password',
    outcome,
    confirming: false,
    times: 1,
    caller,
    ...rest,
  }))
const HERE = '198.51.100.7'
const THERE = '203.0.113.9'
const wrong = (minutes: number, caller = HERE): Tried => [minutes, 'wrong', caller]

// shows: ASVS 16.3.3
test.each([
  ['nobody mistypes four times and stands out', [wrong(0), wrong(1), wrong(2), wrong(3)], []],
  [
    'five failures stand out',
    [wrong(0), wrong(1), wrong(2), wrong(3), wrong(4)],
    ['Sam Ito: 5 attempts in a row failed, from one place. None was right since.'],
  ],
  [
    'what was turned away unchecked counts, as often as it was tried',
    [wrong(0), [1, 'too-often', HERE, { times: 40 }]],
    ['Sam Ito: 41 attempts in a row failed, from one place. None was right since.'],
  ],
  [
    'whether somebody came in afterwards, and from where, is said: the owner from elsewhere',
    [...[0, 1, 2, 3, 4].map((at) => wrong(at)), [9, 'done', THERE]],
    ['Sam Ito: 5 attempts in a row failed, from one place. Then an attempt from another place was right.'],
  ],
  [
    'or perhaps the one who guessed',
    [...[0, 1, 2, 3].map((at) => wrong(at)), wrong(4, THERE), [9, 'done', THERE]],
    ['Sam Ito: 5 attempts in a row failed, from 2 places. Then an attempt from the same place was right.'],
  ],
  [
    'a right attempt ends the row',
    [wrong(0), wrong(1), wrong(2), [3, 'done', HERE], wrong(4), wrong(5), wrong(6)],
    [],
  ],
  ['so does a day without any', [0, 1, 2, 3, 4].map((days) => wrong(days * 1500)), []],
  [
    'a new password that was asked for is no failure',
    [0, 1, 2, 3, 4].map((at): Tried => [at, 'too-often', HERE, { what: 'new-password-asked' }]),
    [],
  ],
  [
    'each person’s attempts are counted by themselves',
    [0, 1, 2, 3, 4].map((at): Tried => [at, 'wrong', HERE, { person: at % 2 === 0 ? 'sam' : 'ruth' }]),
    [],
  ],
] as const satisfies readonly (readonly [string, readonly Tried[], readonly string[]])[])(
  '%s',
  (_is, tried, rows) => {
    const inTime = recorded(...tried)
    expect(failureRows(inTime).map(failureWords)).toEqual(rows)
    expect(failureRows([...inTime].reverse()).map(failureWords), 'in any order').toEqual(rows)
  },
)
