/** The protocol's section on integration: the window of a dose, the visits owed in it, and what is said about both. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { unit } from '#kernel/units.ts'
import { visitKind } from '#visits/visits.ts'

const days = z.int().positive()
const wording = z.object({ text: z.string().min(1), source })

/** When a visit is due after a dose. Hours pass on any clock; days and months are the practice's, both ends included. */
const due = z.discriminatedUnion('in', [
  z.object({ in: z.literal('hours'), from: z.number().nonnegative(), to: z.number().positive() }),
  z.object({ in: z.literal('days'), from: z.int().nonnegative(), to: days }),
  z.object({ in: z.literal('months'), at: days, within: z.object({ days }) }),
])
export type Due = z.output<typeof due>

const owedVisit = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: visitKind,
  title: z.string(),
  purpose: z.string(),
  /** `each-dose`: after every dosing session. `last-dose`: once, after the last session of a series. */
  after: z.enum(['each-dose', 'last-dose']),
  due: due.refine((d) => d.in === 'months' || d.from <= d.to, {
    message: 'A visit is due from before it is due by.',
  }),
  /** How long it is called overdue; after that it was not held. */
  overdueFor: z.object({ days }),
  source,
})
export type OwedVisit = z.output<typeof owedVisit>

export const integrationProtocol = z.object({
  window: z.object({
    opens: z.object({ hours: unit.hours, source }),
    peak: z.object({ hours: unit.hours, source }),
    closes: z.object({ days, source }),
    /** Doses less than this apart belong to one dosing session. */
    sameSession: z.object({ hours: unit.hours, source }),
    /** How the window must always be marked. */
    estimate: z.object({ label: z.string().min(1), text: z.string().min(1), source }),
    overlap: wording,
  }),
  evidence: z.array(z.object({ in: z.string(), finding: z.string(), source })),
  visits: z.array(owedVisit),
  lateBooking: z.object({ hours: unit.hours, why: z.string(), settle: z.string(), source }),
  checkIn: z.object({ suicidal: wording }),
  journal: z.object({ about: wording, notWatched: wording, prompts: z.array(wording) }),
})
export type IntegrationProtocol = z.output<typeof integrationProtocol>
