import { describe, expect, test } from 'vitest'
import { chartOf, type Entry } from '#chart/chart.ts'
import { courseId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import { dayIn } from '#kernel/time.ts'
import { shippedProtocol } from '#platform/content.ts'
import { factsOf } from './facts.ts'
import { screen } from './screening.ts'

const PATIENT = '0198c0de-0000-7000-8000-000000000002'
const NOW = Temporal.Instant.from('2026-11-23T16:00:00Z')
const protocol = shippedProtocol()

/** An answer to a question, whether there was a heart attack (`cv-mi`) or another, by the team or through a link. */
type Said = {
  readonly by: 'helen' | 'link' | 'account'
  readonly value: string
  readonly grade?: string
  readonly details?: string
  readonly rule?: string
}
const entry = ({ by, rule = 'cv-mi', ...answer }: Said, n: number): Entry => ({
  id: entryId.parse(uuidv7(n, new Uint8Array(10))),
  course: courseId.parse('0198c0de-0000-7000-8000-000000000003'),
  kind: 'screening-answered',
  at: NOW,
  recordedAt: NOW,
  by: personId.parse(by === 'link' ? PATIENT : by),
  audience: 'care-team',
  body: { answers: { [rule]: answer } },
})
const found = (rule: string, ...said: readonly Said[]) => {
  const facts = factsOf(chartOf(said.map(entry)), { patient: { id: PATIENT }, zone: 'America/Denver' })
  const { findings } = screen(facts, protocol, dayIn(NOW, 'America/Denver'))
  return findings.find((each) => each.rule === rule)!
}
const finding = (...said: readonly Said[]) => {
  const { status, class: ruleClass, evidence } = found('cv-mi', ...said)
  return { status, class: ruleClass, told: evidence.map(({ code }) => code).sort() }
}

describe('an answer through a one-time link', () => {
  test('counts where nothing was answered before', () => {
    expect(finding({ by: 'link', value: 'no' }).status).toBe('absent')
    expect(finding({ by: 'link', value: 'yes', grade: 'recent' }).status).toBe('present')
  })
  test.each(['no', 'unknown'])('takes no yes out of force (%s): both stand', (value) => {
    const yes = { by: 'helen', value: 'yes', grade: 'recent' } as const
    expect(finding(yes, { by: 'link', value })).toEqual({
      ...finding(yes),
      told: [value, 'yes:recent'].sort(),
    })
  })
  test('adds a graver yes, and no milder one makes it less grave', () => {
    const recent = { by: 'helen', value: 'yes', grade: 'recent' } as const
    const earlier = { by: 'link', value: 'yes', grade: 'earlier' } as const
    expect(finding(recent, earlier).class).toBe(finding(recent).class)
    expect(finding({ ...earlier, by: 'helen' }, { ...recent, by: 'link' }).class).toBe(finding(recent).class)
    expect(finding(earlier).class).not.toBe(finding(recent).class)
  })
  test('says yes, or not sure, against a no of the team', () => {
    const no = { by: 'helen', value: 'no' } as const
    expect(finding(no, { by: 'link', value: 'yes', grade: 'recent' }).status).toBe('present')
    expect(finding(no, { by: 'link', value: 'unknown' }).status).toBe('unknown')
  })
  test('leaves the medicines that were named before, and adds those that it names', () => {
    const rule = 'med-cns-depressant'
    const before = { by: 'helen', value: 'yes', grade: 'regular', details: 'zolpidem', rule } as const
    const names = (...said: readonly Said[]) => found(rule, ...said).medicines.map(({ name }) => name)
    expect(names(before, { by: 'link', value: 'yes', grade: 'regular', rule })).toEqual(['zolpidem'])
    const other = { by: 'link', value: 'yes', grade: 'as-needed', details: 'hydroxyzine', rule } as const
    expect(names(before, other)).toEqual(['hydroxyzine', 'zolpidem'])
  })
  test.each(['helen', 'account'] as const)(
    'is settled by whoever answers next with an account (%s)',
    (by) => {
      const said = [
        { by: 'helen', value: 'yes', grade: 'recent' },
        { by: 'link', value: 'no' },
      ] as const
      expect(finding(...said, { by, value: 'no' })).toMatchObject({ status: 'absent', told: ['no'] })
    },
  )
})
