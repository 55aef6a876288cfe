/** A visit as somebody types it on a form: read, or answered with what to correct, field by field. */
import type { PersonId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { minutesAfter } from '#kernel/time.ts'
import { instantAt } from './local-time.ts'
import type { Block, Plan } from './planning.ts'
import type { VisitsProtocol } from './protocol.ts'
import { type Route, route, type VisitKind, visitKind } from './visits.ts'
import { READING } from './words.ts'

/** What was typed; a field left empty is absent. */
export type TypedPlan = {
  readonly kind?: string
  readonly date?: string
  readonly time?: string
  readonly occurrence?: string
  /** In minutes; empty for the usual length. */
  readonly length?: string
  readonly place?: string
  readonly route?: string
  readonly people?: readonly string[]
}

export type ReadPlan = Plan & { readonly place: string; readonly people: readonly PersonId[] }

export type PlanReading = {
  readonly zone: string
  readonly lengths: VisitsProtocol['lengths']
  readonly block: (route: Route) => Block | undefined
  /** Everybody who works in the practice. */
  readonly staff: readonly { readonly id: PersonId }[]
}

const LONGEST_MINUTES = 12 * 60

/** Reads a plan. Every problem is told at once, each with its field. Whether it may stand is `ruleOnVisit`'s to say. */
export function readPlan(typed: TypedPlan, reading: PlanReading): Result<ReadPlan> {
  const kind = visitKind.safeParse(typed.kind)
  const way = route.optional().safeParse(typed.route)
  const from = readBeginning(typed, reading.zone)
  const length = readLength(typed.length, kind.data, way.data, reading)
  const problems: Problem[] = [
    ...(kind.success ? [] : [problem(READING.kind, 'kind')]),
    ...(from.ok ? [] : from.problems),
    ...(length.ok ? [] : length.problems),
    ...(typed.place ? [] : [problem(READING.place, 'place')]),
    ...((typed.place ?? '').length > 120 ? [problem(READING.placeLong, 'place')] : []),
    ...(way.success ? [] : [problem(READING.route, 'route')]),
  ]
  const people = reading.staff.map(({ id }) => id).filter((id) => typed.people?.includes(id))
  if (people.length !== (typed.people ?? []).length) problems.push(problem(READING.people, 'people'))
  if (problems.length > 0 || !kind.success || !from.ok || !length.ok || !typed.place) return fail(...problems)
  return ok({
    kind: kind.data,
    from: from.value,
    to: minutesAfter(from.value, length.value),
    place: typed.place,
    people,
    ...(way.data ? { route: way.data } : {}),
  })
}

function readBeginning({ date, time, occurrence }: TypedPlan, zone: string) {
  if (!date || !time) {
    return fail(
      ...(date ? [] : [problem(READING.date, 'date')]),
      ...(time ? [] : [problem(READING.time, 'time')]),
    )
  }
  const which = occurrence === 'first' || occurrence === 'second' ? occurrence : undefined
  return instantAt(date, time, zone, which)
}

/** The length typed, or the usual one: by its route for a dosing session, else by the kind of visit. */
function readLength(
  typed: string | undefined,
  kind: VisitKind | undefined,
  way: Route | undefined,
  { lengths, block }: PlanReading,
): Result<number> {
  if (!typed) {
    const usual = kind === 'dosing' ? way && block(way)?.minutes : kind && lengths[kind].minutes
    // Without a kind or a route another sentence is told already; the length can only be guessed after that.
    if (usual === undefined && kind === 'dosing' && way) return fail(problem(READING.lengthNeeded, 'length'))
    return ok(usual ?? 1)
  }
  const minutes = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
  if (!(minutes >= 5 && minutes <= LONGEST_MINUTES)) return fail(problem(READING.length, 'length'))
  return ok(minutes)
}
