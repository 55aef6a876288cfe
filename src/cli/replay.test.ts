import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Entry, envelope } from '#chart/chart.ts'
import { shippedProtocol } from '#platform/content.ts'
import { arrived, calm, entriesFrom, given, people, type Told, told } from '#session/testing.ts'
import { command } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'kairos-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { id, version } = shippedProtocol()

const opened = (protocol = { id, version }): Told => ({
  ...told(-20_000, 'course-opened', {}),
  body: {
    patient: '0198c0de-0000-7000-8000-0000000000ee',
    protocol,
    team: { prescriber: people.prescriber, monitor: people.monitor },
  },
})
const closed: Told = {
  ...told(300, 'course-closed', {}),
  body: { outcome: 'stopped', reason: 'Moved away.' },
}

/** Bodies here are told as JSON, so the envelope alone is encoded. */
const asLine = (entry: Entry): string => JSON.stringify(z.encode(envelope, entry))
const lines = (...facts: readonly Told[]): string[] => entriesFrom(facts).map(asLine)

const step = z.object({
  line: z.number(),
  refused: z.string().optional(),
  stored: z.string().optional(),
  state: z.object({ stage: z.string(), doses: z.array(z.unknown()) }).optional(),
  agenda: z.array(z.object({ key: z.string(), state: z.string(), why: z.string() })).optional(),
  rulings: z
    .array(
      z.object({ about: z.string(), ruling: z.string(), reasons: z.array(z.object({ rule: z.string() })) }),
    )
    .optional(),
})

async function replay(recording: readonly string[], ...options: readonly string[]) {
  const file = join(folder, 'course.ndjson')
  writeFileSync(file, recording.join('\n'))
  const out: string[] = []
  const err: string[] = []
  const status = await command(['replay', file, ...options], {
    say: (line) => out.push(line),
    complain: (line) => err.push(line),
  })
  return { status, out, err: err.join('\n') }
}
const stepsOf = async (recording: readonly string[]) => {
  const { out, ...rest } = await replay(recording, '--json')
  return { ...rest, steps: out.map((line) => step.parse(JSON.parse(line))) }
}

test('after each entry the state, the agenda and the rulings are printed', async () => {
  const { status, steps } = await stepsOf(lines(opened(), ...arrived(), given(0, 60), calm(15)))
  expect(status).toBe(0)
  expect(steps).toHaveLength(7)
  expect(steps[0]).toMatchObject({
    stored: 'now',
    state: { stage: 'screening', doses: [] },
    rulings: [{ about: 'clearance', ruling: 'refuse' }],
  })
  expect(steps[0]?.agenda?.map(({ key }) => key)).toContain('answers')
  expect(steps.at(-1)?.state?.doses).toHaveLength(1)
})

test('a dose is shown with what the rules said before it: here nobody had cleared or consented', async () => {
  const { steps } = await stepsOf(lines(opened(), ...arrived(), given(0, 60)))
  const dose = steps.at(-1)?.rulings?.find(({ about }) => about === 'dose')
  expect(dose).toMatchObject({ ruling: 'refuse' })
  expect(dose?.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['clearance', 'consent']))
})

test('the same entry sent twice changes nothing, and under the same id another fact is refused', async () => {
  const [first = '', second = ''] = lines(opened(), calm(0))
  expect((await stepsOf([first, second, second])).steps.map(({ stored }) => stored)).toEqual([
    'now',
    'now',
    'already',
  ])
  const other = second.replace('"systolic":120', '"systolic":180')
  expect(await stepsOf([first, second, other])).toMatchObject({
    status: 1,
    err: expect.stringContaining('already recorded with another content'),
  })
})

test.each([
  [
    'an entry for a closed course',
    lines(opened(), closed, calm(400)),
    'line 3: This course is closed. Reopen it with a reason, or open a new course.',
  ],
  ['a dose of 0', lines(opened(), given(0, 0)), 'line 2: dose-given: mg: '],
  ['a line that is not JSON', [...lines(opened()), 'hello'], 'line 2: This line is not JSON.'],
  ['a line that is no entry', [...lines(opened()), '{}'], 'line 2: This is not an entry'],
  [
    'another course’s entry',
    [
      ...lines(opened()),
      ...lines(opened(), calm(0))
        .slice(1)
        .map((l) =>
          l.replace('0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002'),
        ),
    ],
    'Replay one course at a time',
  ],
])('%s is refused, and the rest is replayed', async (_name, recording, sentence) => {
  const { status, err, steps } = await stepsOf(recording)
  expect(status).toBe(1)
  expect(err.split('\n')).toEqual([expect.stringContaining(sentence)])
  expect(steps.at(-1)?.refused).toBeDefined()
  expect(steps[0]?.state).toBeDefined()
})

test('a kind that nobody knows yet is kept', async () => {
  const { status, steps } = await stepsOf(lines(opened(), told(0, 'moon-observed', { phase: 'full' })))
  expect({ status, stored: steps[1]?.stored }).toEqual({ status: 0, stored: 'now' })
})

test('what arrives late does not turn the clock back', async () => {
  const { steps } = await stepsOf(lines(opened(), ...arrived(), given(0, 60), calm(-20)))
  expect(steps.at(-1)?.state?.doses).toHaveLength(1)
})

test('a protocol that is not here, and a file without entries, are said to be so', async () => {
  expect(await replay(lines(opened({ id: 'kap-elsewhere', version: '9.9.9' })))).toMatchObject({
    status: 1,
    err: expect.stringContaining('kap-elsewhere@9.9.9'),
  })
  expect(await replay([])).toMatchObject({
    status: 1,
    err: expect.stringContaining('The file holds no entry'),
  })
  expect(await replay(lines(opened()), '--zone', 'Mars')).toMatchObject({
    status: 1,
    err: '"Mars" is not a time zone such as America/Denver.',
  })
})

test('in words, what has not changed is not repeated', async () => {
  const { out } = await replay(lines(opened(), told(-19_000, 'moon-observed', {})))
  expect(out.filter((line) => line.includes('clearance: refuse'))).toHaveLength(1)
  expect(out.at(-1)).toContain('moon-observed')
})
