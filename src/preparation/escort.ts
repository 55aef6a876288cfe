/** Reading what was typed about the escort and the intention: sentences for what cannot be. */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { hoursBetween, type Instant, isBefore } from '#kernel/time.ts'
import { moment } from './clock.ts'
import type { PlannedSession } from './instructions.ts'
import type { EscortEntry } from './preparation.ts'
import type { PreparationProtocol } from './protocol.ts'
import { ESCORT, INTENTION } from './words.ts'

export type TypedEscort = {
  readonly name?: string
  readonly phone?: string
  readonly relation?: string
  /** Undefined when the typed date or time could not be read; its problem is told by whoever read it. */
  readonly pickUp: Instant | undefined
  readonly adult: boolean
}

/** The longest after the planned end that a pick-up can be; further away is a slip of the calendar. */
const LATEST_PICK_UP_HOURS = 12

/** Who takes the person home. Problems carry the fields `name`, `phone`, `adult` and `pickUp`. */
export function readEscort(
  typed: TypedEscort,
  session: PlannedSession,
  patient: string,
  zone: string,
): Result<EscortEntry['body']> {
  const problems: Problem[] = []
  const name = typed.name?.trim().replaceAll(/\s+/g, ' ') ?? ''
  if (name.length < 2 || name.length > 120 || !/\p{L}/u.test(name))
    problems.push(problem(ESCORT.name, 'name'))
  else if (same(name, patient)) problems.push(problem(ESCORT.self, 'name'))
  const phone = readPhone(typed.phone)
  if (!phone.ok) problems.push(...phone.problems)
  if (!typed.adult) problems.push(problem(ESCORT.adult, 'adult'))
  if (typed.pickUp) problems.push(...pickUpProblems(typed.pickUp, session, zone))
  if (problems.length > 0 || !phone.ok || !typed.pickUp) return fail(...problems)
  const relation = typed.relation?.trim().slice(0, 60) || undefined
  return ok({ visit: session.id, name, phone: phone.value, relation, pickUp: typed.pickUp, adult: true })
}

function pickUpProblems(pickUp: Instant, { from, to }: PlannedSession, zone: string): Problem[] {
  if (!isBefore(from, pickUp)) return [problem(ESCORT.early(moment(from, zone)), 'pickUp')]
  if (isBefore(pickUp, to)) return [problem(ESCORT.beforeEnd(moment(to, zone)), 'pickUp')]
  if (hoursBetween(to, pickUp) > LATEST_PICK_UP_HOURS)
    return [problem(ESCORT.late(moment(to, zone)), 'pickUp')]
  return []
}

/**
 * A phone number as it can be dialled: digits with an optional plus in front, 7 to 15 of them (ITU-T E.164).
 * An extension after `x` or `ext.` is kept.
 */
export function readPhone(typed: string | undefined): Result<string> {
  const text = typed?.trim() ?? ''
  const [, number = '', extension] = /^([+\d\s().\-/]*?)(?:\s*(?:x|ext\.?)\s*(\d{1,6}))?$/i.exec(text) ?? []
  if (text !== '' && number === '') return fail(problem(ESCORT.phoneLetters, 'phone'))
  const digits = number.replaceAll(/\D/g, '')
  const plus = number.trim().startsWith('+') ? '+' : ''
  if (digits.length < 7 || digits.length > 15 || number.lastIndexOf('+') > 0)
    return fail(problem(ESCORT.phone, 'phone'))
  return ok(`${plus}${digits}${extension ? ` ext. ${extension}` : ''}`)
}

/** An intention, as long as the protocol lets it be. */
export function readIntention(
  typed: string | undefined,
  { intention }: PreparationProtocol,
): Result<{ text: string }> {
  const text = typed?.trim().replaceAll('\r\n', '\n') ?? ''
  const length = text.length
  if (length === 0) return fail(problem(INTENTION.empty, 'intention'))
  if (length > intention.longest)
    return fail(problem(INTENTION.tooLong(length, intention.longest), 'intention'))
  return ok({ text })
}

const same = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string): string => name.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase()
