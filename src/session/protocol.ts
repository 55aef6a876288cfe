/** What a protocol says about dosing sessions: routes, cadence, limits, cards, the discharge gate. Minutes throughout. */
import { z } from 'zod'
import type { ProtocolId } from '#kernel/protocol.ts'
import { source } from '#kernel/source.ts'
import { role } from '#people/people.ts'
import { route, visitKind } from '#visits/visits.ts'
import { dosing, staffing } from './protocol-team.ts'

export const drug = z.enum(['ketamine', 'esketamine'])
export type Drug = z.output<typeof drug>
export const phase = z.enum(['arrival', 'dose', 'onset', 'journey', 'return', 'early-integration'])
export type Phase = z.output<typeof phase>
export const level = z.enum(['amber', 'red', 'emergency'])
export type Level = z.output<typeof level>
/** Everything that is measured or scored and has limits. The names are those of the entries' bodies. */
export const measure = z.enum([
  'systolic',
  'diastolic',
  'heartRate',
  'spo2',
  'respiratoryRate',
  'temperature',
  'sedation',
  'dissociation',
  'distress',
])
export type Measure = z.output<typeof measure>

const minute = z.number().min(-720).max(1440)
const span = z.number().positive().max(1440)
const sourced = { source }
const leaving = z.literal('leaving')

/** When something is asked for: at fixed minutes after the dose, and every so often until a time. */
export const cadence = z.object({
  at: z.array(minute).default([]),
  every: z
    .array(z.object({ minutes: span, until: z.union([minute, z.literal('infusion-end'), leaving]) }))
    .default([]),
  continuousUntil: z.union([minute, leaving]).optional(),
  beforeLeaving: z.boolean(),
  ...sourced,
})
export type Cadence = z.output<typeof cadence>
/** The three things that a cadence asks for, and the measures that settle each. */
export const CHECKS = {
  pressure: ['systolic', 'diastolic', 'heartRate'],
  oxygen: ['spo2', 'respiratoryRate'],
  sedation: ['sedation'],
} as const satisfies Record<string, readonly Measure[]>
export type Check = keyof typeof CHECKS

export const routeProtocol = z.object({
  drug,
  /** What is stated about doses elsewhere: to read, never to choose from. */
  stated: z.object({ text: z.string(), ...sourced }),
  /** Beyond it an order needs a second confirmation. */
  guardRail: z
    .object({ mgPerKg: z.number().positive().optional(), mg: z.number().positive().optional(), ...sourced })
    .optional(),
  /** The amounts that the label knows; another needs a second confirmation. */
  choices: z.object({ mg: z.array(z.number().positive()), ...sourced }).optional(),
  device: z.object({ mg: z.number().positive(), apart: span, ...sourced }).optional(),
  /** mg/mL. `below`: stronger than this is never given undiluted; `vials`: what is sold, to show volumes by. */
  concentration: z
    .object({
      needed: z.boolean(),
      below: z.number().positive().optional(),
      vials: z.array(z.number().positive()).default([]),
      ...sourced,
    })
    .optional(),
  secondCheck: z.object({ needed: z.boolean(), ...sourced }),
  infusion: z.object({ minutes: span, ...sourced }).optional(),
  clock: z.object({ from: z.enum(['first-dose', 'last-dose']), ...sourced }),
  leastTime: z.object({ minutes: span, afterStop: span.optional(), ...sourced }),
  block: z.object({ minutes: z.tuple([span, span]), ...sourced }),
  phases: z.object({ spans: z.array(z.object({ phase, from: minute, to: minute })).min(1), ...sourced }),
  cadence: z.object({ pressure: cadence, oxygen: cadence, sedation: cadence }),
})

const card = z.string()
/** One limit of one measure. `sustained`: minutes that it must last; `withAny`: only together with a symptom. */
export const limit = z.object({
  id: z.string(),
  /** The line of the gate of the day that asks the same, so that one answer of the prescriber settles both. */
  rule: z.string().optional(),
  measure,
  when: z.enum(['before-dose', 'after-dose', 'any']),
  level,
  test: z.enum(['over', 'at-least', 'under', 'at-most', 'rise-of']),
  figure: z.number(),
  sustained: span.optional(),
  /** No newer reading counts as still so: unknown is never clear. */
  unlessRechecked: z.boolean().optional(),
  withAny: z.array(z.string()).optional(),
  recheck: span.optional(),
  say: z.string().optional(),
  card: card.optional(),
  ...sourced,
})
export type Limit = z.output<typeof limit>

/** A symptom that can be noted. With `when` it is not noted itself but follows from others. */
export const symptom = z.object({
  id: z.string(),
  text: z.string(),
  level,
  times: z.number().int().positive().optional(),
  when: z.object({ all: z.array(z.string()), any: z.array(z.string()) }).optional(),
  card: card.optional(),
  ...sourced,
})
export type Symptom = z.output<typeof symptom>

const allowance = z.object({ minutes: span, ...sourced })
const monitoring = z.object({
  beforeDose: allowance.extend({ measures: z.array(measure).min(1) }),
  early: allowance,
  late: allowance,
  levels: z.record(level, z.object({ recheck: span, say: z.string(), ...sourced })),
  limits: z.array(limit),
  symptoms: z.array(symptom),
  scales: z.object({
    sedation: z.object({
      title: z.string(),
      anchors: z.array(z.object({ score: z.number(), text: z.string() })),
      ...sourced,
    }),
    dissociation: z.object({ title: z.string(), most: z.number(), note: z.string(), ...sourced }),
    distress: z.object({ title: z.string(), most: z.number(), ...sourced }),
  }),
})

const named = z.object({ id: z.string(), text: z.string() })
const adverseEvents = z.object({
  studies: z.array(named.extend(sourced)),
  groups: z.array(named),
  /** `expected`: percent of people in a study, by the study's id. */
  terms: z.array(
    named.extend({
      group: z.string(),
      expected: z.record(z.string(), z.number()).optional(),
      note: z.string().optional(),
    }),
  ),
  ...sourced,
  seriousness: z.array(named),
  seriousnessSource: source,
})

const emergencyCard = z.object({
  id: z.string(),
  title: z.string(),
  lines: z.array(z.string()).min(1).max(7),
  ...sourced,
})
export type EmergencyCard = z.output<typeof emergencyCard>

const lineCommon = {
  id: z.string(),
  text: z.string(),
  settle: z.string(),
  /** What a line that is answered but not met does. One that is not answered always refuses. */
  otherwise: z.enum(['refuse', 'ask']),
  ...sourced,
}
export const dischargeLine = z.discriminatedUnion('check', [
  z.object({ ...lineCommon, check: z.enum(['least-time', 'alarms', 'escort', 'contact']) }),
  z.object({ ...lineCommon, check: z.enum(['sedation', 'spo2']), atLeast: z.number() }),
  z.object({ ...lineCommon, check: z.literal('distress'), atMost: z.number() }),
  z.object({ ...lineCommon, check: z.literal('dissociation'), above: z.number() }),
  z.object({
    ...lineCommon,
    check: z.literal('pressure'),
    percent: z.number(),
    systolic: z.number(),
    diastolic: z.number(),
  }),
  z.object({
    ...lineCommon,
    check: z.literal('visit'),
    visitKind,
    withinHours: z.number().positive().optional(),
  }),
  z.object({ ...lineCommon, check: z.literal('asked'), fresh: z.boolean().default(false) }),
])
export type DischargeLine = z.output<typeof dischargeLine>

const discharge = z.object({
  score: z.object({ pass: z.number(), of: z.number(), ...sourced }),
  /** Percent from baseline: up to `full` 2 points, up to `half` 1, beyond it 0. The worst measure counts. */
  vitalSigns: z.object({ measures: z.array(measure), full: z.number(), half: z.number(), ...sourced }),
  /** `choices` by score: 0, 1, 2. */
  items: z.array(
    z.object({ id: z.string(), text: z.string(), choices: z.tuple([z.string(), z.string(), z.string()]) }),
  ),
  freshFor: allowance,
  signers: z.object({ roles: z.array(role), ...sourced }),
  lines: z.array(dischargeLine),
})

const homeInstructions = z.object({
  title: z.string(),
  intro: z.string(),
  sections: z.array(z.object({ heading: z.string(), lines: z.array(z.string()), ...sourced })),
})

/** The sections of the protocol that this domain reads, each a key of the document. */
export const sessionProtocol = z.object({
  routes: z.record(route, routeProtocol),
  staffing,
  dosing: dosing.optional(),
  monitoring,
  adverseEvents,
  emergencyCards: z.array(emergencyCard),
  discharge,
  homeInstructions,
})
export type SessionProtocol = ProtocolId & z.output<typeof sessionProtocol>
