/** What an application asks: who applies, with which licence and experience, and what the house has to know. */
import { z } from 'zod'
import { day } from '#kernel/time.ts'
import { discipline } from './plan.ts'

const text = (most: number, what: string) =>
  z
    .string(`Please fill in ${what}.`)
    .trim()
    .min(1, `Please fill in ${what}.`)
    .max(most, `Shorten ${what} to at most ${most} characters.`)
const said = (most: number) => z.string().trim().max(most, `Say it in at most ${most} characters.`)

export const answers = z.object({
  name: text(120, 'your name'),
  phone: text(40, 'your phone number'),
  town: text(80, 'your town'),
  state: text(40, 'your state'),
  discipline,
  profession: text(120, 'your profession'),
  licence: z
    .object({
      kind: text(60, 'the kind of license'),
      number: text(40, 'the license number'),
      state: text(40, 'the state of the license'),
      expires: day,
    })
    .optional(),
  /** Hours of direct clinical work. */
  hours: z.int('Give a whole number of hours.').min(0).max(200_000),
  experience: text(4000, 'your experience'),
  statement: text(4000, 'why you want to come'),
  /** Levels completed before, and where. */
  completed: said(1000).optional(),
  scholarship: z.object({ wanted: z.boolean(), why: said(2000).optional() }).default({ wanted: false }),
  diet: said(500).optional(),
  allergies: said(500).optional(),
  access: said(1000).optional(),
  room: z
    .object({ shares: z.enum(['alone', 'shared', 'any']), with: said(120).optional() })
    .default({ shares: 'any' }),
  emergency: z.object({ name: text(120, 'whom we call'), phone: text(40, 'their phone number') }),
  /** Wants to take part in dosing; not taking part never fails the course. */
  dosing: z.boolean(),
})
export type Answers = z.output<typeof answers>

/** What somebody may change until the training begins: what the house has to know, and whom we call. */
export const wishes = answers.pick({
  phone: true,
  diet: true,
  allergies: true,
  access: true,
  room: true,
  emergency: true,
})
export type Wishes = z.output<typeof wishes>
