/** Where the plan of a training begins: what ships in `content/trainings`, every number with its source. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import type { Day } from '#kernel/time.ts'
import { agendaItem, discipline, type Plan } from './plan.ts'
import { refundRule } from './refund.ts'

const text = z.string().trim().min(1)
/** A number that is nobody's guess: where it comes from and how sure we are stands beside it. */
const figure = z.strictObject({ value: z.int().min(0), source })
const most = z.strictObject({ most: z.int().min(1), source })

export const outline = z.strictObject({
  title: text,
  level: text,
  after: z.array(z.string()).default([]),
  summary: text,
  days: figure,
  seats: z.strictObject({
    by: z.record(discipline, z.int().min(0)),
    source,
  }),
  ratios: z.strictObject({ perTrainer: most, perMonitor: most }),
  experience: z.strictObject({ hours: z.int().min(0), source }).optional(),
  /** Dollars, as people write them here; a plan counts cents. */
  price: figure,
  deposit: figure,
  depositDays: figure,
  /** Days before the first day. */
  applyDays: figure,
  fullPaymentDays: figure,
  refund: refundRule,
  scholarships: z.strictObject({ places: figure, about: text.optional() }),
  waiting: z.strictObject({
    order: z.enum(['time', 'need', 'mix']),
    hours: z.int().min(1),
    source,
  }),
  objectives: z.array(text).default([]),
  /** Where the shape of the days comes from. */
  agendaSource: source,
  agenda: z.array(agendaItem),
})
export type Outline = z.output<typeof outline>

/** What the outline leaves open: when and where. */
export type WhenAndWhere = Pick<Plan, 'from' | 'zone' | 'place'>

/** A plan to begin with, which an educator changes as they like. */
export function planFrom(outline: Outline, { from, zone, place }: WhenAndWhere): Plan {
  const { title, level, after, summary, ratios, experience, refund, waiting, agenda } = outline
  const { medical = 0, other = 0, ...seats } = outline.seats.by
  return {
    title,
    level,
    after,
    summary,
    from,
    to: from.add({ days: outline.days.value - 1 }),
    zone,
    place,
    seats: { medical, 'mental-health': seats['mental-health'] ?? 0, other },
    team: [],
    ratios,
    ...(experience ? { experience } : {}),
    price: outline.price.value * 100,
    deposit: outline.deposit.value * 100,
    depositDays: outline.depositDays.value,
    applyBy: daysBefore(from, outline.applyDays.value),
    fullPaymentBy: daysBefore(from, outline.fullPaymentDays.value),
    refund,
    scholarships: {
      places: outline.scholarships.places.value,
      ...(outline.scholarships.about ? { about: outline.scholarships.about } : {}),
    },
    waiting,
    education: { objectives: outline.objectives },
    agenda,
  }
}

const daysBefore = (first: Day, days: number): Day => first.subtract({ days })

/** The outlines that ship, by name. Throws with a sentence when one does not fit. */
export function readOutlines(files: ReadonlyMap<string, unknown>): ReadonlyMap<string, Outline> {
  return new Map(
    [...files].map(([name, file]) => {
      const read = outline.safeParse(file)
      if (!read.success) throw new Error(`content/trainings/${name}.yaml: ${z.prettifyError(read.error)}`)
      return [name, read.data]
    }),
  )
}
