/**
 * Who travels and who sits in the dosing blocks: each who doses travels once and sits once, and the two change places.
 * Who does not dose only sits. What is proposed is for trainers to change; what is set is ruled on.
 */
import { allow, ask, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { PAIRS } from './pairs-words.ts'
import { dosingBlocks, type Plan } from './plan.ts'
import { type Pair, slugOf } from './training.ts'

/** Somebody who takes part, as far as pairs are concerned. */
export type Participant = {
  readonly id: Pair['traveller']
  readonly name: string
  /** Wants to dose and was cleared for it; `conditions` is for the prescriber to look at on the day. */
  readonly doses: 'yes' | 'conditions' | 'no'
  /** With whom they should not be paired, for both: they work together, treat each other, live together. */
  readonly apart?: readonly string[]
}

const mayTravel = ({ doses }: Participant): boolean => doses !== 'no'
const isApart = (a: Participant, b: Participant): boolean =>
  (a.apart?.includes(b.id) ?? false) || (b.apart?.includes(a.id) ?? false)

export type Proposal = {
  /** The pairs of each block, in the order of the blocks. */
  readonly blocks: readonly (readonly Pair[])[]
  /** Who travels without a partner among the participants: somebody of the team sits with them. */
  readonly alone: readonly Participant[]
}

/**
 * Pairs for two blocks: two who dose change places; one who is left sits down with somebody who does not dose. Nobody is
 * with somebody they should be kept apart from.
 */
export function proposePairs(people: readonly Participant[], blocks: number): Proposal {
  const travellers = people.filter(mayTravel)
  const sitters = people.filter((one) => !mayTravel(one))
  const couples = couplesOf(travellers)
  const paired = new Set(couples.flat().map(({ id }) => id))
  const left = travellers.filter(({ id }) => !paired.has(id))
  const first: Pair[] = couples.map(([a, b]) => ({ traveller: a.id, sitter: b.id }))
  const second: Pair[] = couples.map(([a, b]) => ({ traveller: b.id, sitter: a.id }))
  const alone: Participant[] = []
  const free = [...sitters]
  for (const one of left) {
    const place = free.findIndex((sitter) => !isApart(one, sitter))
    const [sitter] = place < 0 ? [] : free.splice(place, 1)
    if (sitter) first.push({ traveller: one.id, sitter: sitter.id })
    else alone.push(one)
  }
  return { blocks: [first, second].slice(0, Math.max(0, blocks)), alone }
}

/** As many couples as can be: whoever has the fewest possible partners chooses first. */
function couplesOf(people: readonly Participant[]): (readonly [Participant, Participant])[] {
  const couples: (readonly [Participant, Participant])[] = []
  let open = [...people]
  for (;;) {
    const choices = open.map((one) => ({
      one,
      partners: open.filter((other) => other !== one && !isApart(one, other)),
    }))
    const next = choices
      .filter(({ partners }) => partners.length > 0)
      .toSorted((a, b) => a.partners.length - b.partners.length)[0]
    if (!next) return couples
    const degree = (other: Participant) => choices.find(({ one }) => one === other)?.partners.length ?? 0
    const partner = next.partners.toSorted((a, b) => degree(a) - degree(b))[0]!
    couples.push([next.one, partner])
    open = open.filter((one) => one !== next.one && one !== partner)
  }
}

const OURS: Source = { text: PAIRS.source, status: 'default', mark: 'default' }
const reason = (rule: string, [why, settle]: readonly [string, string], source: Source = OURS): Reason => ({
  rule,
  why,
  settle,
  evidence: [],
  source,
})

type Ruled = Pick<Plan, 'agenda' | 'team' | 'ratios' | 'level' | 'from'>
type Pairs = ReadonlyMap<string, readonly Pair[]>
type Weighed = { readonly refused: readonly Reason[]; readonly asked: readonly Reason[] }

/** May the dosing blocks be held with these pairs? Ratios come from the plan, with their source. */
export const ruleOnPairs = (plan: Ruled, people: readonly Participant[], pairs: Pairs): Ruling =>
  rulingOf(plan, [
    ...dosingBlocks(plan).map(({ id }) => inBlock(plan, people, pairs.get(id) ?? [])),
    ofTeam(plan, people),
    acrossBlocks(plan, people, pairs, people),
  ])

/**
 * May the pairs of one block be set like this? What is wrong in another block does not stand in the way of this one:
 * else two blocks that name somebody who left could not be set right one after the other.
 */
export function ruleOnBlock(plan: Ruled, people: readonly Participant[], pairs: Pairs, id: string): Ruling {
  const block = pairs.get(id) ?? []
  const concerned = people.filter(
    (one) => block.some(({ traveller }) => traveller === one.id) || timesOf(plan, pairs, one) === 0,
  )
  return rulingOf(plan, [
    inBlock(plan, people, block),
    ofTeam(plan, people),
    acrossBlocks(plan, people, pairs, concerned),
  ])
}

function rulingOf(plan: Ruled, weighed: readonly Weighed[]): Ruling {
  const of = slugOf(plan)
  const refused = weighed.flatMap((one) => one.refused)
  const asked = weighed.flatMap((one) => one.asked)
  return together(of, [
    refused.length > 0 ? refuse(of, ...refused) : allow(of),
    asked.length > 0 ? ask(of, ...asked) : allow(of),
  ])
}

function inBlock(plan: Ruled, people: readonly Participant[], block: readonly Pair[]): Weighed {
  const known = new Map(people.map((one) => [one.id as string, one]))
  const refused: Reason[] = []
  const asked: Reason[] = []
  const named = block.flatMap(({ traveller, sitter }) => [traveller, sitter])
  for (const id of new Set(named.filter((one, i) => named.indexOf(one) !== i)))
    refused.push(reason('twice', PAIRS.twice(nameOf(id, known))))
  for (const { traveller, sitter } of block) {
    const [one, other] = [known.get(traveller), known.get(sitter)]
    if (!one || !other) refused.push(reason('gone', PAIRS.gone))
    else if (isApart(one, other)) refused.push(reason('apart', PAIRS.apart(one.name, other.name)))
    if (one?.doses === 'no') refused.push(reason('not-cleared', PAIRS.notCleared(one.name)))
    if (one?.doses === 'conditions') asked.push(reason('conditions', PAIRS.conditions(one.name)))
  }
  const monitors = plan.team.filter(({ role }) => role === 'monitor').length
  const { perMonitor } = plan.ratios
  if (block.length > monitors * perMonitor.most)
    refused.push(
      reason('monitors', PAIRS.monitors(block.length, monitors, perMonitor.most), perMonitor.source),
    )
  return { refused, asked }
}

function ofTeam({ team, ratios: { perTrainer } }: Ruled, people: readonly Participant[]): Weighed {
  const trainers = team.filter(({ role }) => role === 'trainer').length
  const words = PAIRS.trainers(people.length, trainers, perTrainer.most)
  const refused =
    people.length > trainers * perTrainer.most ? [reason('trainers', words, perTrainer.source)] : []
  return { refused, asked: [] }
}

/** Each travels once. As long as a block was not arranged, everybody may still travel in it. */
function acrossBlocks(
  plan: Ruled,
  people: readonly Participant[],
  pairs: Pairs,
  concerned: readonly Participant[],
): Weighed {
  const isArranged = dosingBlocks(plan).every(({ id }) => pairs.has(id))
  const travel = people.filter((one) => mayTravel(one) && concerned.includes(one))
  return {
    refused: travel
      .filter((one) => timesOf(plan, pairs, one) > 1)
      .map(({ name }) => reason('often', PAIRS.often(name))),
    asked: travel
      .filter((one) => isArranged && timesOf(plan, pairs, one) === 0)
      .map(({ name }) => reason('never', PAIRS.never(name))),
  }
}

const timesOf = (plan: Ruled, pairs: Pairs, { id }: Participant): number =>
  dosingBlocks(plan)
    .flatMap((block) => pairs.get(block.id) ?? [])
    .filter(({ traveller }) => traveller === id).length

const nameOf = (id: string, known: ReadonlyMap<string, Participant>) => known.get(id)?.name ?? PAIRS.somebody
