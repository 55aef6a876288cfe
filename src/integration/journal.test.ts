import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartOf, type Draft, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { Role } from '#people/people.ts'
import { journalOf, ruleOnSharing, sharedJournal, sharing, takingBack, writing } from './journal.ts'
import { ruleOnNote } from './notes.ts'

const protocol = { id: 'kap-standard', version: '1.0.0' }
const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
const start = Temporal.Instant.from('2026-11-24T17:00:00Z')
const id = (n: number) => entryId.parse(uuidv7(n, new Uint8Array(10)))
const patient = personId.parse('the-person')
const person = (...roles: Role[]) => ({ id: patient, roles })

/** Adds drafts as the store would, each with the next id. */
const append = (entries: readonly Entry[], ...drafts: readonly Draft[]): Entry[] => [
  ...entries,
  ...drafts.map((draft, i): Entry => {
    const stored = { id: id(entries.length + i + 1), course, recordedAt: draft.at, by: patient }
    return { audience: 'care-team', ...draft, ...stored }
  }),
]
const later = (n: number) => hoursAfter(start, n)
const journal = id(900)
const written = append([], writing(journal, 'A door in a wall.', later(0)))
const [entry] = journalOf(chartOf(written))
const shared = append(written, sharing(entry!, later(1)))

test('what is written in the journal is the person’s alone', () => {
  expect(written.map((e) => e.audience)).toEqual(['patient'])
  expect(sharedJournal(chartOf(written))).toEqual([])
})

test('a shared entry is a copy that the care team can read; the journal itself stays private', () => {
  expect(shared.map((e) => e.audience)).toEqual(['patient', 'care-team'])
  expect(sharedJournal(chartOf(shared))).toMatchObject([
    { journal, text: 'A door in a wall.', writtenAt: later(0) },
  ])
})

test('the team reads the shared words without having the journal', () => {
  const theirs = shared.filter((e) => e.audience === 'care-team')
  expect(sharedJournal(chartOf(theirs))).toMatchObject([{ text: 'A door in a wall.' }])
  expect(journalOf(chartOf(theirs))).toEqual([])
})

test('an entry taken back is no longer read by the team, and may be shared again', () => {
  const back = append(shared, ...takingBack(sharedJournal(chartOf(shared))[0]!, later(2)))
  expect(sharedJournal(chartOf(back))).toEqual([])
  expect(journalOf(chartOf(back))[0]?.shared).toBeUndefined()
  expect(ruleOnSharing(person('patient'), true, journal, chartOf(back), protocol).ruling).toBe('allow')
})

test('rewriting a shared entry leaves the older words with the team until it is shared again', () => {
  const rewritten = append(shared, writing(journal, 'A door in a garden wall.', later(3), entry))
  const [mine] = journalOf(chartOf(rewritten))
  expect(mine).toMatchObject({
    writtenAt: later(0),
    text: 'A door in a garden wall.',
    changedSinceShared: true,
  })
  expect(sharedJournal(chartOf(rewritten))[0]?.text).toBe('A door in a wall.')
  const again = append(rewritten, sharing(mine!, later(4)))
  expect(sharedJournal(chartOf(again)).map((s) => [s.text, s.entries.length])).toEqual([
    ['A door in a garden wall.', 1],
  ])
})

test('an entry shared from two devices is taken back from both', () => {
  const twice = append(shared, { ...sharing(entry!, later(2)), amends: undefined })
  const [copy] = sharedJournal(chartOf(twice))
  expect(copy?.entries).toHaveLength(2)
  expect(sharedJournal(chartOf(append(twice, ...takingBack(copy!, later(3)))))).toEqual([])
})

test('only the person shares from their journal', () => {
  const chart = chartOf(written)
  expect(ruleOnSharing(person('therapist'), false, journal, chart, protocol).reasons[0]?.rule).toBe(
    'journal-own',
  )
  expect(ruleOnSharing(person('patient'), false, journal, chart, protocol).ruling).toBe('refuse')
  expect(ruleOnSharing(person('patient'), true, journal, chart, protocol).ruling).toBe('allow')
})

test('what is not in the journal, or shared already in the same words, is not shared', () => {
  const rule = (which: typeof journal, entries: Entry[]) =>
    ruleOnSharing(person('patient'), true, which, chartOf(entries), protocol).reasons[0]?.rule
  expect(rule(id(901), written)).toBe('journal-there')
  expect(rule(journal, shared)).toBe('journal-shared')
})

test('whatever is written, shared and taken back, the team reads only what is shared at the end', () => {
  const steps = fc.array(fc.tuple(fc.nat(2), fc.constantFrom('write', 'share', 'back')), { maxLength: 20 })
  fc.assert(
    fc.property(steps, (all) => {
      let entries: Entry[] = []
      const expected = new Map<string, string>()
      for (const [n, [which, step]] of all.entries()) {
        const target = id(900 + which)
        const mine = journalOf(chartOf(entries)).find((e) => e.journal === target)
        const text = `words ${n}`
        if (step === 'write') entries = append(entries, writing(target, text, later(n), mine))
        else if (step === 'share' && mine) {
          entries = append(entries, sharing(mine, later(n)))
          expected.set(target, mine.text)
        } else if (step === 'back' && mine?.shared) {
          entries = append(entries, ...takingBack(mine.shared, later(n)))
          expected.delete(target)
        }
      }
      const team = chartOf(entries.filter((e) => e.audience === 'care-team'))
      expect(new Map(sharedJournal(team).map((s) => [s.journal, s.text]))).toEqual(expected)
    }),
  )
})

test.each([
  ['integration-noted', 'monitor', 'allow'],
  ['integration-noted', 'coordinator', 'refuse'],
  ['checked-in', 'therapist', 'allow'],
  ['checked-in', 'coordinator', 'refuse'],
  ['therapy-noted', 'therapist', 'allow'],
  ['therapy-noted', 'monitor', 'refuse'],
  ['therapy-noted', 'patient', 'refuse'],
] as const)('%s by a %s: %s', (kind, role, expected) => {
  expect(ruleOnNote(kind, person(role), protocol).ruling).toBe(expected)
})
