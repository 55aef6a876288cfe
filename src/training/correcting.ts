/** A sign-in or sign-out that was wrong: the entry stays, and another one says how it was, and why. */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { ApplicationBody, ApplicationDraft, ApplicationEntry } from './application-entry.ts'
import { CORRECTING } from './correcting-words.ts'
import type { Plan } from './plan.ts'
import { momentOf } from './signing.ts'
import { inOrder } from './training.ts'
import type { TypedFields } from './typed-plan.ts'

type Correction = Pick<ApplicationBody<'attendance-corrected'>, 'of' | 'at'>
type Sign = Extract<ApplicationEntry, { readonly kind: 'signed-in' | 'signed-out' }>

const isSign = (entry: ApplicationEntry): entry is Sign =>
  entry.kind === 'signed-in' || entry.kind === 'signed-out'

/** Entries as they count: a sign-in with its right time, and without those that never were. The last correction holds. */
export function asCorrected(entries: readonly ApplicationEntry[], one?: Correction): ApplicationEntry[] {
  const corrections = new Map<string, Correction>(
    entries.flatMap(({ kind, body }) => (kind === 'attendance-corrected' ? [[body.of, body] as const] : [])),
  )
  if (one) corrections.set(one.of, one)
  return inOrder(
    entries.flatMap((entry) => {
      const correction = isSign(entry) ? corrections.get(entry.id) : undefined
      return !correction ? [entry] : correction.at ? [{ ...entry, at: correction.at }] : []
    }),
  )
}

/** A sign-in or sign-out as it was written down, and as it stands now. */
export type SignLine = {
  readonly entry: Sign
  /** Undefined when it never was. */
  readonly at?: Instant
}

/** Every sign-in and sign-out, in the order in which they stand; those that never were at the end. */
export function signLines(entries: readonly ApplicationEntry[]): SignLine[] {
  const counted = asCorrected(entries).filter(isSign)
  const written = new Map(entries.filter(isSign).map((entry) => [entry.id, entry]))
  const standing = counted.flatMap(({ id, at }) => {
    const entry = written.get(id)
    return entry ? [{ entry, at }] : []
  })
  const gone = [...written.values()].filter(({ id }) => !counted.some((one) => one.id === id))
  return [...standing, ...gone.map((entry) => ({ entry }))]
}

/** In, out, in, out: nobody is in twice, and nobody out before in. */
function isInTurn(entries: readonly ApplicationEntry[], item: string): boolean {
  const signs = entries.filter(isSign).filter(({ body }) => body.item === item)
  return signs.every(({ kind }, i) => kind === (i % 2 === 0 ? 'signed-in' : 'signed-out'))
}

type Found = { readonly training: { readonly plan: Plan }; readonly entries: readonly ApplicationEntry[] }

/** What is written when an educator corrects one. @param typed `of`, `what` (`time` or `never`), `time`, `why` */
export function correcting(typed: TypedFields, found: Found, now: Instant): Result<ApplicationDraft> {
  const { plan } = found.training
  const entry = found.entries.filter(isSign).find(({ id }) => id === typed('of'))
  const item = plan.agenda.find(({ id }) => id === entry?.body.item)
  if (!entry || !item) return fail(problem(CORRECTING.gone))
  const what = typed('what')
  const why = typed('why')
  if (what !== 'time' && what !== 'never') return fail(problem(CORRECTING.choose, 'what'))
  if (!why) return fail(problem(CORRECTING.whyMissing, 'why'))
  if (what === 'time' && !typed('time')) return fail(problem(CORRECTING.timeMissing, 'time'))
  const at = what === 'time' ? momentOf(plan, item, typed('time'), now) : undefined
  if (at?.ok === false) return at
  const correction = { of: entry.id, ...(at ? { at: at.value } : {}) }
  if (!isInTurn(asCorrected(found.entries, correction), item.id))
    return fail(problem(what === 'never' ? CORRECTING.alone : CORRECTING.order, 'time'))
  return ok({ kind: 'attendance-corrected', at: now, body: { ...correction, why: why.slice(0, 1000) } })
}
