/** What the patient and the care team both can send: the escort and the intention. */
import { z } from 'zod'
import { type Chart, changedSince, type Draft } from '#chart/chart.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { visitsOf } from '#visits/visits.ts'
import { readEscort, readIntention } from '../escort.ts'
import { escortFor, intentionOf, preparationKinds } from '../preparation.ts'
import type { PreparationProtocol } from '../protocol.ts'
import { FORM } from '../words.ts'
import { readMoment } from './moment-form.ts'

const text = z.string().optional()

export const escortForm = z.looseObject({
  intent: z.literal('escort'),
  visit: text,
  basis: text,
  name: text,
  phone: text,
  relation: text,
  adult: text,
})
export const intentionForm = z.object({ intent: z.literal('intention'), basis: text, intention: text })

type Course = {
  readonly chart: Chart
  readonly zone: string
  readonly patient: { readonly name: string }
  readonly protocol: { readonly preparation: PreparationProtocol }
}

/** The entry that names an escort for a planned dosing session. */
export function escortFrom(
  form: z.output<typeof escortForm>,
  course: Course,
  now: Instant,
): Result<readonly Draft[]> {
  const { chart, zone, patient } = course
  const session = visitsOf(chart).find(({ id, kind }) => id === form.visit && kind === 'dosing')
  if (!session) return fail(problem(FORM.noSession))
  const known = escortFor(chart, session.id)
  if (known && known.id !== form.basis) return fail(problem(FORM.otherEscort(known.body.name)))
  const pickUp = readMoment(form, 'pickUp', zone)
  const escort = readEscort(
    { ...form, adult: form.adult === 'yes', pickUp: pickUp.ok ? pickUp.value : undefined },
    session,
    patient.name,
    zone,
  )
  if (!pickUp.ok || !escort.ok)
    return fail(...(escort.ok ? [] : escort.problems), ...(pickUp.ok ? [] : pickUp.problems))
  return ok([{ kind: 'escort-named', at: now, body: escort.value }])
}

/** The entry of an intention. Written by two at once, both see what the other wrote. */
export function intentionFrom(
  form: z.output<typeof intentionForm>,
  course: Course,
  now: Instant,
): Result<readonly Draft[]> {
  const { chart, protocol } = course
  const last = intentionOf(chart)
  const newer = changedSince(
    chart,
    { 'intention-written': preparationKinds['intention-written'] },
    form.basis,
  )
  if (last && newer.length > 0) return fail(problem(FORM.otherIntention(last.body.text), 'intention'))
  const read = readIntention(form.intention, protocol.preparation)
  return read.ok ? ok([{ kind: 'intention-written', at: now, body: read.value }]) : read
}
