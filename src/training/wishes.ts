/** What the house and the kitchen have to know, and whom we call: what somebody may change until the training begins. */
import { fail, ok, type Result } from '#kernel/result.ts'
import type { ApplicationEntry } from './application-entry.ts'
import { type Answers, type Wishes, wishes } from './form.ts'
import { emergencyInWords, roomInWords, SAID } from './said-words.ts'
import { problemOf } from './typed-form.ts'
import type { TypedFields } from './typed-plan.ts'

/** The wishes as a form holds them, a field called as in the answers. */
export function readWishes(typed: TypedFields): Result<Wishes> {
  const read = wishes.safeParse({
    phone: typed('phone'),
    emergency: { name: typed('emergency.name'), phone: typed('emergency.phone') },
    room: { shares: typed('room.shares') ?? 'any', with: typed('room.with') },
    diet: typed('diet'),
    allergies: typed('allergies'),
    access: typed('access'),
  })
  return read.success ? ok(read.data) : fail(...read.error.issues.map(problemOf))
}

/** What was changed, each with what it was before. */
export function changesIn(
  before: Wishes,
  after: Wishes,
): { readonly what: string; readonly was: string; readonly is: string }[] {
  const is = new Map(linesOf(after))
  return linesOf(before).flatMap(([what, was]) => {
    const now = is.get(what) ?? ''
    return now === was ? [] : [{ what, was, is: now }]
  })
}

/** What stood before this entry: the wishes that were sent last. */
export function wishesBefore(entries: readonly ApplicationEntry[], id: string): Wishes | undefined {
  const before = entries.slice(
    0,
    entries.findIndex((one) => one.id === id),
  )
  const last = before.findLast(({ kind }) => kind === 'applied' || kind === 'wishes-changed')
  if (last?.kind === 'applied') return last.body.answers
  return last?.kind === 'wishes-changed' ? last.body.wishes : undefined
}

/** Answers with what was changed since. What was emptied is empty. */
export const changed = (answers: Answers, now: Wishes): Answers => ({
  ...answers,
  diet: undefined,
  allergies: undefined,
  access: undefined,
  ...now,
})

const linesOf = ({ phone, emergency, room, diet = '', allergies = '', access = '' }: Wishes) =>
  [
    [SAID.phone, phone],
    [SAID.emergency, emergencyInWords(emergency)],
    [SAID.room, roomInWords(room)],
    [SAID.diet, diet],
    [SAID.allergies, allergies],
    [SAID.access, access],
  ] as const
