/** The fields of all forms on the session's page, and what becomes of a form that was sent. */
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { entryId, type PersonId } from '#kernel/ids.ts'
import type { Problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { Role } from '#people/people.ts'
import { eventAction, outcome, relatedness, severity, told } from '../entries.ts'
import { level, phase } from '../protocol.ts'
import { pauseReason } from '../team-kinds.ts'

export const intent = z.enum([
  'begin',
  'vitals',
  'scores',
  'dose',
  'symptoms',
  'help',
  'event',
  'note',
  'phase',
  'call',
  'decide',
  'silence',
  'left',
  'pause',
  'resume',
  'join',
  'leave-group',
  'ask',
  'withdraw-ask',
  'check',
])
export type Intent = z.output<typeof intent>

/** Names that may be sent several times. */
export const LISTS = ['people', 'present', 'shown', 'serious', 'told', 'rules']
const list = z.array(z.string())
const text = (most: number) => z.string().max(most, `Say it in at most ${most} characters.`).optional()
const oneOf = <E extends z.ZodType>(choice: E) => choice.optional().catch(undefined)

export const sessionForm = z.object({
  intent,
  /** The id that the first entry will have: a form that is sent twice says one thing. */
  entry: entryId.optional(),
  /** A clock time; empty means now. */
  when: z.string().optional(),
  people: list,
  pressure: z.string().optional(),
  heartRate: z.string().optional(),
  spo2: z.string().optional(),
  respiratoryRate: z.string().optional(),
  temperature: z.string().optional(),
  onOxygen: z.string().optional(),
  confirmed: z.string().optional(),
  sedation: z.string().optional(),
  dissociation: z.string().optional(),
  gone: z.string().optional(),
  distress: z.string().optional(),
  order: z.string().optional(),
  mg: z.string().optional(),
  lot: text(60),
  concentration: z.string().optional(),
  over: z.string().optional(),
  site: text(120),
  by: z.string().optional(),
  checkedBy: z.string().optional(),
  /** The name of the one who checked it beside the giver, typed by them. */
  checkSigned: text(120),
  /** A check from another device. */
  check: entryId.optional().catch(undefined),
  goAhead: text(500),
  already: text(500),
  present: list,
  /** The symptoms that the form showed as present: only what was shown can be noted as gone. */
  shown: list,
  text: text(4000),
  privately: z.string().optional(),
  phase: oneOf(phase),
  rules: list,
  about: text(500),
  reached: oneOf(z.enum(['yes', 'no'])),
  answer: text(500),
  decision: oneOf(z.enum(['go-ahead', 'hold'])),
  reason: text(500),
  alarm: z.string().optional(),
  level: oneOf(level),
  term: z.string().optional(),
  words: text(500),
  severity: oneOf(severity),
  serious: list,
  relatedness: oneOf(relatedness),
  action: oneOf(eventAction),
  outcome: oneOf(outcome),
  until: z.string().optional(),
  told: z.array(told).catch([]),
  /** Who left, as `role:id`; who holds the person in a pause, by id. */
  leaving: z.string().optional(),
  heldBy: z.string().optional(),
  why: oneOf(pauseReason),
  group: entryId.optional().catch(undefined),
  place: z.string().optional(),
  /** A question to the prescriber: the one that is answered or withdrawn. */
  asked: entryId.optional().catch(undefined),
})
export type Sent = z.output<typeof sessionForm>

/** What a button says without a form: the intent and the few fields it needs. */
export const sentOf = (intent: Intent, fields: Partial<Omit<Sent, 'intent'>> = {}): Sent => ({
  ...sessionForm.parse({ intent, ...Object.fromEntries(LISTS.map((name) => [name, []])) }),
  ...fields,
})

/** What a form came to: entries to store, or why not. */
export type Acted =
  | { readonly drafts: readonly Draft[] }
  | { readonly problems: readonly Problem[] }
  | { readonly ruling: Ruling }

export const problems = (...all: Problem[]): Acted => ({ problems: all })

/** A person and the role in which they are present, as a form's value: `role:id`. */
export const presenceValue = (as: Role, person: PersonId): string => `${as}:${person}`
