/** Links for patients: sent and ended by the care team, and opened by whoever holds one, in a scope of its own. */
import { type Kysely, sql } from 'kysely'
import { type CourseId, courseId, entryId, patientId, personId, practiceId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import { NOBODYS } from '#people/store.ts'
import type { Whence } from '#platform/access-record.ts'
import type { DB } from '#platform/database.gen.ts'
import { instantOf, type Scope, scoped, type Tx } from '#platform/database.ts'
import type { Links } from '#platform/links.ts'
import type { Post } from '#platform/mail.ts'
import type { Form } from '#questionnaire/forms.ts'
import { createForms, type Forms } from '#questionnaire/store.ts'
import { type Charts, type ChartsNeeds, createCharts, type OpenCourse } from './charts.ts'
import {
  isLive,
  type PatientLink,
  purpose,
  READS,
  THROUGH_A_LINK,
  type Thing,
  WRITES,
} from './patient-link.ts'
import { LETTERS, SENDING } from './patient-link-words.ts'

export type Mailing = {
  readonly links: Pick<Links, 'issue' | 'close'>
  readonly post: Pick<Post, 'send'>
  readonly origin: string
  readonly now: Instant
}

export type SendingNeeds = Pick<ChartsNeeds, 'db' | 'newId' | 'whence'>
export type PatientLinks = ReturnType<typeof createPatientLinks>

/** The links of the courses that are open to this person. */
export function createPatientLinks({ db, newId, whence }: SendingNeeds, person: SignedIn) {
  const scope: Scope = { practice: person.practice, person: person.id }
  /** Who may see a part of the chart changes: that is recorded with it, or it does not happen. */
  const record = (tx: Tx, course: CourseId, why: string) =>
    sql`select record_access(${JSON.stringify([{ ...whence, id: newId(), practice: person.practice, person: person.id, act: 'access-changed', courses: [course], why }])}::jsonb)`.execute(
      tx,
    )
  return {
    /** Queues the letter with a link that opens this one thing until then. All of it happens, or nothing. */
    send: (
      course: Pick<OpenCourse, 'id' | 'patient'>,
      { purpose, thing, until }: Thing & { readonly until: Instant },
      recipient: string,
      { links, post, origin, now }: Mailing,
    ): Promise<void> =>
      scoped(db, scope, async (tx) => {
        const id = newId()
        await tx
          .insertInto('patient_link')
          .values({
            practice_id: person.practice,
            id,
            course_id: course.id,
            patient_id: course.patient.id,
            purpose,
            thing,
            reads: [...READS[purpose]],
            recipient,
            sent_at: now.toString(),
            sent_by: person.id,
            until: until.toString(),
          })
          .execute()
        const path = await links.issue({ purpose, subject: id }, until, tx, { again: true })
        const { subject, text } = LETTERS[purpose]
        const words = text(`${origin}${path}`, person.practiceName, person.practicePhone)
        await post.send({ to: recipient, subject, text: words }, tx)
        await record(tx, course.id, SENDING.recorded.sent)
      }),

    /** Every link of a course, newest first. */
    of: (course: CourseId): Promise<PatientLink[]> =>
      scoped(db, scope, async (tx) => {
        const rows = await tx
          .selectFrom('patient_link')
          .selectAll()
          .where('course_id', '=', course)
          .orderBy('sent_at', 'desc')
          .orderBy('id', 'desc')
          .execute()
        return rows.map(linkFrom)
      }),

    /** Ends a link now. @returns false when there is none of this course that is still open */
    end: (course: CourseId, id: string, { links, now }: Pick<Mailing, 'links' | 'now'>): Promise<boolean> =>
      scoped(db, scope, async (tx) => {
        const row = await tx
          .updateTable('patient_link')
          .set({ ended_at: now.toString(), ended_by: person.id })
          .where('course_id', '=', course)
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .where('until', '>', sql<Date>`${now.toString()}::timestamptz`)
          .returning('purpose')
          .executeTakeFirst()
        if (!row) return false
        await links.close({ purpose: row.purpose, subject: id }, 'ended', now, tx)
        await record(tx, course, SENDING.recorded.ended)
        return true
      }),
  }
}

/** What a link opens for whoever holds it. */
export type HeldLink = {
  readonly link: PatientLink
  readonly practice: string
  readonly phone?: string
  readonly zone: string
  readonly demonstration: boolean
  /** Absent when it was ended or its time is over. */
  readonly open?: {
    readonly charts: Charts
    readonly forms: Forms
  }
}

export type HoldingNeeds = Omit<ChartsNeeds, 'whence'> & { readonly shipped: ReadonlyMap<string, Form> }
export type LinkHolding = ReturnType<typeof createLinkHolding>

/** The care of those who hold a link. The caller has looked that they do: with it nothing else is asked. */
export function createLinkHolding(needs: HoldingNeeds) {
  return {
    async open(id: string, whence: Whence, now: Instant): Promise<HeldLink | undefined> {
      const named = entryId.safeParse(id)
      const found = named.success && (await linkNamed(needs.db, named.data))
      if (!found) return undefined
      const { link, ...practice } = found
      if (!isLive(link, now)) return found
      const person: SignedIn = {
        // Whoever holds a link has shown that they read the person's mail, and has no account that would name them.
        id: personId.parse(link.patient),
        name: '',
        practice: link.practice,
        practiceName: practice.practice,
        zone: practice.zone,
        roles: ['patient'],
        patient: link.patient,
        demonstration: practice.demonstration,
        link: {
          id: link.id,
          course: link.course,
          reads: READS[link.purpose],
          writes: WRITES[link.purpose],
        },
      }
      const from = { ...whence, page: `${THROUGH_A_LINK}: ${link.purpose}` }
      const charts = createCharts({ ...needs, whence: from }, person)
      return { ...found, open: { charts, forms: createForms(needs.db, needs.shipped, person) } }
    },
  }
}

/** Forgets the addresses of links that ended long ago. */
export const forgetPatientLinks = (db: Kysely<DB>, now: Instant) =>
  sql`select forget_patient_links(${now.toString()}::timestamptz)`.execute(db)

/** A link by its id, seen through itself, and marked as opened. */
async function linkNamed(db: Kysely<DB>, id: PatientLink['id']): Promise<HeldLink | undefined> {
  const nobody = { practice: NOBODYS, person: personId.parse('link') }
  return scoped(db, { ...nobody, link: id }, async (tx) => {
    const row = await tx.selectFrom('patient_link').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) return undefined
    await sql`select link_was_opened()`.execute(tx)
    const { name, phone, zone, demonstration } = await tx
      .selectFrom('practice')
      .select(['name', 'phone', 'zone', 'demonstration'])
      .where('id', '=', row.practice_id)
      .executeTakeFirstOrThrow()
    return { link: linkFrom(row), practice: name, ...(phone ? { phone } : {}), zone, demonstration }
  })
}

function linkFrom(row: {
  practice_id: string
  id: string
  course_id: string
  patient_id: string
  purpose: string
  thing: string
  recipient: string | null
  sent_at: Date
  sent_by: string
  until: Date
  opened_at: Date | null
  ended_at: Date | null
}): PatientLink {
  return {
    practice: practiceId.parse(row.practice_id),
    id: entryId.parse(row.id),
    course: courseId.parse(row.course_id),
    patient: patientId.parse(row.patient_id),
    purpose: purpose.parse(row.purpose),
    thing: row.thing,
    sent: instantOf(row.sent_at),
    sentBy: personId.parse(row.sent_by),
    until: instantOf(row.until),
    ...(row.recipient ? { recipient: row.recipient } : {}),
    ...(row.opened_at ? { opened: instantOf(row.opened_at) } : {}),
    ...(row.ended_at ? { ended: instantOf(row.ended_at) } : {}),
  }
}
