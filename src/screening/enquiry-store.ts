/** All queries on enquiries: what the public may add, and what the care team of a practice reads and does. */
import { type Kysely, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import { type PracticeId, personId, practiceId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, scoped, type Tx } from '#platform/database.ts'
import {
  type Enquiry,
  type EnquiryId,
  enquiryId,
  forgottenBefore,
  type NewEnquiry,
  type Step,
} from './enquiry.ts'
import { answers } from './entries.ts'

/** A practice that somebody may choose. */
export type TakingPractice = { readonly id: PracticeId; readonly name: string }

/** What nobody has to be signed in for. Nothing that was sent can be read back here. */
export function createEnquiryBox(db: Kysely<DB>, newId: () => EnquiryId) {
  return {
    async practices(): Promise<TakingPractice[]> {
      const rows = await db
        .selectFrom('taking_enquiries as t')
        .innerJoin('practice as p', 'p.id', 't.practice_id')
        .select(['p.id', 'p.name'])
        .orderBy('p.name')
        .execute()
      return rows.map(({ id, name }) => ({ id: practiceId.parse(id), name }))
    },
    async send(enquiry: NewEnquiry): Promise<void> {
      await db
        .insertInto('enquiry')
        .values({
          practice_id: enquiry.practice,
          id: newId(),
          sent_at: enquiry.sentAt.toString(),
          name: enquiry.name,
          phone: enquiry.phone ?? null,
          email: enquiry.email ?? null,
          message: enquiry.message ?? null,
          answers: JSON.stringify(enquiry.answers),
          protocol: enquiry.protocol,
          consent: enquiry.consent,
        })
        .execute()
    },
  }
}
export type EnquiryBox = ReturnType<typeof createEnquiryBox>

/** Lists show no more: a practice that lets this many wait has another problem. */
export const MOST_LISTED = 200

/** The enquiries of the signed-in person's practice; for anybody who does not treat there, none. */
export function createEnquiries(db: Kysely<DB>, person: SignedIn) {
  const scope = { practice: person.practice, person: person.id }
  return {
    /** Newest first. */
    list: (): Promise<Enquiry[]> =>
      scoped(db, scope, async (tx) => {
        const rows = await enquiries(tx).orderBy('e.sent_at', 'desc').limit(MOST_LISTED).execute()
        return rows.map(fromRow)
      }),
    /** @throws Response 404 when the practice has no such enquiry */
    open: (id: string): Promise<Enquiry> =>
      scoped(db, scope, async (tx) => {
        const known = enquiryId.safeParse(id)
        const row = known.success
          ? await enquiries(tx).where('e.id', '=', known.data).executeTakeFirst()
          : undefined
        if (!row) throw new Response('Not found', { status: 404 })
        return fromRow(row)
      }),
    /** How many are new: nobody has done anything about them. */
    newOnes: (): Promise<number> =>
      scoped(db, scope, async (tx) => {
        const { count } = await withCourse(tx)
          .leftJoin('enquiry_step as s', (join) =>
            join.onRef('s.practice_id', '=', 'e.practice_id').onRef('s.enquiry_id', '=', 'e.id'),
          )
          .select((eb) => eb.fn.countAll<string>().as('count'))
          .where('c.course_id', 'is', null)
          .where('s.at', 'is', null)
          .executeTakeFirstOrThrow()
        return Number(count)
      }),
    /** Keeps what was done, once `ruleOnStep` has nothing against it. */
    record: (id: EnquiryId, { at, state, reason }: Omit<Step, 'by'>): Promise<void> =>
      scoped(db, scope, async (tx) => {
        await tx
          .insertInto('enquiry_step')
          .values({
            practice_id: person.practice,
            enquiry_id: id,
            at: at.toString(),
            state,
            by: person.id,
            reason: reason ?? null,
          })
          .execute()
      }),
    /** Deletes it, as its sender asked. @returns false when it became a course, which keeps it */
    remove: (id: EnquiryId): Promise<boolean> =>
      scoped(db, scope, async (tx) => {
        const { numDeletedRows } = await tx.deleteFrom('enquiry').where('id', '=', id).executeTakeFirst()
        return numDeletedRows > 0n
      }),
    /** Does this practice take enquiries? */
    taking: (): Promise<boolean> =>
      scoped(db, scope, async (tx) => {
        const row = await tx
          .selectFrom('taking_enquiries')
          .select('since')
          .where('practice_id', '=', person.practice)
          .executeTakeFirst()
        return row !== undefined
      }),
    start: (now: Instant): Promise<void> =>
      scoped(db, scope, async (tx) => {
        await tx
          .insertInto('taking_enquiries')
          .values({ practice_id: person.practice, since: now.toString(), by: person.id })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }),
    stop: (): Promise<void> =>
      scoped(db, scope, async (tx) => {
        await tx.deleteFrom('taking_enquiries').where('practice_id', '=', person.practice).execute()
      }),
  }
}
export type Enquiries = ReturnType<typeof createEnquiries>

const withCourse = (tx: Tx) =>
  tx
    .selectFrom('enquiry as e')
    .leftJoin('course_summary as c', (join) =>
      join.onRef('c.practice_id', '=', 'e.practice_id').onRef('c.course_id', '=', 'e.id'),
    )

const enquiries = (tx: Tx) =>
  withCourse(tx).select((eb) => [
    'e.id',
    'e.sent_at',
    'e.name',
    'e.phone',
    'e.email',
    'e.message',
    'e.answers',
    'e.protocol',
    'e.consent',
    'c.course_id',
    jsonArrayFrom(
      eb
        .selectFrom('enquiry_step as s')
        .select(['s.at', 's.state', 's.by', 's.reason'])
        .whereRef('s.practice_id', '=', 'e.practice_id')
        .whereRef('s.enquiry_id', '=', 'e.id')
        .orderBy('s.at'),
    ).as('steps'),
  ])

const steps = z.array(
  z.object({
    at: instant,
    state: z.enum(['answered', 'closed']),
    by: personId,
    reason: z.string().nullable(),
  }),
)

type Row = Awaited<ReturnType<ReturnType<typeof enquiries>['executeTakeFirstOrThrow']>>

function fromRow(row: Row): Enquiry {
  return {
    id: enquiryId.parse(row.id),
    sentAt: instantOf(row.sent_at),
    name: row.name,
    ...(row.phone ? { phone: row.phone } : {}),
    ...(row.email ? { email: row.email } : {}),
    ...(row.message ? { message: row.message } : {}),
    answers: answers.parse(row.answers),
    protocol: row.protocol,
    consent: row.consent,
    steps: steps.parse(row.steps).map(({ reason, ...step }) => ({ ...step, ...(reason ? { reason } : {}) })),
    taken: row.course_id !== null,
  }
}

/** Deletes everywhere what led to no course and was not touched for a time. @returns how many went */
export async function forgetEnquiries(db: Kysely<DB>, now: Instant): Promise<number> {
  const { rows } = await sql<{
    gone: string
  }>`select forget_enquiries(${forgottenBefore(now).toString()}) as gone`.execute(db)
  return Number(rows[0]?.gone ?? 0)
}
