/** For every name in an address (`:course`, `:training` …) something real of the demonstration, and the links that open what only a link opens. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Purpose, READS } from '#course/patient-link.ts'
import { subscriberId } from '#kernel/ids.ts'
import { confirmToken, letterToken } from '#mailing/letter-links.ts'
import { connect } from '#platform/database.ts'
import { createLinks } from '#platform/links.ts'
import { createTokens } from '#platform/tokens.ts'
import { asOwner } from './database.ts'
import { courseOf } from './journey.ts'
import { reachableListing } from './reachable.ts'
import type { RunningServer } from './server.ts'
import type { Visitor } from './visitor.ts'

type At = Pick<RunningServer, 'databaseUrl' | 'data'>
/** By the name in the address. */
export type Examples = Readonly<Record<string, string>>
/** What one-time links open, for `holding`. */
export type Opened = readonly { readonly purpose: string; readonly subject: string }[]

/** The address with an example for each of its names. A name that nothing is known for stays, and is not found. */
export const addressOf = (path: string, examples: Examples): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => examples[name] ?? name)

/** @param patient whose course is looked at; the therapist of it is `ruth` */
export async function examplesOf(
  server: At,
  { ruth, nora, patient }: { readonly ruth: Visitor; readonly nora: Visitor; readonly patient: string },
): Promise<{ readonly known: Examples; readonly opened: Opened }> {
  const one = async (text: string): Promise<string> => {
    const [row] = await asOwner<{ id: string }>(server.databaseUrl, text)
    if (!row) throw new Error(`The demonstration has nothing for: ${text}`)
    return row.id
  }
  const ofCourse = await courseExamples(server, ruth, patient)
  const listing = await listed(server)
  const applied = `from application where place = 'applied' order by id limit 1`
  const links = await patientLinks(server, ofCourse)
  const change = await addressAsked(server, listing)
  const known = {
    ...ofCourse,
    questionnaire: 'phq-9',
    file: 'record.html',
    enquiry: await one('select id from enquiry limit 1'),
    listing: await one(`select slug as id from listing where id = '${listing}'`),
    slug: 'what-is-kap',
    version: '1',
    training: await one(`select training_id as id ${applied}`),
    trainingSlug: await one(
      `select slug as id from training where state = 'open' order by starts desc limit 1`,
    ),
    application: await one(`select id ${applied}`),
    number: await one(
      `select certificate as id from application where certificate is not null order by certificate limit 1`,
    ),
    message: randomUUID(),
    change,
    key: await issued(server),
    issue: await written(nora),
    ...(await letterTokens(server)),
    ...Object.fromEntries(links.map(({ name, subject }) => [name, subject])),
  }
  const opened = [
    { purpose: 'listing-owner', subject: listing },
    { purpose: 'listing-address-confirm', subject: change },
    { purpose: 'training-application', subject: known.application },
    ...links.map(({ purpose, subject }) => ({ purpose, subject })),
  ]
  return { known, opened }
}

/** A course, its last session, and an entry of its record. */
export async function courseExamples({ databaseUrl }: At, ruth: Visitor, patient: string) {
  const course = (await courseOf(databaseUrl, patient)).replace('/courses/', '')
  const [entry] = await asOwner<{ id: string }>(
    databaseUrl,
    `select id from entry where course_id = $1 and kind = 'course-opened'`,
    [course],
  )
  return {
    course,
    entry: entry?.id ?? '',
    visit: await linkOn(ruth, `/courses/${course}/visits`, /sessions\/([\w-]+)/g),
  }
}

/** What the last link of this shape on a page leads to. */
export async function linkOn(who: Visitor, address: string, shape: RegExp): Promise<string> {
  const page = await (await who.open(address)).text()
  const found = [...page.matchAll(shape)].at(-1)?.[1]
  if (!found) throw new Error(`${address} links to nothing like ${shape}.`)
  return found
}

/** A listing that can be written to. */
async function listed({ databaseUrl }: At): Promise<string> {
  const { db, close } = connect(databaseUrl, 1)
  const id = await reachableListing(db, 'Lia Listed', 'lia@people.example')
  await close()
  return id
}

/** Another address that was asked for a listing. @returns its id */
async function addressAsked({ databaseUrl }: At, listing: string): Promise<string> {
  const id = randomUUID()
  await asOwner(
    databaseUrl,
    `insert into contact_change (id, listing_id, email, previous, asked_at)
     values ($1, $2, 'lia.new@people.example', 'lia@people.example', now())`,
    [id, listing],
  )
  return id
}

/** The links that a practice sends its patient: each opens its own page. */
const patientLinks = (server: At, { course, visit }: { readonly course: string; readonly visit: string }) =>
  Promise.all(
    (
      [
        ['formLink', 'patient-form', 'phq-9'],
        ['screeningLink', 'patient-screening', 'screening'],
        ['bookingLink', 'patient-booking', visit],
        ['visitLink', 'patient-visit', visit],
      ] as const
    ).map(async ([name, purpose, thing]) => ({
      name,
      purpose,
      subject: await patientLink(server, { course, purpose, thing }),
    })),
  )

/** A link of a patient's course, as its practice sends it. @returns its id */
export async function patientLink(
  { databaseUrl }: At,
  link: { readonly course: string; readonly purpose: Purpose; readonly thing: string },
  { at = Temporal.Now.instant().toString(), days = 1 } = {},
): Promise<string> {
  const id = randomUUID()
  await asOwner(
    databaseUrl,
    `insert into patient_link (practice_id, id, course_id, patient_id, purpose, thing, reads, sent_at, sent_by, until)
     select practice_id, $1, course_id, patient_id, $2, $3, $4, $5, 'ruth', $5::timestamptz + make_interval(days => $6)
     from course_summary where course_id = $7`,
    [id, link.purpose, link.thing, READS[link.purpose], at, days, link.course],
  )
  return id
}

/** A letter to subscribers that an educator began. */
export async function written(nora: Visitor): Promise<string> {
  const letter = { subject: 'News', text: 'We begin again in May.', list: 'trainings', act: 'save' }
  const answer = await nora.send('/desk/issues/new', letter)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

/** What stands in the letters to somebody who asked for a list, and has not followed the link yet. */
async function letterTokens({ databaseUrl, data }: At) {
  const [row] = await asOwner<{ id: string; asked: string }>(
    databaseUrl,
    `select e.subscriber_id as id, e.id as asked from subscriber_entry e
     join subscription s on s.subscriber_id = e.subscriber_id and s.standing = 'asked'
     where e.kind = 'join-asked' order by e.at desc limit 1`,
  )
  const tokens = createTokens(readFileSync(join(data, 'secret'), 'utf8').trim())
  const subscriber = subscriberId.parse(row?.id)
  return {
    subscriber,
    token: letterToken(tokens, { subscriber }),
    asked: confirmToken(tokens, subscriber, row?.asked ?? ''),
  }
}

/** A one-time link that nobody has used. */
async function issued({ databaseUrl }: At): Promise<string> {
  const { db, close } = connect(databaseUrl, 1)
  const until = Temporal.Now.instant().add({ hours: 1 })
  const path = await createLinks(db, { secure: false }).issue(
    { purpose: 'new-password', subject: 'somebody' },
    until,
  )
  await close()
  return path.replace('/links/', '')
}
