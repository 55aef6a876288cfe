/** What a training is, as its educators write it and the public reads it. Numbers come from `content/trainings`, with their source. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { day } from '#kernel/time.ts'
import { refundRule } from './refund.ts'

/** Seats are counted by what somebody practises. */
export const discipline = z.enum(['medical', 'mental-health', 'other'])
export type Discipline = z.output<typeof discipline>
export const DISCIPLINES: readonly Discipline[] = discipline.options

const text = (most: number) =>
  z.string().trim().min(1, 'Please fill this in.').max(most, `Shorten this to at most ${most} characters.`)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a clock time like 09:30.')
/** US dollars in cents: money is counted, never rounded. */
export const cents = z.int().min(0)
const whole = (least: number, most: number) => {
  const range = `Give a whole number from ${least} to ${most}.`
  return z.int(range).min(least, range).max(most, range)
}
const zone = z.string().refine(
  (name) => {
    try {
      return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name))
    } catch {
      return false
    }
  },
  { error: ({ input }) => `“${String(input).slice(0, 40)}” is not a time zone like America/Denver.` },
)

export const agendaItem = z
  .object({
    /** Stable: sign-ins and pairs name it. */
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** From 1. */
    day: whole(1, 14),
    from: clock,
    to: clock,
    title: text(160),
    /** `dosing` never counts for continuing education. */
    kind: z.enum(['teaching', 'practice', 'dosing', 'sharing', 'break']),
    counts: z.boolean(),
  })
  .refine(({ from, to }) => from < to, { message: 'It must end after it begins.', path: ['to'] })
  .refine(({ kind, counts }) => !(kind === 'dosing' && counts), {
    message: 'Hours of dosing do not count for continuing education.',
    path: ['counts'],
  })
export type AgendaItem = z.output<typeof agendaItem>

const figure = z.object({ most: whole(1, 50), source })
export const ratios = z.object({
  /** Participants to one trainer, travellers to one monitor. */
  perTrainer: figure,
  perMonitor: figure,
})

export const plan = z
  .object({
    title: text(160),
    level: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A level is lower-case letters, like foundations.'),
    /** Levels that must be completed before. */
    after: z.array(z.string()).default([]),
    /** Hours of direct clinical work that are asked for. */
    experience: z.object({ hours: whole(0, 20_000), source }).optional(),
    summary: text(6000),
    from: day,
    to: day,
    /** IANA name of the place's time zone. */
    zone,
    place: z.object({
      name: text(120),
      street: text(120).optional(),
      town: text(80),
      state: text(40),
      /** The nearest emergency department, with its telephone number. */
      hospital: text(300).optional(),
    }),
    /** How many of each discipline; together they are the seats. */
    seats: z.object({ medical: whole(0, 500), 'mental-health': whole(0, 500), other: whole(0, 500) }),
    team: z
      .array(
        z.object({
          name: text(120),
          role: z.enum(['trainer', 'medical-lead', 'monitor', 'coordinator']),
          about: text(600).optional(),
        }),
      )
      .default([]),
    ratios,
    price: cents,
    deposit: cents,
    /** Days after acceptance within which the deposit is due. */
    depositDays: whole(1, 90),
    applyBy: day,
    fullPaymentBy: day,
    refund: refundRule,
    scholarships: z.object({ places: whole(0, 100), about: text(1000).optional() }),
    /** In which order a seat that becomes free is offered, and for how many hours. */
    waiting: z.object({ order: z.enum(['time', 'need', 'mix']), hours: whole(1, 720), source }),
    education: z
      .object({ provider: text(200).optional(), objectives: z.array(text(300)).default([]) })
      .optional(),
    agenda: z.array(agendaItem).max(200),
  })
  .refine(({ from, to }) => Temporal.PlainDate.compare(from, to) <= 0, {
    message: 'The training must not end before it begins.',
    path: ['to'],
  })
  .refine(({ deposit, price }) => deposit <= price, {
    message: 'The deposit is a part of the price and cannot be more.',
    path: ['deposit'],
  })
  .refine(({ agenda }) => new Set(agenda.map(({ id }) => id)).size === agenda.length, {
    message: 'Two items of the agenda have the same id.',
    path: ['agenda'],
  })
export type Plan = z.output<typeof plan>

export const seatsIn = ({ seats }: Pick<Plan, 'seats'>): number =>
  seats.medical + seats['mental-health'] + seats.other
export const dosingBlocks = ({ agenda }: Pick<Plan, 'agenda'>): AgendaItem[] =>
  agenda.filter(({ kind }) => kind === 'dosing')
