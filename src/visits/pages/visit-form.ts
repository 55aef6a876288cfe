/** What the pages that plan and move a visit have in common: the form's fields, and the ruling on what was typed. */
import { z } from 'zod'
import type { Chart, Draft } from '#chart/chart.ts'
import { type EntryId, entryId, type PersonId } from '#kernel/ids.ts'
import type { Problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import type { Typed } from '#web/read-form.ts'
import { blockOf, isOver, type Planning, ruleOnVisit } from '../planning.ts'
import type { VisitsProtocol } from '../protocol.ts'
import { type ReadPlan, readPlan } from '../read-plan.ts'
import { type Route, type Visit, visitsOf } from '../visits.ts'
import type { TypedVisit } from './VisitFields.tsx'

const text = z.string().optional()
/** Fields as typed; `people` and `confirmed` are lists. */
export const visitForm = z.object({
  kind: text,
  date: text,
  time: text,
  occurrence: text,
  length: text,
  place: text,
  route: text,
  people: z.array(z.string()),
  confirmed: z.array(z.string()),
})
export const LISTS = ['people', 'confirmed'] as const

type ReadVisitForm = {
  readonly value: z.output<typeof visitForm>
  readonly again: (...problems: Problem[]) => Typed
  readonly refused: (ruling: Ruling) => Typed
}

type Course = {
  readonly chart: Chart
  readonly zone: string
  readonly protocol: Parameters<typeof blockOf>[0] & { readonly visits: VisitsProtocol }
}

/** Reads what was typed and rules on it. @returns the plan that may stand, or the form as it goes back */
export function planFrom(
  read: ReadVisitForm,
  { chart, zone, protocol }: Course,
  {
    now,
    staff,
    moving,
  }: Pick<Planning, 'now' | 'moving'> & { readonly staff: readonly { readonly id: PersonId }[] },
): { readonly plan: ReadPlan } | { readonly typed: TypedVisit } {
  const block = (route: Route) => blockOf(protocol, route)
  const plan = readPlan(read.value, { zone, lengths: protocol.visits.lengths, block, staff })
  if (!plan.ok) return { typed: read.again(...plan.problems) }
  const ruling = ruleOnVisit(plan.value, {
    visits: visitsOf(chart),
    protocol,
    now,
    zone,
    moving,
    block: plan.value.route && block(plan.value.route),
    confirmed: read.value.confirmed,
  })
  return ruling.ruling === 'allow' ? { plan: plan.value } : { typed: answered(read, ruling) }
}

/** The form as it goes back: a refusal with its reasons, a question as a box to tick. */
function answered(read: ReadVisitForm, ruling: Ruling): TypedVisit {
  const asked = ruling.reasons.map((reason) => reason.rule)
  if (ruling.ruling === 'refuse') return { ...read.refused(ruling), asked }
  const questions = ruling.reasons.map((r) => ({ field: 'confirmed', message: `${r.why} ${r.settle}` }))
  return { ...read.again(...questions), asked }
}

/** The entries of a plan that may stand: whoever confirmed that a visit is over said that it took place. */
export function draftsOf(visit: EntryId, plan: ReadPlan, now: Instant, amends?: Draft['amends']): Draft[] {
  const { kind, ...body } = plan
  return [
    {
      kind: 'visit-planned',
      at: now,
      body: { visit, visitKind: kind, ...body },
      ...(amends ? { amends } : {}),
    },
    ...(isOver(plan, now) ? [{ kind: 'visit-kept', at: plan.to, body: { visit, by: plan.people } }] : []),
  ]
}

/** The entry that last changed a visit, as its page showed it: the basis of what is sent from there. */
export const basisOf = (visit: Visit): EntryId => visit.outcome?.entry ?? visit.planned

/**
 * The doses given, each with its visit. Sessions know visits and not the other way round, so only what every entry
 * of a session says, the visit it belongs to, is read here.
 */
export const dosesIn = (chart: Chart) =>
  chart.current.flatMap((entry) => {
    const body = entry.kind === 'dose-given' ? z.object({ visit: entryId }).safeParse(entry.body) : undefined
    return body?.success ? [{ at: entry.at, visit: body.data.visit }] : []
  })
