/** How a recognised fact counts: active or past, confirmed or not, recent enough, still taken. */
import type { Route } from '#visits/visits.ts'
import type { LookBack } from './dates.ts'
import type {
  AllergyFact,
  ConditionFact,
  Fact,
  MedicationFact,
  ObservationFact,
  ProcedureFact,
} from './history.ts'
import type { Ground } from './protocol.ts'
import type { Match } from './recognise.ts'
import { NOTES } from './words.ts'

/**
 * `present`: it is there. `unconfirmed`: the record itself is not sure, so that only a clinician can settle it.
 * `ask`: it raises the question, and an answer settles it. `absent`: it speaks against.
 */
export type Says = 'present' | 'unconfirmed' | 'ask' | 'absent'

/** One piece of evidence: the resource it came from, or an answer, with its date. */
export type Evidence = {
  readonly resourceType: string
  readonly id: string
  readonly system?: string
  readonly code?: string
  readonly display: string
  /** As the record gives it: a year, a month, a day or an instant. */
  readonly date?: string
  readonly says: Says
  readonly note?: string
}

type Judged = { readonly says: Says; readonly date?: string; readonly notes: readonly string[] }

/** The fact as evidence for a ground, or undefined when it says nothing for it. */
export function evidenceFor(
  fact: Fact,
  match: Match,
  ground: Ground,
  back: LookBack,
  route?: Route,
): Evidence | undefined {
  if (ground.routes && route && !ground.routes.includes(route)) return undefined
  const judged = judge(fact, match, ground, back)
  if (!judged) return undefined
  const coding = match.coding ?? fact.codes[0]
  const says = judged.says === 'present' ? ground.says : judged.says
  const notes = says === 'ask' && judged.says === 'present' ? [...judged.notes, NOTES.raises] : judged.notes
  return {
    resourceType: fact.resource.resourceType,
    id: fact.resource.id,
    system: coding?.system,
    code: coding?.code,
    display: fact.display,
    date: judged.date,
    says,
    note: notes.length > 0 ? notes.join('; ') : undefined,
  }
}

function judge(fact: Fact, match: Match, ground: Ground, back: LookBack): Judged | undefined {
  switch (fact.type) {
    case 'condition':
      return judgeCondition(fact, match, ground, back)
    case 'medication':
      return judgeMedicine(fact, ground, back)
    case 'allergy':
      return judgeAllergy(fact, match)
    case 'procedure':
      return judgeProcedure(fact, match, ground, back)
    case 'observation':
      return judgeScore(fact, ground)
  }
}

/** Refuted and entered-in-error records are never evidence. */
const WITHDRAWN: readonly string[] = ['refuted', 'entered-in-error']
const UNSURE: readonly string[] = ['unconfirmed', 'provisional', 'differential']

function judgeCondition(
  fact: ConditionFact,
  match: Match,
  ground: Ground,
  back: LookBack,
): Judged | undefined {
  if (WITHDRAWN.includes(fact.verification)) return undefined
  const state = stateOf(fact, match, back.on)
  if (ground.counts === 'active' && state === 'past') return undefined
  if (ground.counts === 'past' && state !== 'past') return undefined
  // The record of a history was made after the event: its own date is not the event's.
  const date = fact.onset ?? fact.recorded
  const when = ground.within ? back.recency(match.past ? undefined : date, ground.within) : 'in'
  if (when === 'out') return undefined

  const doubt = UNSURE.includes(fact.verification)
  const notes: string[] = []
  if (doubt) notes.push(NOTES.unconfirmed)
  if (match.suspected) notes.push(NOTES.suspected)
  if (state === 'past') notes.push(NOTES.past)
  if (when === 'unsure') notes.push(vague(date, back))
  if (state === 'unsure') notes.push(fact.abatement ? NOTES.ended : NOTES.unsure)
  if (doubt || match.suspected) return { says: 'unconfirmed', date, notes }
  if (when === 'unsure' || (state === 'unsure' && ground.counts === 'active'))
    return { says: 'ask', date, notes }
  return { says: 'present', date, notes }
}

const vague = (date: string | undefined, back: LookBack): string =>
  date && date.slice(0, 10) > back.on ? NOTES.future : NOTES.noDate

/** Is the condition still there? A record without a status, or one that contradicts itself, does not tell. */
function stateOf(fact: ConditionFact, match: Match, on: string): 'active' | 'past' | 'unsure' {
  if (match.past) return 'past'
  const ended = fact.abatement !== undefined && fact.abatement.slice(0, 10) <= on
  switch (fact.clinical) {
    case 'inactive':
    case 'remission':
    case 'resolved':
      return 'past'
    case 'active':
    case 'recurrence':
    case 'relapse':
      return ended ? 'unsure' : 'active'
    case 'unknown':
      return ended ? 'past' : 'unsure'
  }
}

const NOT_TAKEN: readonly string[] = [
  'completed',
  'stopped',
  'cancelled',
  'entered-in-error',
  'not-taken',
  'ended',
  'revoked',
]

/** An active order stays current however old it is; its date shows how old. */
function judgeMedicine(fact: MedicationFact, ground: Ground, back: LookBack): Judged | undefined {
  if (NOT_TAKEN.includes(fact.status)) return undefined
  const date = fact.started ?? fact.recorded
  if (ground.within && back.recency(date, ground.within) === 'out') return undefined
  if (fact.status !== 'active') return { says: 'ask', date, notes: [NOTES.onHold(fact.status)] }
  if (fact.ended && fact.ended.slice(0, 10) < back.on) return { says: 'ask', date, notes: [NOTES.ended] }
  return { says: 'present', date, notes: [] }
}

function judgeAllergy(fact: AllergyFact, match: Match): Judged | undefined {
  if (WITHDRAWN.includes(fact.verification)) return undefined
  const date = fact.recorded
  if (fact.verification === 'unconfirmed' || match.suspected)
    return { says: 'unconfirmed', date, notes: [NOTES.unconfirmed] }
  if (fact.clinical === 'inactive' || fact.clinical === 'resolved')
    return { says: 'ask', date, notes: [NOTES.past] }
  return { says: 'present', date, notes: [] }
}

const NOT_DONE: readonly string[] = ['not-done', 'entered-in-error']
const HAPPENED: readonly string[] = ['completed', 'in-progress', 'stopped']

function judgeProcedure(
  fact: ProcedureFact,
  match: Match,
  ground: Ground,
  back: LookBack,
): Judged | undefined {
  if (NOT_DONE.includes(fact.status)) return undefined
  const date = fact.performed
  const when = ground.within ? back.recency(match.past ? undefined : date, ground.within) : 'in'
  if (when === 'out') return undefined
  if (!HAPPENED.includes(fact.status)) return { says: 'ask', date, notes: [NOTES.onHold(fact.status)] }
  return when === 'unsure'
    ? { says: 'ask', date, notes: [vague(date, back)] }
    : { says: 'present', date, notes: [] }
}

const NOT_READ: readonly string[] = ['entered-in-error', 'cancelled', 'registered']
/** Readings that count: entered in error, cancelled and not yet taken ones do not. */
export const isRead = (fact: ObservationFact): boolean => !NOT_READ.includes(fact.status)

function judgeScore(fact: ObservationFact, ground: Ground): Judged | undefined {
  if (fact.measure !== 'score' || !isRead(fact)) return undefined
  const reached =
    (!ground.from || fact.value >= ground.from.value) && (!ground.upTo || fact.value <= ground.upTo.value)
  return reached ? { says: 'present', date: fact.taken, notes: [] } : undefined
}

const ORDER = { present: 0, unconfirmed: 1, ask: 2, absent: 3 } as const

/** Each resource once, by what it says most strongly; newest first within what it says. */
export function tidy(evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length < 2) return [...evidence]
  const sorted = [...evidence].sort(
    (a, b) =>
      ORDER[a.says] - ORDER[b.says] ||
      compare(b.date ?? '', a.date ?? '') ||
      compare(a.resourceType, b.resourceType) ||
      compare(a.id, b.id) ||
      compare(a.display, b.display) ||
      compare(a.note ?? '', b.note ?? ''),
  )
  const seen = new Set<string>()
  return sorted.filter(({ resourceType, id, display }) => {
    // Two record systems may use the same id.
    const key = `${resourceType} ${id} ${display}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
