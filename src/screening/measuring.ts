/** Measurements typed in a form: impossible ones are refused, unlikely ones kept after one confirmation. */

import type { z } from 'zod'
import { plausible, worst } from '#kernel/plausible.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { cm, kg, mmHg } from '#kernel/units.ts'
import type { screeningKinds } from './entries.ts'
import { FORM } from './words.ts'

export type MeasuredBody = z.output<(typeof screeningKinds)['screening-measured']>
type Fields = Readonly<Partial<Record<'systolic' | 'diastolic' | 'weight' | 'height' | 'confirmed', string>>>

export function measurementsFrom(fields: Fields): Result<MeasuredBody> {
  const problems: Problem[] = []
  const number = (name: keyof Fields): number | undefined => {
    const text = fields[name]
    if (!text) return undefined
    const value = Number(text.replace(',', '.'))
    if (Number.isFinite(value)) return value
    problems.push(problem(FORM.number, name))
    return undefined
  }
  const [systolic, diastolic, weight, height] = [
    number('systolic'),
    number('diastolic'),
    number('weight'),
    number('height'),
  ]
  if ((systolic === undefined) !== (diastolic === undefined) && problems.length === 0)
    problems.push(problem(FORM.pair, systolic === undefined ? 'systolic' : 'diastolic'))
  const pressure =
    systolic !== undefined && diastolic !== undefined
      ? { systolic: mmHg(systolic), diastolic: mmHg(diastolic) }
      : undefined
  const checks = [
    ['systolic', pressure && plausible('pressure', pressure)],
    ['weight', weight === undefined ? undefined : plausible('weight', weight)],
    ['height', height === undefined ? undefined : plausible('height', height)],
  ] as const
  for (const [name, check] of checks)
    if (check?.plausible === 'impossible' || (check?.plausible === 'confirm' && !fields.confirmed))
      problems.push(
        problem(check.plausible === 'confirm' ? `${check.why} ${FORM.confirmMeasure}` : check.why, name),
      )
  if (!pressure && weight === undefined && height === undefined && problems.length === 0)
    problems.push(problem(FORM.measure, 'systolic'))
  if (problems.length > 0) return fail(...problems)
  const unusual = worst(...checks.flatMap(([, check]) => check ?? [])).plausible === 'confirm'
  return ok({
    ...(pressure ? { pressure } : {}),
    ...(weight === undefined ? {} : { weight: kg(weight) }),
    ...(height === undefined ? {} : { height: cm(height) }),
    ...(unusual ? { confirmed: true as const } : {}),
  })
}
