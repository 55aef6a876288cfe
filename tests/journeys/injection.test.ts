/** Every form of every page, filled by everybody with what wants to be more than text; then everything is read again. */
// shows: ASVS 1.2.1, ASVS 1.2.4, ASVS 1.1.2, ASVS 1.2.10, ASVS 3.2.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PRACTICE } from '#demonstration/people.ts'
import { sample } from '#interop/testing.ts'
import { connect } from '#platform/database.ts'
import { TABLE } from '../access/table.ts'
import { type Attack, createAttack, inParallel } from '../support/attack.ts'
import { clockAt, nextTuesday } from '../support/clock.ts'
import { asOwner } from '../support/database.ts'
import { patientLink, written } from '../support/examples.ts'
import { courseOf } from '../support/journey.ts'
import { type Letters, letterBox } from '../support/letters.ts'
import { CANARY, harmInLetter, longPayload } from '../support/payload.ts'
import { reachableListing } from '../support/reachable.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { holding, registerElsewhere, signedIn, type Visitor, visitor } from '../support/visitor.ts'
import { BEGINNINGS, type Page, type Walker, walk } from '../support/walk.ts'

/** Who walks, in this order, after nobody and whoever holds one-time links. */
const WALKERS = ['maya', 'ruth', 'helen', 'sam', 'ines', 'nora', 'petra', 'paula'] as const
/** Neither opened nor sent, because nobody could walk on. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  '/sign-out': 'ends the session that walks',
  '/account/sessions': 'ends the session that walks',
  '/account/second-factor': 'asks for a code that only an authenticator shows',
  '/practice/signing-in': 'ends every session with its limits',
  '/api/console/changes': 'never ends',
}
/** What ends somebody's access or a course: sent after everything else. */
const LATER: Readonly<Record<string, string>> = {
  '/account': 'changes the password',
  '/account/portal': 'gives up their own account',
  '/courses/:course/portal': 'ends the patient’s account',
  '/courses/:course/team': 'takes somebody off the team',
  '/courses/:course/closing': 'closes the course',
  '/courses/:course/sessions/:visit/discharge': 'ends the session',
  '/practice/people': 'ends somebody’s access',
  '/practice/retention': 'deletes records',
}
/** Pages with forms that the walk does not come to. */
const NOT_REACHED: Readonly<Record<string, string>> = {
  ...LEFT_OUT,
  '/sign-in/code': 'is shown between a password and a code',
  '/sign-in/new-password': 'is opened by a link that works once',
  '/invitation': 'is opened by a link that works once',
  '/links/:key': 'is opened by whoever got the letter',
  '/messages/:message': 'is opened by whoever got the letter',
  '/mailing/confirm/:asked': 'is opened by whoever got the letter',
  '/mailing/preferences/:token': 'is opened by whoever got the letter',
  '/mailing/leave/:token': 'is opened by whoever got the letter',
  '/account/practice': 'is for those who are of two practices',
  '/api/courses/:course/entries': 'takes entries of devices: tried in attacks.test.ts',
  '/open/addresses/:change': 'is opened by whoever got the letter',
  '/open/bookings/:bookingLink': 'is opened by whoever got the letter',
  '/api/payments/stripe': 'takes what a payment service signed',
}
const UNCONFIRMED = 'waits until the link of a letter is followed'
/** Texts that are stored, or sent, and stand on no page. */
const SHOWN_NOWHERE: Readonly<Record<string, string>> = {
  '/sign-in/forgotten email': 'whether somebody has this address is told to nobody',
  '/mailing name': UNCONFIRMED,
  '/mailing/page email': UNCONFIRMED,
  '/directory/:listing/message name': UNCONFIRMED,
  '/directory/:listing/message address': UNCONFIRMED,
  '/directory/:listing/message text': UNCONFIRMED,
  '/trainings/:trainingSlug/apply email': UNCONFIRMED,
  '/directory/:listing/owner contactEmail': 'whose listing it is is told to nobody',
  '/courses/:course/clearance conditions': 'is kept only with a clearance that has conditions',
  '/desk/trainings/:training/applications/:application note': 'stands beside a payment, in the database',
  '/practice/retention reason': 'stands beside a setting, in the database',
}
/** As many as there were when this was last counted; fewer means that the walk lost its way. */
const LEAST = { fields: 250, forms: 100 }

let server: RunningServer
let letters: Letters
let attack: Attack
const reached = new Set<string>()
let before: Awaited<ReturnType<typeof untouchable>>
let begun: string

/** What the walk must leave as it is: everything of a practice that nobody here works in, and what was recorded. */
async function untouchable() {
  const all = async (from: string) =>
    (
      await asOwner(
        server.databaseUrl,
        `select count(*), md5(string_agg(x::text, '' order by x::text)) from ${from}`,
      )
    )[0]
  const tables = await asOwner<{ name: string }>(
    server.databaseUrl,
    `select table_name as name from information_schema.columns
     where column_name = 'practice_id' and table_schema = 'public' order by 1`,
  )
  const others = []
  for (const { name } of tables)
    others.push([
      name,
      await all(`${name} x where practice_id = (select id from practice where name = 'Another practice')`),
    ])
  return { others, entries: await all(`entry x where recorded_at < '${begun}'`) }
}

/** Whoever holds what their practice sent them, and a listing. */
async function holder(from: () => string): Promise<[Walker, string[]]> {
  const course = (await courseOf(server.databaseUrl, 'Maya Lindqvist')).split('/').at(-1)
  const { db, close } = connect(server.databaseUrl, 1)
  const listing = await reachableListing(db, 'Lia Listed', 'lia@people.example')
  await close()
  const [row] = await asOwner<{ slug: string }>(
    server.databaseUrl,
    'select slug from listing where id = $1',
    [listing],
  )
  const sent = (purpose: 'patient-form' | 'patient-screening', thing: string) =>
    patientLink(server, { course: course ?? '', purpose, thing }, { at: begun, days: 30 })
  const form = await sent('patient-form', 'phq-9')
  const screening = await sent('patient-screening', 'screening')
  const { applied, certified } = await applications()
  const who = await holding(
    server,
    [
      { purpose: 'listing-owner', subject: listing },
      { purpose: 'patient-form', subject: form },
      { purpose: 'patient-screening', subject: screening },
      ...[applied.id, certified.id].map((subject) => ({ purpose: 'training-application', subject })),
    ],
    from,
  )
  await asOwner(server.databaseUrl, `update link_opening set until = until + interval '30 days'`)
  return [
    { key: 'holder', name: 'Lia Listed', who },
    [
      `/open/forms/${form}`,
      `/open/screening/${screening}`,
      `/directory/${row?.slug}/owner`,
      `/directory/${row?.slug}/owner/profile`,
      `/open/applications/${applied.id}`,
      `/open/applications/${certified.id}`,
      `/open/applications/${certified.id}/listing`,
    ],
  ]
}

/** Of somebody who asks for a place, and of somebody who has been there. */
async function applications() {
  const one = async (that: string) =>
    (
      await asOwner<{ id: string; training: string }>(
        server.databaseUrl,
        `select id, training_id as training from application where ${that} order by id limit 1`,
      )
    )[0]!
  return { applied: await one(`place = 'applied'`), certified: await one('certificate is not null') }
}

/** Where somebody begins besides: what is held for a training, who applied for one, a letter that nobody has sent. */
async function alsoFrom(key: string, who: Visitor): Promise<string[]> {
  if (key !== 'nora') return []
  const { applied, certified } = await applications()
  const rooms = ['sign-in', 'pairs', 'rooms', 'certificates']
  return [
    ...rooms.map((room) => `/desk/trainings/${certified.training}/${room}`),
    `/desk/trainings/${applied.training}/applications/${applied.id}`,
    `/desk/issues/${await written(who)}`,
  ]
}

/** A history to import, of somebody with such a name. */
function history(mark: string): Blob {
  const bundle = sample('healthy.collection')
  Object.assign(bundle.entry[0]!.resource, { name: [{ text: longPayload(mark) }], id: mark })
  return new Blob([JSON.stringify(bundle)], { type: 'application/json' })
}

beforeAll(async () => {
  letters = await letterBox()
  // At noon somebody is in session.
  const noon = nextTuesday(PRACTICE.zone).withPlainTime('12:00')
  server = await startServer(
    { ...letters.environment, KAIROS_TRUSTED_PROXY: '127.0.0.1, ::1' },
    clockAt(noon),
  )
  await registerElsewhere(server, 'otto')
  // The program could drop this one, if a statement of somebody's were run.
  await asOwner(server.databaseUrl, `create table ${CANARY} as select 1 as alive`)
  await asOwner(server.databaseUrl, `alter table ${CANARY} owner to kairos_app`)
  begun = noon.toInstant().toString()
  before = await untouchable()
  const leftOut = Object.keys(LEFT_OUT)
  attack = createAttack({ today: noon.toPlainDate(), files: { '/imports/new': history }, leftOut })

  let asked = 0
  // From another address each time: how fast somebody may send is tried elsewhere.
  const from = () => `10.${(++asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`
  const nobody = () => visitor(server.origin, { from })
  // Whoever carries no cookies stays nobody, whatever they send.
  const who: Visitor = {
    ...nobody(),
    open: (...page) => nobody().open(...page),
    send: (...form) => nobody().send(...form),
  }
  const [held, opened] = await holder(from)
  const walkers: [Walker, readonly string[]][] = [
    [{ key: 'nobody', name: 'No Body', who }, BEGINNINGS],
    [held, opened],
  ]
  for (const key of WALKERS) {
    const [row] = await asOwner<{ name: string }>(
      server.databaseUrl,
      'select name from person where email = $1',
      [`${key}@demo.example`],
    )
    const who = await signedIn(server.origin, key, from)
    const also = await alsoFrom(key, who)
    walkers.push([{ key, name: row?.name ?? '', who }, [...also, ...BEGINNINGS]])
  }

  // What everybody opens is tried by nobody, who comes first; the others read it in the end.
  const withoutAccount = ['nobody', 'holder']
  const forEverybody = TABLE.filter(([, opens]) => opens === 'everybody').map(([route]) => route)
  const later: [Walker, Page][] = []
  for (const [walker, from] of walkers)
    await walk(
      (address) => attack.open(walker, address),
      {
        from,
        alike: 2,
        leftOut: withoutAccount.includes(walker.key) ? leftOut : [...leftOut, ...forEverybody],
      },
      async (page) => {
        reached.add(page.route)
        await attack.ask(walker, page)
        if (page.route in LATER) later.push([walker, page])
        else await attack.sendAll(walker, page)
      },
    )
  for (const [walker, page] of later)
    await attack.sendAll(walker, { ...page, text: (await attack.open(walker, page.address)).text })
  // Everybody reads again what the others typed.
  await inParallel(walkers, ([walker, from]) =>
    walk((address) => attack.open(walker, address), {
      from,
      alike: walker.key === 'nora' ? 6 : 1,
      leftOut,
    }),
  )
  await inParallel(attack.stored, attack.find)
  for (const { text, subject } of letters.all()) attack.look(`${subject}\n${text}`)
}, 900_000)
afterAll(async () => {
  await server?.stop()
  await letters?.stop()
})

test('whatever is typed, into whichever field of whichever page, it is shown as text and breaks nothing', () => {
  expect([...attack.harm]).toEqual([])
  const failures = server
    .output()
    .split('\n')
    .filter((line) => line.includes('"level":"error"'))
  expect(failures).toEqual([])
  // Not only in pages: in the table of listings, in the copy of a record, in what other sites read.
  for (const kind of ['text/html', 'text/csv', 'application/json', 'application/fhir+json'])
    expect([...attack.kinds]).toContain(kind)
})

test('no statement in it was run, and nothing of others or of before was touched', async () => {
  expect(await asOwner(server.databaseUrl, `select alive from ${CANARY}`)).toEqual([{ alive: 1 }])
  expect(await untouchable()).toEqual(before)
})

test('no letter went to an address that was typed as a line of its own', () => {
  expect(letters.all().length).toBeGreaterThan(0)
  expect(letters.all().flatMap(harmInLetter)).toEqual([])
})

test('it was really stored, and each text is seen again', () => {
  const open = [...attack.tried]
    .filter(([, { isTaken }]) => !isTaken)
    .map(([form, { said }]) => `${form}: ${said}`)
  expect(attack.tried.size - open.length, `Not taken:\n${open.join('\n')}`).toBeGreaterThanOrEqual(
    LEAST.forms,
  )
  expect(new Set(attack.stored.map(({ field }) => field)).size).toBeGreaterThanOrEqual(LEAST.fields)
  const unseen = attack.stored.filter(
    ({ mark, field }) => !attack.seen.has(mark) && !(field in SHOWN_NOWHERE),
  )
  expect(unseen.map(({ field, pages }) => `${field}, sent from ${pages[0]}`)).toEqual([])
})

test('every page with a form was walked to', () => {
  const missed = TABLE.filter(
    ([route, , sends]) => sends !== '–' && !reached.has(route) && !(route in NOT_REACHED),
  )
  expect(
    missed.map(([route]) => route),
    'No page that somebody of the demonstration opens leads there. Lead there, or say in NOT_REACHED why not.',
  ).toEqual([])
})
