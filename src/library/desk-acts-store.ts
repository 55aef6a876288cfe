/**
 * What is written and decided at the desk. Each act reads how the article stands and decides in one transaction,
 * alone: two people who act at once are asked one after the other.
 */
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { dayIn, type Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import { hashOf, parseDocument, writeDocument } from '#platform/articles.ts'
import type { Tx } from '#platform/database.ts'
import { addDecision, addVersion, draftOf, lockLibrary, standingOf } from './article-store.ts'
import {
  noSuchVersion,
  type Review,
  ruleOnPublishing,
  ruleOnReturning,
  ruleOnSettingAside,
  ruleOnSubmitting,
  ruleOnWithdrawing,
  withReview,
  wordsOf,
} from './editing.ts'
import { SAVING } from './editing-words.ts'
import type { Draft } from './library.ts'
import type { DecisionKind, Origin, Standing, StandingVersion } from './versions.ts'

export type Saving = {
  /** The versions that it was written on; none for a new article. */
  readonly basis: readonly number[]
  readonly now: Instant
}
export type Asked = { readonly slug: string; readonly version: number; readonly now: Instant }
export type Reasoned = Asked & { readonly why: string }
export type Publishing = {
  /** None for a file, which carries its own. */
  readonly review?: Review
  /** The published version that the reviewer was shown the difference to. */
  readonly seen?: number
  /** That these words shall take the place of a version they were not written on. */
  readonly confirmed: boolean
}

/** @returns the version's number; that of the basis when its words are the same, and nothing was stored */
export async function save(
  tx: Tx,
  person: SignedIn,
  draft: Draft,
  { basis, now }: Saving,
): Promise<Result<number>> {
  await lockLibrary(tx)
  const { versions } = await standingOf(tx, draft.slug)
  if (basis.length === 0 && versions.length > 0) return fail(problem(SAVING.taken, 'slug'))
  if (basis.some((wanted) => !versions.some(({ number }) => number === wanted)))
    return fail(problem(SAVING.noBasis))
  const [only, ...more] = basis
  if (only !== undefined && more.length === 0 && (await sameWords(tx, draft, only))) return ok(only)
  return ok(await add(tx, person, wordsOf(draft), { origin: 'edit', basis, now }))
}

export async function submit(tx: Tx, person: SignedIn, asked: Asked): Promise<Ruling> {
  const found = await look(tx, asked)
  if (!found) return noSuchVersion
  return decide(tx, person, asked, 'submitted', ruleOnSubmitting(person, found.version, found.draft))
}

/** Publishes a version. Words that were written here become a version of their own, with their review. */
export async function publish(
  tx: Tx,
  person: SignedIn,
  { review, seen, confirmed, ...asked }: Asked & Publishing,
): Promise<Ruling> {
  const found = await look(tx, asked)
  if (!found) return noSuchVersion
  const { stands, version } = found
  const draft = review && version.origin !== 'file' ? withReview(found.draft, review) : found.draft
  const today = dayIn(asked.now, person.zone)
  const ruling = ruleOnPublishing(person, { version, draft, published: stands.published, seen, today })
  if (ruling.ruling === 'refuse' || (ruling.ruling === 'ask' && !confirmed)) return ruling
  const number =
    version.origin === 'file'
      ? version.number
      : await add(tx, person, draft, { origin: 'review', basis: [version.number], now: asked.now })
  return decide(tx, person, { ...asked, version: number }, 'published', { ...ruling, ruling: 'allow' })
}

export async function sendBack(tx: Tx, person: SignedIn, asked: Reasoned): Promise<Ruling> {
  const found = await look(tx, asked)
  return found ? decide(tx, person, asked, 'returned', ruleOnReturning(person, found.version)) : noSuchVersion
}

export async function setAside(tx: Tx, person: SignedIn, asked: Reasoned): Promise<Ruling> {
  const found = await look(tx, asked)
  return found
    ? decide(tx, person, asked, 'set-aside', ruleOnSettingAside(person, found.version))
    : noSuchVersion
}

export async function withdraw(tx: Tx, person: SignedIn, asked: Reasoned): Promise<Ruling> {
  const found = await look(tx, asked)
  return found
    ? decide(tx, person, asked, 'withdrawn', ruleOnWithdrawing(person, found.version))
    : noSuchVersion
}

type Found = { readonly stands: Standing; readonly version: StandingVersion; readonly draft: Draft }

async function look(tx: Tx, { slug, version: number }: Asked): Promise<Found | undefined> {
  await lockLibrary(tx)
  const stands = await standingOf(tx, slug)
  const version = stands.versions.find((one) => one.number === number)
  const draft = version && (await draftOf(tx, slug, number))
  return version && draft && { stands, version, draft }
}

async function decide(
  tx: Tx,
  person: SignedIn,
  { slug, version, now, why }: Asked & { readonly why?: string },
  decision: DecisionKind,
  ruling: Ruling,
): Promise<Ruling> {
  if (ruling.ruling === 'allow')
    await addDecision(tx, { slug, version, decision, at: now, by: person.id, ...(why ? { why } : {}) })
  return ruling
}

type Adding = Saving & { readonly origin: Origin }

async function add(tx: Tx, person: SignedIn, draft: Draft, { origin, basis, now }: Adding): Promise<number> {
  const document = writeDocument(draft)
  const parsed = parseDocument(document)
  if (!parsed.ok) throw new Error('A document that was just written cannot be read.')
  const { slug, language } = draft
  const { front } = parsed.value
  return addVersion(tx, { slug, origin, basis, by: person.id, at: now, document, language, front })
}

async function sameWords(tx: Tx, draft: Draft, basis: number): Promise<boolean> {
  const before = await draftOf(tx, draft.slug, basis)
  return (
    before !== undefined && hashOf(writeDocument(wordsOf(before))) === hashOf(writeDocument(wordsOf(draft)))
  )
}
