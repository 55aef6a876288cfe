/** One history for a file in `content/library/` and an edit at the desk: versions, decisions, and how they stand. */
import { z } from 'zod'
import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'

/**
 * Where the words of a version come from: `file`, from `content/library/`; `edit`, written at the desk; `review`, an
 * edit with its reviewer's name and dates, and no other change.
 */
export const origin = z.enum(['file', 'edit', 'review'])
export type Origin = z.output<typeof origin>

export type Version = {
  /** Counted within the article, from 1. */
  readonly number: number
  readonly origin: Origin
  /** The versions whose words this one takes in: one as a rule, several where drafts were brought together. */
  readonly basis: readonly number[]
  /** Nobody, for a file. */
  readonly by?: PersonId
  readonly at: Instant
  /** SHA-256 of the whole document. */
  readonly hash: string
}

/** `filed`: the file says the same as this version. */
export const decisionKind = z.enum(['filed', 'submitted', 'returned', 'published', 'withdrawn', 'set-aside'])
export type DecisionKind = z.output<typeof decisionKind>

export type Decision = {
  /** Counted within the article, from 1. */
  readonly number: number
  readonly version: number
  readonly decision: DecisionKind
  readonly why?: string
  readonly by?: PersonId
  readonly at: Instant
}

/**
 * `taken-in`: a later version holds its words or took its place. Everything else is a decision, or that there is none.
 */
export type VersionState =
  | 'draft'
  | 'in-review'
  | 'returned'
  | 'published'
  | 'was-published'
  | 'set-aside'
  | 'taken-in'

export type StandingVersion = Version & {
  readonly state: VersionState
  /** The last decision about it. */
  readonly decided?: Decision
  /** What everybody reads now is not among the words it was written on. */
  readonly behind: boolean
}

export type Standing = {
  /** What everybody reads now. */
  readonly published?: number
  /** What the file says, as far as the program has seen. */
  readonly file?: number
  /** It was published once and is not any more. */
  readonly withdrawn?: Decision
  /** In the order of their numbers. */
  readonly versions: readonly StandingVersion[]
}

/** How an article stands after everything that was written and decided, in whatever order it arrives. */
export function standing(written: readonly Version[], decided: readonly Decision[]): Standing {
  const versions = written.toSorted((a, b) => a.number - b.number)
  const decisions = decided.toSorted((a, b) => a.number - b.number)
  const last = (...kinds: readonly DecisionKind[]) =>
    decisions.findLast(({ decision }) => kinds.includes(decision))
  const shown = last('published', 'withdrawn')
  const published = shown?.decision === 'published' ? shown.version : undefined
  const file = last('filed')?.version
  const facts: Facts = { versions, decisions, published, file }
  return {
    ...(published !== undefined ? { published } : {}),
    ...(file !== undefined ? { file } : {}),
    ...(shown?.decision === 'withdrawn' ? { withdrawn: shown } : {}),
    versions: versions.map((version) => ({
      ...version,
      ...(lastOf(version, decisions) ? { decided: lastOf(version, decisions)! } : {}),
      state: stateOf(version, facts),
      behind: isBehind(version, facts),
    })),
  }
}

type Facts = {
  readonly versions: readonly Version[]
  readonly decisions: readonly Decision[]
  readonly published?: number
  readonly file?: number
}

const about = ({ number }: Version, decisions: readonly Decision[]): Decision[] =>
  decisions.filter(({ version }) => version === number)
const lastOf = (version: Version, decisions: readonly Decision[]): Decision | undefined =>
  about(version, decisions).at(-1)

function stateOf(version: Version, facts: Facts): VersionState {
  const own = about(version, facts.decisions)
  if (facts.published === version.number) return 'published'
  const last = own.at(-1)?.decision
  // A file that went back to older words puts them forward again, even where they were published before.
  if (last === 'filed') return facts.file === version.number ? 'in-review' : 'taken-in'
  if (own.some(({ decision }) => decision === 'published')) return 'was-published'
  if (last === 'set-aside') return 'set-aside'
  if (successors(version, facts).some((later) => last !== 'submitted' || isPutForward(later, facts)))
    return 'taken-in'
  return last === 'submitted' ? 'in-review' : last === 'returned' ? 'returned' : 'draft'
}

/** Later versions that hold the words of this one, but for those that were set aside. */
const successors = ({ number }: Version, { versions, decisions }: Facts): Version[] =>
  versions.filter(
    (later) => later.basis.includes(number) && lastOf(later, decisions)?.decision !== 'set-aside',
  )

const isPutForward = (version: Version, { decisions }: Facts): boolean =>
  about(version, decisions).some(({ decision }) => decision === 'submitted' || decision === 'published')

function isBehind(version: Version, { versions, published }: Facts): boolean {
  if (published === undefined || published === version.number) return false
  const head = versions.find(({ number }) => number === published)
  const held = wordsHeld(version, versions)
  // A review only adds to a version who reviewed it and when.
  return !held.has(published) && !(head?.origin === 'review' && head.basis.some((number) => held.has(number)))
}

/** The numbers of all versions whose words a version was written on, itself included. */
function wordsHeld(version: Version, versions: readonly Version[]): ReadonlySet<number> {
  const held = new Set([version.number])
  // A version is always written on earlier ones, so one walk from the newest to the oldest meets them all.
  for (const { number, basis } of versions.toReversed())
    if (held.has(number)) for (const earlier of basis) if (earlier < number) held.add(earlier)
  return held
}

/** What is being worked on: drafts, what waits for review, and what came back. */
export const openVersions = ({ versions }: Standing): StandingVersion[] =>
  versions.filter(({ state }) => ['draft', 'in-review', 'returned'].includes(state))

/** Open versions beside this one, neither written on the other: two people wrote at once. */
export function besides(stands: Standing, version: StandingVersion): StandingVersion[] {
  const held = wordsHeld(version, stands.versions)
  return openVersions(stands).filter(
    (other) => !held.has(other.number) && !wordsHeld(other, stands.versions).has(version.number),
  )
}

/** What a file asks for when the program starts. */
export type Filing = {
  /** `same`: nothing to do. `known`: an earlier version's words. `new`: words that were never there. */
  readonly file: 'same' | 'known' | 'new'
  /** The version with the same words. */
  readonly version?: number
  /** The file was in charge of what everybody reads, so its new words take the place of the old. */
  readonly publish: boolean
}

/** @param hash of the file's text */
export function filing(stands: Standing, hash: string): Filing {
  const { file, published, versions } = stands
  const known = versions.findLast((version) => version.hash === hash)
  const current = versions.find(({ number }) => number === file)
  const inCharge = versions.length === 0 || (published !== undefined && published === file)
  if (current?.hash === hash) return { file: 'same', version: current.number, publish: false }
  if (!known) return { file: 'new', publish: inCharge }
  return { file: 'known', version: known.number, publish: inCharge && known.number !== published }
}
