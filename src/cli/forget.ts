/** `kairos forget`: deletes a course that is over its time, in the name of two people. */
import { sql } from 'kysely'
import { z } from 'zod'
import {
  type Deciding,
  retentionStanding,
  ruleOnConfirming,
  ruleOnProposing,
  underWhich,
} from '#course/retention.ts'
import { createRetention, type Keeping } from '#course/retention-store.ts'
import { RETENTION_PAGE } from '#course/retention-words.ts'
import { courseId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { type Ruling, together } from '#kernel/ruling.ts'
import { role, type SignedIn } from '#people/people.ts'
import { createAccessRecord } from '#platform/access-record.ts'
import { shippedRetention } from '#platform/content.ts'
import { connect, type Database, owning } from '#platform/database.ts'
import { newId, type Practice, personNamed, practiceNamed, practices, withDatabaseUrl } from './database.ts'
import { type Asked, Refusal, refusalOf, WrongUsage } from './verb.ts'

const BY_COMMAND = 'Deleted from the command line.'
const WHENCE = { page: 'command line' }

export async function forgetCourse({ files: [id = ''], text, flag, say }: Asked): Promise<void> {
  const [proposer, confirmer, wanted, why] = ['proposed-by', 'confirmed-by', 'practice', 'reason'].map(text)
  if (!proposer || !confirmer) throw new WrongUsage('Two people delete a course: name both.')
  const course = courseId.safeParse(id)
  if (!course.success) throw new Refusal(`${id} is no course.`)
  const under = await withDatabaseUrl(async (url) => {
    const database = connect(url, 2)
    const accessRecord = createAccessRecord(url)
    try {
      const all = wanted ? [await practiceNamed(database, wanted)] : await practices(database)
      for (const practice of all) {
        const one = await memberNamed(url, database, practice, proposer)
        const other = await memberNamed(url, database, practice, confirmer)
        const needs = { db: database.db, shipped: shippedRetention(), newId, accessRecord, whence: WHENCE }
        const store = createRetention(needs, one)
        const keeping = await store.one(course.data)
        if (!keeping) continue
        const here = { policy: await store.policy(), zone: practice.zone, now: Temporal.Now.instant() }
        settle(rulingOn(keeping, one, other, here), why)
        const rule = underWhich(keeping.kept, here.policy, here.zone)
        await owning(url, (db) =>
          sql`select delete_course(${practice.id}::uuid, ${course.data}::uuid, ${one.id}, ${other.id},
            ${why ?? BY_COMMAND}, ${rule}, ${JSON.stringify(WHENCE)}::jsonb)`.execute(db),
        )
        return rule
      }
      throw new Refusal(`There is no course ${id} in a practice where ${proposer} is a privacy officer.`)
    } finally {
      await accessRecord.close()
      await database.close()
    }
  })
  if (flag('json')) return say(JSON.stringify({ course: id, under }))
  say(`Course ${id} was deleted: ${under}.`)
  say(RETENTION_PAGE.backups)
}

/** Both at one time: the first proposes, the second confirms it. */
function rulingOn(
  { kept, acts }: Keeping,
  one: SignedIn,
  other: SignedIn,
  here: Omit<Deciding, 'standing'>,
): Ruling {
  const standing = retentionStanding(acts)
  const proposal = {
    id: newId(),
    course: kept.course,
    act: 'proposed',
    at: here.now,
    by: one.id,
    reason: BY_COMMAND,
  } as const
  return together('', [
    ruleOnProposing(one, kept, { ...here, standing }),
    ruleOnConfirming(other, kept, { ...here, standing: { ...standing, proposal } }),
  ])
}

/** What asks for a reason is settled by one. */
function settle({ ruling, reasons }: Ruling, why: string | undefined): void {
  if (ruling === 'allow' || (ruling === 'ask' && why)) return
  const sentences = new Set(reasons.map((reason) => `${reason.why} ${reason.settle}`))
  throw refusalOf([...sentences].map((sentence) => problem(sentence)))
}

async function memberNamed(
  url: string,
  database: Database,
  practice: Practice,
  email: string,
): Promise<SignedIn> {
  const { id, name } = await personNamed(database, email)
  const found = await owning(url, (db) =>
    db
      .selectFrom('membership')
      .select('roles')
      .where('practice_id', '=', practice.id)
      .where('person_id', '=', id)
      .where('left_at', 'is', null)
      .executeTakeFirst(),
  )
  return {
    id,
    name,
    practice: practice.id,
    practiceName: practice.name,
    zone: practice.zone,
    roles: z.array(role).parse(found?.roles ?? []),
    demonstration: false,
  }
}
