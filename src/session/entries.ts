/** What can be written down in a dosing session. Every body names its visit; what others refer to has its own id. */
import { z } from 'zod'
import type { EntryOf, Kinds } from '#chart/chart.ts'
import { entryId, personId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import { unit } from '#kernel/units.ts'
import { role } from '#people/people.ts'
import { dayKinds } from '#preparation/day.ts'
import { route } from '#visits/visits.ts'
import { drug, level, phase } from './protocol.ts'
import { amount, concentration, lot, teamKinds } from './team-kinds.ts'

const visit = entryId
const sentence = z.string().min(1).max(500)
const text = z.string().min(1).max(4000)
const wholeFrom = (low: number, high: number) =>
  unit.score.refine(
    (n) => Number.isInteger(n) && n >= low && n <= high,
    `The score must be a whole number from ${low} to ${high}.`,
  )

/** By amount, or by body weight. A weight with an amount lets the guard rails speak in mg/kg too. */
export const orderedAmount = z.discriminatedUnion('by', [
  z.object({ by: z.literal('mg'), mg: amount, weight: unit.kg.optional() }),
  z.object({
    by: z.literal('weight'),
    mgPerKg: unit.mgPerKg.refine((n) => n > 0, 'A dose must be more than 0 mg/kg.'),
    weight: unit.kg,
  }),
])

/** What an order allows beyond its first amount: how much each time, how often, and how long to wait before it. */
export const booster = z.object({
  mg: amount,
  times: z.number().int().min(1).max(5),
  /** Minutes after the dose before it. */
  after: unit.minutes,
})

/** FHIR's outcomes of an adverse event. */
export const outcome = z.enum([
  'resolved',
  'recovering',
  'ongoing',
  'resolvedWithSequelae',
  'fatal',
  'unknown',
])
export const severity = z.enum(['mild', 'moderate', 'severe'])
export const relatedness = z.enum(['not-related', 'possible', 'probable', 'definite'])
export const eventAction = z.enum([
  'watched',
  'comforted',
  'medicine-given',
  'dose-withheld',
  'dose-stopped',
  'emergency-called',
  'other',
])
export const told = z.enum([
  'prescriber',
  'monitor',
  'therapist',
  'escort',
  'emergency-services',
  'regulator',
])

export const sessionKinds = {
  /** Prescriber only. `cap` is the most that may be given in this session under this order. */
  'dose-ordered': z.object({
    visit,
    order: entryId,
    drug,
    route,
    amount: orderedAmount,
    cap: amount,
    booster: booster.optional(),
    instructions: text.optional(),
  }),
  /** The second confirmation of an order beyond a guard rail. It names the entry, so a changed order asks again. */
  'order-confirmed': z.object({ visit, order: entryId, entry: entryId }),
  'session-begun': z.object({ visit, present: z.array(z.object({ person: personId, as: role })) }),
  'phase-entered': z.object({ visit, phase }),
  /** `over` is the length of an infusion in minutes; one stopped early is amended to what was given. */
  'dose-given': z.object({
    visit,
    order: entryId,
    drug,
    route,
    mg: amount,
    lot,
    concentration: concentration.optional(),
    over: unit.minutes.optional(),
    site: z.string().max(120).optional(),
    by: personId,
    checkedBy: personId.optional(),
    /** The check that a second person wrote down on a device of their own. */
    check: entryId.optional(),
    /** Set when the dose was recorded although a rule refused it, because it had been given already. */
    outsideRules: sentence.optional(),
  }),
  /** Taken on arrival as in the session, and declared where the day begins; so is the prescriber's answer. */
  'vitals-taken': dayKinds['vitals-taken'],
  'prescriber-decided': dayKinds['prescriber-decided'],
  /** MOAA/S, 5 awake to 0 no answer. */
  'sedation-scored': z.object({ visit, score: wholeFrom(0, 5) }),
  /** CADSS-6 total, 0–24. The items are not shipped. `gone` is the clinician's own finding without a score. */
  'dissociation-scored': z.union([
    z.object({ visit, score: wholeFrom(0, 24) }),
    z.object({ visit, gone: z.literal(true) }),
  ]),
  /** 0 none to 10 the worst, as the person says it. */
  'distress-scored': z.object({ visit, score: wholeFrom(0, 10) }),
  /** Named one by one, so that two people noting at once never clear what the other saw. */
  'symptoms-noted': z.object({ visit, present: z.array(z.string()), gone: z.array(z.string()) }),
  'adverse-event-recorded': z.object({
    visit,
    term: z.string().min(1).max(60),
    words: sentence.optional(),
    onset: instant,
    until: instant.optional(),
    severity,
    serious: z.array(z.string()),
    relatedness,
    action: eventAction,
    outcome,
    told: z.array(told),
    note: text.optional(),
  }),
  'session-noted': z.object({ visit, text }),
  'prescriber-called': z.object({
    visit,
    about: sentence,
    rules: z.array(z.string()),
    reached: z.boolean(),
    answer: sentence.optional(),
  }),
  /** Silences an alarm with a name, for as long as the re-check may take. */
  'alarm-acknowledged': z.object({ visit, alarm: z.string(), level }),
  /** `matched`: this is the person who was named beforehand. */
  'escort-arrived': z.object({
    visit,
    name: z.string().min(1).max(120),
    phone: z.string().max(40).optional(),
    matched: z.boolean(),
  }),
  /** Answers line by line; the last answer to a line counts. */
  'discharge-checked': z.object({
    visit,
    items: z.record(z.string(), z.number().int().min(0).max(2)),
    lines: z.record(z.string(), z.object({ met: z.boolean(), note: z.string().max(500).optional() })),
    contact: z.string().max(120).optional(),
  }),
  /** Signed by the author of the entry. */
  discharged: z.object({ visit, score: unit.score, protocol: z.string() }),
  'left-against-advice': z.object({
    visit,
    reason: sentence,
    risksExplained: z.boolean(),
    form: z.enum(['signed', 'would-not-sign', 'already-gone']),
    escortCalled: z.enum(['reached', 'not-reached', 'not-called']),
    wellnessCall: instant,
  }),
  'session-abandoned': z.object({ visit, reason: sentence }),
  ...teamKinds,
} as const satisfies Kinds

export type SessionEntry = EntryOf<typeof sessionKinds>
export type EntryNamed<Kind extends SessionEntry['kind']> = Extract<SessionEntry, { kind: Kind }>

/** The entries of one kind, in order. */
export const ofKind = <Kind extends SessionEntry['kind']>(
  entries: readonly SessionEntry[],
  kind: Kind,
): EntryNamed<Kind>[] => entries.filter((entry): entry is EntryNamed<Kind> => entry.kind === kind)

/** The last entry of one kind. */
export const lastOfKind = <Kind extends SessionEntry['kind']>(
  entries: readonly SessionEntry[],
  kind: Kind,
): EntryNamed<Kind> | undefined => entries.findLast((entry): entry is EntryNamed<Kind> => entry.kind === kind)
