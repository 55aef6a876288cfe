/** What an educator may decide about a listing now, and what is written when they do. */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { Day, Instant } from '#kernel/time.ts'
import { checkablesOf } from './checks.ts'
import { DESK } from './desk-words.ts'
import type { Listing, ListingDraft } from './listing.ts'
import { readLookUp, type TypedLookUp } from './looking-up.ts'
import type { OwnerLetter } from './mail.ts'
import { ruleOnAccepting } from './verification.ts'

export type DeskAct = 'accept' | 'decline' | 'take-down' | 'show-again' | 'settle'

/** In the order in which the page offers them. */
export function deskActs({ accepted, declined, takenDown, reports }: Listing): DeskAct[] {
  const decide: DeskAct[] = accepted
    ? takenDown
      ? takenDown.by === 'educator'
        ? ['show-again']
        : []
      : ['take-down']
    : declined
      ? ['accept']
      : ['accept', 'decline']
  return [...(reports.length > 0 ? (['settle'] as const) : []), ...decide]
}

/** What was typed on the listing's page; a field left empty is absent. */
export type TypedDecision = TypedLookUp & {
  /** What is done, or `look-up`. */
  readonly act?: string
  readonly why?: string
  /** Of what was looked up. */
  readonly what?: string
  readonly item?: string
}

export type Decided = {
  readonly draft: ListingDraft
  /** The letter that tells the owner. */
  readonly tell?: OwnerLetter
}
export type Refused = { readonly ok: false; readonly problems: readonly Problem[]; readonly ruling?: Ruling }

/** @param at the time of the decision; @param today its day, on which licenses are looked at */
export function decide(
  typed: TypedDecision,
  listing: Listing,
  { at, today }: { readonly at: Instant; readonly today: Day },
): { readonly ok: true; readonly value: Decided } | Refused {
  if (typed.act === 'look-up') return lookUp(typed, listing, { at, today })
  const act = deskActs(listing).find((possible) => possible === typed.act)
  // It was possible when the page was opened, so somebody was faster.
  if (!act) return fail(problem(DESK.changed))
  if (act === 'accept' || act === 'show-again') {
    const ruling = ruleOnAccepting(listing, today)
    if (ruling.ruling !== 'allow') return { ok: false, problems: [], ruling }
    return act === 'accept'
      ? ok({ draft: { kind: 'listing-accepted', at, body: {} }, tell: { about: 'accepted' } })
      : ok({ draft: { kind: 'shown-again', at, body: {} }, tell: { about: 'accepted' } })
  }
  const why = reasonOf(typed.why)
  if (!why.ok) return why
  switch (act) {
    case 'decline':
      return ok({
        draft: { kind: 'listing-declined', at, body: { why: why.value } },
        tell: { about: 'declined', why: why.value },
      })
    case 'take-down':
      return ok({
        draft: { kind: 'taken-down', at, body: { by: 'educator', why: why.value } },
        tell: { about: 'taken-down', why: why.value },
      })
    case 'settle':
      return ok({ draft: { kind: 'report-settled', at, body: { how: why.value } } })
  }
}

function reasonOf(why: string | undefined): Result<string> {
  if (!why) return fail(problem(DESK.why, 'why'))
  return why.length > 1000 ? fail(problem(DESK.whyLong, 'why')) : ok(why)
}

function lookUp(
  typed: TypedDecision,
  listing: Listing,
  { at, today }: { readonly at: Instant; readonly today: Day },
): Result<Decided> {
  const check = checkablesOf(listing.profile).find(
    ({ what, item }) => what === typed.what && item === typed.item,
  )
  if (!check) return fail(problem(DESK.changed))
  const read = readLookUp(typed, check, today)
  return read.ok ? ok({ draft: { kind: 'verification-recorded', at, body: read.value } }) : read
}
