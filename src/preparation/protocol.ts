/** The protocol's section on preparation: what to do when, what to talk through, and the gate on the day. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { unit } from '#kernel/units.ts'
import { type Route, route } from '#visits/visits.ts'

/** A moment relative to the visit: before its planned begin, after its planned end, or the next calendar day. */
const moment = z.union([
  z.object({ hoursBefore: unit.hours }),
  z.object({ hoursAfter: unit.hours }),
  z.enum(['begin', 'end', 'next-day']),
])
export type RelativeMoment = z.output<typeof moment>

/** A sentence to the patient: {from}, {until}, {day}, {medicine} are filled in. */
const say = z.string().min(5)

const fast = z.object({ hours: unit.hours, say })
const fasting = z.object({ routes: z.array(route).min(1), solids: fast, liquids: fast, source })
export type Fasting = z.output<typeof fasting>

const limit = { systolic: unit.mmHg, diastolic: unit.mmHg }
/** A line of the gate that a row of the screening section stands behind. */
const ofRule = { rule: z.string(), title: z.string() }

const question = z
  .object({
    id: z.string(),
    rule: z.string().optional(),
    title: z.string(),
    ask: z.string(),
    settledBy: z.enum(['yes', 'no']),
    why: z.string(),
    settle: z.string(),
    source: source.optional(),
  })
  .refine((q) => q.rule || q.source, {
    message: 'A question of the day needs a row of the screening or a source.',
  })
export type DayQuestion = z.output<typeof question>

const day = z.object({
  fresh: z.object({ hours: unit.hours, source }),
  pressure: z.object({
    ...ofRule,
    hold: z.object({ ...limit, source }),
    repeat: z.object({ times: z.int().min(0), after: unit.minutes, until: unit.minutes, source }),
  }),
  temperature: z.object({ title: z.string(), postponeAt: unit.celsius, source }),
  fasting: z.object(ofRule),
  questions: z.array(question),
  holds: z.object({ title: z.string(), ask: z.string(), source }),
  pregnancy: z.object({ ...ofRule, ask: z.string() }),
  escort: z.object({ ...ofRule, ask: z.string() }),
  consent: z.object(ofRule),
  measures: z.object({ title: z.string(), hours: unit.hours, questionnaires: z.array(z.string()), source }),
  integration: z.object({ title: z.string(), hours: unit.hours, source }),
  clearance: z.object({ title: z.string(), source }),
})

export const preparationProtocol = z
  .object({
    fasting: z.array(fasting),
    slowStomach: z.object({ rules: z.array(z.string()), hours: unit.hours, say, source }),
    instructions: z.array(
      z.object({
        id: z.string(),
        from: moment,
        until: moment.optional(),
        routes: z.array(route).optional(),
        say,
        source,
      }),
    ),
    medicines: z.object({
      hold: say,
      take: say,
      ask: say,
      askNever: say,
      usual: say,
      source,
      longestHold: z.object({ hours: unit.hours, source }),
    }),
    topics: z.object({
      source,
      list: z.array(z.object({ id: z.string(), title: z.string(), say: z.string() })),
    }),
    intention: z.object({ longest: z.int().min(1), source }),
    day,
  })
  .superRefine(({ fasting }, ctx) => {
    for (const name of route.options) {
      const rules = fasting.filter((rule) => rule.routes.includes(name))
      if (rules.length !== 1)
        ctx.addIssue({
          code: 'custom',
          message: `The route "${name}" needs exactly one rule on fasting.`,
          path: ['fasting'],
        })
    }
  })
export type PreparationProtocol = z.output<typeof preparationProtocol>

/** The rule on fasting for a route; for a session whose route is not set yet, the longest. */
export function fastingFor(name: Route | undefined, { fasting }: PreparationProtocol): Fasting {
  const rule = name
    ? fasting.find(({ routes }) => routes.includes(name))
    : fasting.reduce((longest, rule) => (rule.solids.hours > longest.solids.hours ? rule : longest))
  if (!rule) throw new RangeError(`The protocol has no rule on fasting for the route "${name}".`)
  return rule
}
