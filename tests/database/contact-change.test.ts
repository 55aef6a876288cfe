/** Another address for letters about a listing: nothing changes before it is confirmed, and the old one takes it back. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CONFIRM } from '#directory/contact-change.ts'
import {
  type ContactChanges,
  createContactChanges,
  forgetContactChanges,
} from '#directory/contact-change-store.ts'
import { createDirectoryDesk } from '#directory/desk-store.ts'
import { contactOf, forListing } from '#directory/listing-store.ts'
import { createOwners } from '#directory/owner-store.ts'
import type { ListingId } from '#kernel/ids.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import { createLinks, type Links } from '#platform/links.ts'
import type { Letter } from '#platform/mail.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'
import { reachableListing } from '../support/reachable.ts'

const OLD = 'old@practice.example'
const NEW = 'new@practice.example'

let at: Awaited<ReturnType<typeof practiceForTests>>
let changes: ContactChanges
let links: Links
let listing: ListingId
const sent: Letter[] = []
// To the millisecond, as the database keeps it.
const start = Temporal.Now.instant().round('millisecond')
const mailing = (now: Instant = start) => ({
  links,
  post: { send: async (letter: Letter) => void sent.push(letter) },
  origin: 'https://kairos.example',
  now,
})
const address = () => forListing(at.database.db, listing, (tx) => contactOf(tx, listing))
const kinds = async () => (await createOwners(at.database.db).open(listing))?.entries.map(({ kind }) => kind)

beforeAll(async () => {
  at = await practiceForTests()
  changes = createContactChanges(at.database.db)
  links = createLinks(at.database.db, { secure: true })
})
afterAll(() => at?.close())
let n = 0
beforeEach(async () => {
  listing = await reachableListing(at.database.db, `Person ${n++}`, OLD)
  sent.splice(0)
})

/** Asks, and answers the id of the change and the keys in the two letters. */
async function asked(email = NEW, now = start) {
  expect(await changes.ask(listing, email, mailing(now))).toEqual({ ok: true, value: undefined })
  const keyIn = (letter: Letter | undefined) => /\/links\/([\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? ''
  const [confirm, stop] = sent.slice(-2).map(keyIn)
  const opening = (await links.open(confirm ?? '', new Headers(), now))?.opening
  expect(opening?.purpose).toBe(CONFIRM)
  return { id: opening?.subject ?? '', stop: stop ?? '' }
}

test('the new address confirms: only then letters go there, and links to the listing that are on their way end', async () => {
  const path = await links.issue({ purpose: 'listing-owner', subject: listing }, hoursAfter(start, 24))
  const { id } = await asked()
  expect(sent.map(({ to }) => to)).toEqual([NEW, OLD])
  expect(await address()).toBe(OLD)
  expect((await changes.waiting(listing, start))?.email).toBe(NEW)
  expect(await changes.confirm(id, mailing())).toBe('changed')
  expect(await address()).toBe(NEW)
  expect(await changes.waiting(listing, start)).toBeUndefined()
  expect(sent.at(-1)).toMatchObject({ to: OLD, subject: 'The address of your Kairos listing was changed' })
  expect((await links.look(path.replace('/links/', ''), start)).state).toBe('ended')
  // Once: pressing again writes nothing more.
  expect(await changes.confirm(id, mailing())).toBe('changed')
  expect(sent).toHaveLength(3)
  expect((await kinds())?.filter((kind) => kind === 'contact-changed')).toHaveLength(1)
  const entries = await asOwner(at.url, 'select body::text from listing_entry where listing_id = $1', [
    listing,
  ])
  expect(JSON.stringify(entries)).not.toContain('@')
})

test('a wish runs out, and is replaced by a newer one', async () => {
  const first = await asked()
  const second = await asked('third@practice.example')
  expect(await changes.confirm(first.id, mailing())).toBe('ended')
  expect(await changes.confirm(second.id, mailing(hoursAfter(start, 48)))).toBe('expired')
  expect(await address()).toBe(OLD)
  expect((await links.look(first.stop, start)).state).toBe('ended')
})

test('the address that there is already is not asked for', async () => {
  expect(await changes.ask(listing, OLD, mailing())).toMatchObject({ ok: false })
  expect(sent).toEqual([])
})

test('the old address stops a wish before anything changed, and the owner does on their page', async () => {
  const { id } = await asked()
  expect(await changes.stop(id, mailing())).toBe('ended')
  expect(await changes.confirm(id, mailing())).toBe('ended')
  const again = await asked()
  await changes.keep(listing, mailing())
  expect(await changes.confirm(again.id, mailing())).toBe('ended')
  expect(await address()).toBe(OLD)
  expect(await kinds()).not.toContain('contact-changed')
})

test('the old address takes a change back, with what was asked since, and the listing closes to whoever had it open', async () => {
  const first = await asked()
  await changes.confirm(first.id, mailing())
  // Whoever took it over goes on to a third address, and holds the listing open.
  const later = hoursAfter(start, 24)
  const second = await asked('third@practice.example', later)
  await changes.confirm(second.id, mailing(later))
  const path = await links.issue({ purpose: 'listing-owner', subject: listing }, hoursAfter(start, 99))
  const held = await links.open(path.replace('/links/', ''), new Headers(), later)
  const cookie = new Headers({ cookie: held?.headers.get('set-cookie')?.split(';')[0] ?? '' })
  expect(await links.held(cookie, later)).toHaveLength(1)

  expect(await changes.stop(first.id, mailing(hoursAfter(start, 13 * 24)))).toBe('ended')
  expect(await address()).toBe(OLD)
  expect(await links.held(cookie, later)).toEqual([])
  expect(sent.at(-1)).toMatchObject({ to: 'third@practice.example' })
  expect(await changes.stop(second.id, mailing(later))).toBe('ended')
  expect(await address()).toBe(OLD)
  expect((await kinds())?.at(-1)).toBe('contact-restored')
})

test('after 14 days a change stands', async () => {
  const { id } = await asked()
  await changes.confirm(id, mailing())
  expect(await changes.stop(id, mailing(hoursAfter(start, 14 * 24)))).toBe('settled')
  expect(await address()).toBe(NEW)
})

test('what the desk writes holds: neither address changes it any more', async () => {
  const nora = await at.member('Nora', ['educator'])
  const { id } = await asked()
  await changes.confirm(id, mailing())
  const waiting = await asked('third@practice.example')
  await createDirectoryDesk(at.database.db, nora).sendLink(listing, mailing(), 'desk@practice.example')
  expect(await changes.stop(id, mailing())).toBe('ended')
  expect(await changes.confirm(waiting.id, mailing())).toBe('ended')
  expect(await address()).toBe('desk@practice.example')
})

test('of many who ask and confirm at once, one wish waits and is confirmed once', async () => {
  await Promise.all(
    Array.from({ length: 8 }, (_, i) => changes.ask(listing, `n${i}@practice.example`, mailing())),
  )
  const open = await asOwner<{ id: string; email: string }>(
    at.url,
    'select id, email from contact_change where listing_id = $1 and ended_at is null',
    [listing],
  )
  expect(open).toHaveLength(1)
  const { id, email } = open[0]!
  await Promise.all(Array.from({ length: 8 }, () => changes.confirm(id, mailing())))
  expect(await address()).toBe(email)
  expect((await kinds())?.filter((kind) => kind === 'contact-changed')).toHaveLength(1)
})

// shows: ASVS 8.2.2, ASVS 8.3.1
test('the database shows a change to whoever names it, opened its listing, or sits at the desk, and to nobody else', async () => {
  const { id } = await asked()
  const other = await reachableListing(at.database.db, `Other ${n++}`, 'other@practice.example')
  const nora = await at.member('Nora', ['educator'])
  const { db } = at.database
  const seenIn = (of: ListingId, person?: typeof nora.id) =>
    forListing(
      db,
      of,
      (tx) => tx.selectFrom('contact_change').select('id').where('id', '=', id).execute(),
      person,
    )
  expect(await db.selectFrom('contact_change').selectAll().execute()).toEqual([])
  expect(await seenIn(other)).toEqual([])
  expect(await seenIn(other, at.therapist.id)).toEqual([])
  expect(await seenIn(listing)).toEqual([{ id }])
  expect(await seenIn(other, nora.id)).toEqual([{ id }])
  expect(await changes.open('no-id')).toBeUndefined()
  expect(await changes.open(listing)).toBeUndefined()
})

// shows: ASVS 8.2.2, ASVS 8.3.1
test('the database writes another address only for a change that is named, to one of its two, or for the desk', async () => {
  const { id } = await asked()
  const { db } = at.database
  const write = (email: string, named?: string) =>
    forListing(db, listing, async (tx) => {
      if (named) await tx.executeQuery(nameChange(named))
      const { numUpdatedRows } = await tx
        .updateTable('listing_contact')
        .set({ email })
        .where('listing_id', '=', listing)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    })
  const nameChange = (named: string) =>
    sql`select set_config('kairos.contact_change', ${named}, true)`.compile(db)
  // Whoever opened the listing may ask, and not write.
  expect(await write('thief@else.example')).toBe(0)
  await expect(write('thief@else.example', id)).rejects.toThrow(/row-level security/)
  expect(await write(NEW, id)).toBe(1)
  expect(await write(OLD, id)).toBe(1)
  // Nor confirm: that takes the change by its name. An ended one is ended.
  await expect(
    forListing(db, listing, (tx) =>
      tx.updateTable('contact_change').set({ confirmed_at: start.toString() }).where('id', '=', id).execute(),
    ),
  ).rejects.toThrow(/row-level security/)
  await changes.keep(listing, mailing())
  expect(await write(NEW, id)).toBe(0)
  const reopened = await forListing(db, listing, (tx) =>
    tx.updateTable('contact_change').set({ ended_at: null }).where('id', '=', id).executeTakeFirst(),
  )
  expect(Number(reopened.numUpdatedRows)).toBe(0)
  await expect(sql`update contact_change set email = 'x'`.execute(db)).rejects.toThrow(/permission/)
  await expect(sql`delete from contact_change`.execute(db)).rejects.toThrow(/permission/)
})

test('both addresses are forgotten a month after they were asked for', async () => {
  const { id } = await asked()
  await forgetContactChanges(at.database.db, hoursAfter(start, 29 * 24))
  expect(await changes.open(id)).toBeDefined()
  await forgetContactChanges(at.database.db, hoursAfter(start, 31 * 24))
  expect(await changes.open(id)).toBeUndefined()
})
