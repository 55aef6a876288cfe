/** All queries on the forms that a practice loaded. A version is never changed once it is there. */
import type { Kysely } from 'kysely'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import { type Form, type Loading, readLoading } from './forms.ts'
import type { Questionnaire } from './questionnaire.ts'
import { readQuestionnaire } from './read-questionnaire.ts'
import { sameVersion } from './words.ts'

/** Every version that the practice loaded, newest first. */
async function loadedForms(tx: Tx): Promise<Form[]> {
  const rows = await tx
    .selectFrom('practice_questionnaire as q')
    .innerJoin('person as p', 'p.id', 'q.loaded_by')
    .select(['q.document', 'q.licence', 'q.loaded_at', 'p.name'])
    .orderBy('q.loaded_at', 'desc')
    .execute()
  return rows.flatMap(({ document, licence, loaded_at, name }) => {
    const read = readQuestionnaire(document)
    if (!read.ok) return []
    const at = instantOf(loaded_at)
    return [{ questionnaire: { ...read.value, license: 'site-supplied' }, loaded: { licence, at, by: name } }]
  })
}

/** The forms of the signed-in person's practice. */
export function createForms(db: Kysely<DB>, shipped: ReadonlyMap<string, Form>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  const loaded = () => scoped(db, scope, loadedForms)
  return {
    /** Every form in every version: what ships, then what the practice loaded, newest first. */
    all: async (): Promise<Form[]> => [...shipped.values(), ...(await loaded())],

    /** The form to ask with: the shipped one, or the newest that the practice loaded. */
    async named(id: string): Promise<Questionnaire | undefined> {
      const ours = shipped.get(id) ?? (await loaded()).find((form) => form.questionnaire.id === id)
      return ours?.questionnaire
    },

    /** Ids of the forms that the practice loaded. */
    loadedIds: async (): Promise<ReadonlySet<string>> =>
      new Set((await loaded()).map((form) => form.questionnaire.id)),

    /** Takes a file as a form of the practice, or says why not. */
    async load(
      { document, licence, rules }: Omit<Loading, 'known'>,
      now: Instant,
    ): Promise<Result<Questionnaire>> {
      const read = readLoading({ document, licence, rules, known: await this.all() })
      if (!read.ok) return read
      const { id, version, title } = read.value
      const stored = await scoped(db, scope, (tx) =>
        tx
          .insertInto('practice_questionnaire')
          .values({
            practice_id: person.practice,
            id,
            version,
            document: JSON.stringify(document),
            licence,
            loaded_at: now.toString(),
            loaded_by: person.id,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst(),
      )
      // Somebody else loaded this version a moment ago: theirs stays.
      if (!stored) return fail(problem(sameVersion(title, version), 'file'))
      return ok(read.value)
    },
  }
}
export type Forms = ReturnType<typeof createForms>
