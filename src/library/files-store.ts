/** Files of `content/library/` as versions of the one history. Runs when the program starts, as the database's owner. */
import type { Kysely } from 'kysely'
import type { Problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { type ArticleFile, hashOf, parseDocument, readDraftDocument } from '#platform/articles.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Tx } from '#platform/database.ts'
import { addDecision, addVersion, lockLibrary, standings } from './article-store.ts'
import { unreviewed, unwritten } from './library.ts'
import { filing, type Standing, standing } from './versions.ts'

/**
 * What became of a file. `waiting`: its words wait for a review at the desk. `unreadable`: it is no article, and
 * nothing was stored.
 */
export type Taken = {
  readonly slug: string
  readonly what: 'same' | 'published' | 'waiting' | 'noted' | 'unreadable'
  readonly problems: readonly Problem[]
}

/**
 * Takes every file in that says something else than when it was last seen. Doing it again changes nothing.
 * @param owner a connection that owns the tables: nobody at the desk may speak for a file
 */
export const takeFiles = (owner: Kysely<DB>, files: readonly ArticleFile[], now: Instant): Promise<Taken[]> =>
  owner.transaction().execute(async (tx) => {
    await lockLibrary(tx)
    const all = await standings(tx)
    const taken: Taken[] = []
    for (const file of files)
      taken.push(await takeFile(tx, file, all.get(file.slug) ?? standing([], []), now))
    return taken
  })

async function takeFile(
  tx: Tx,
  { slug, document }: ArticleFile,
  stands: Standing,
  now: Instant,
): Promise<Taken> {
  const draft = readDraftDocument(slug, document)
  const parsed = parseDocument(document)
  if (!draft.ok || !parsed.ok) return { slug, what: 'unreadable', problems: draft.ok ? [] : draft.problems }
  const asked = filing(stands, hashOf(document))
  if (asked.file === 'same') return { slug, what: 'same', problems: [] }
  const version =
    asked.version ??
    (await addVersion(tx, {
      slug,
      origin: 'file',
      basis: stands.file === undefined ? [] : [stands.file],
      at: now,
      document,
      language: draft.value.language,
      front: parsed.value.front,
    }))
  await addDecision(tx, { slug, version, decision: 'filed', at: now })
  // What waits is shown at the desk with what it lacks; what everybody reads stays until then.
  const problems = [...unwritten(draft.value), ...unreviewed(draft.value)]
  if (asked.publish && problems.length === 0) {
    await addDecision(tx, { slug, version, decision: 'published', at: now })
    return { slug, what: 'published', problems }
  }
  return { slug, what: version === stands.published ? 'noted' : 'waiting', problems }
}
