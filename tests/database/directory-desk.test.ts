/** The directory's desk on the real database: who may do what, tables all or nothing, and two who decide at once. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDirectoryDesk, type DirectoryDesk } from '#directory/desk-store.ts'
import type { ImportReport } from '#directory/import-store.ts'
import type { OwnerLetter } from '#directory/mail.ts'
import { createOwners, type Owners } from '#directory/owner-store.ts'
import { type Profile, profile } from '#directory/profile.ts'
import { createDirectory } from '#directory/store.ts'
import type { ListingId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { placeOfZip } from '#platform/places.ts'
import { command } from '../../src/cli/command.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

type Practice = Awaited<ReturnType<typeof practiceForTests>>
let practice: Practice
let nora: SignedIn
let desk: DirectoryDesk
let owners: Owners

const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const today = Temporal.PlainDate.from('2026-11-24')
const reading = { locate: placeOfZip, today }

/** Letters and links as they are asked for; nothing is sent. */
const sent: { to: string; subject: string; text: string }[] = []
const mailing = {
  post: { send: async (letter: { to: string; subject: string; text: string }) => void sent.push(letter) },
  links: { issue: async ({ subject }: { subject: string }) => `/links/${subject}` },
  origin: 'https://kairos.example',
  now,
}

const described = (name: string, over: Partial<Profile> = {}): Profile =>
  profile.parse({
    subject: 'person',
    name,
    roles: ['therapist'],
    places: [{ town: 'Golden', state: 'CO', zip: '80401', lat: 39.7305, lon: -105.1915 }],
    ...over,
  })

beforeAll(async () => {
  practice = await practiceForTests()
  nora = await practice.member('Nora', ['educator'])
  desk = createDirectoryDesk(practice.database.db, nora)
  owners = createOwners(practice.database.db)
})
afterAll(() => practice?.close())

async function applied(
  name: string,
  contactEmail = `${name.toLowerCase()}@practice.example`,
): Promise<ListingId> {
  const done = await owners.apply({ profile: described(name), contactEmail }, mailing)
  if (!done.ok) throw new Error(done.problems[0]?.message)
  return done.value
}
const stored = async (): Promise<string[]> =>
  (await asOwner<{ name: string }>(practice.url, 'select name from listing order by name')).map(
    ({ name }) => name,
  )

test('an application is hidden, and a letter with a link to it goes to its address', async () => {
  const id = await applied('Ada')
  expect(sent.at(-1)).toMatchObject({
    to: 'ada@practice.example',
    text: expect.stringContaining(`/links/${id}`),
  })
  expect(sent.at(-1)?.subject).not.toContain('Ada')
  expect(await createDirectory(practice.database.db).listing('ada')).toEqual({ is: 'unknown' })
  expect((await desk.open(id))?.listing).toMatchObject({ state: 'proposed', claimed: false })
})

test('somebody who is no educator finds nothing at the desk and can write nothing there', async () => {
  const id = await applied('Bea')
  for (const person of [practice.therapist, await practice.member('Pia Patient', ['patient'])]) {
    const theirs = createDirectoryDesk(practice.database.db, person)
    expect((await theirs.queues(today)).owners).toEqual({ count: 0, listed: [] })
    expect(await theirs.search('bea')).toEqual([])
    expect(await theirs.open(id)).toBeUndefined()
    await expect(
      theirs.propose({ profile: described('X'), contactEmail: 'x@x.example' }, mailing),
    ).rejects.toThrow()
    const { basis } = (await desk.open(id))!
    const accepting = theirs.record(id, basis, [{ kind: 'listing-accepted', at: now, body: {} }])
    expect(
      await accepting.then(
        ({ ok }) => ok,
        () => false,
      ),
    ).toBe(false)
    await expect(imported(theirs, table(row('Xenia')))).rejects.toThrow()
    const pieces = await Array.fromAsync(theirs.export())
    expect(pieces).toHaveLength(1)
  }
  expect(await stored()).not.toContain('X')
  expect((await desk.open(id))?.listing.accepted).toBe(false)
})

test('what holds one listing open shows nothing of another', async () => {
  const mine = await applied('Cleo')
  const other = await applied('Dora')
  const { rows } = await practice.database.pool.connect().then(async (client) => {
    await client.query('begin')
    await client.query("select set_config('kairos.listing', $1, true)", [mine])
    const found = await client.query(
      `select listing_id::text from listing_entry union select listing_id::text from listing_contact
         union select id::text from listing where state <> 'shown'`,
    )
    await client.query('rollback')
    client.release()
    return found
  })
  expect(rows).toEqual([{ listing_id: mine }])
  expect((await owners.open(mine))?.listing.profile.name).toBe('Cleo')
  await owners.sendLink(other, 'cleo@practice.example', mailing)
  expect(sent.filter(({ to, text }) => to === 'cleo@practice.example' && text.includes(other))).toEqual([])
})

test('of two who decide at the same moment one is told that the other was faster', async () => {
  const id = await applied('Enid')
  const { basis } = (await desk.open(id))!
  const letter: OwnerLetter = { about: 'declined', why: 'No license.' }
  const before = sent.length
  const decided = await Promise.all(
    Array.from({ length: 5 }, () =>
      desk.record(id, basis, [{ kind: 'listing-declined', at: now, body: { why: 'No license.' } }], {
        letter,
        mailing,
      }),
    ),
  )
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1)
  expect(decided.find(({ ok }) => !ok)).toMatchObject({
    problems: [{ message: expect.stringContaining('Somebody changed this listing') }],
  })
  expect(sent.length).toBe(before + 1)
  const declined = (await desk.open(id))!.entries.filter(({ kind }) => kind === 'listing-declined')
  expect(declined).toMatchObject([{ by: nora.id }])
})

test('a report that comes in meanwhile stops nobody', async () => {
  const id = await applied('Fay')
  await desk.record(id, (await desk.open(id))!.basis, [{ kind: 'listing-accepted', at: now, body: {} }])
  const { basis } = (await desk.open(id))!
  expect(await owners.report(id, 'They moved.', now)).toBe(true)
  const decided = await desk.record(id, basis, [{ kind: 'taken-down', at: now, body: { by: 'educator' } }])
  expect(decided.ok).toBe(true)
  expect(await owners.report(id, 'Still there?', now)).toBe(false)
})

test('the queues of the desk hold what they say', async () => {
  const id = await applied('Gita')
  const names = async () =>
    Object.fromEntries(
      Object.entries(await desk.queues(today)).map(([queue, { listed }]) => [
        queue,
        listed.map(({ name }) => name),
      ]),
    )
  expect((await names()).owners).toContain('Gita')
  await owners.record(id, (await owners.open(id))!.basis, [{ kind: 'owner-claimed', at: now, body: {} }])
  expect((await names()).decide).toContain('Gita')
  expect((await names()).owners).not.toContain('Gita')
  const until = today.add({ days: 60 })
  const found = { what: 'identity', item: 'Gita', outcome: 'confirmed', source: 'Seen', until } as const
  await desk.record(id, (await desk.open(id))!.basis, [
    { kind: 'verification-recorded', at: now, body: found },
    { kind: 'listing-accepted', at: now, body: {} },
  ])
  expect((await names()).decide).not.toContain('Gita')
  expect((await names()).renew).toContain('Gita')
  const early = await desk.queues(today.subtract({ days: 1 }))
  expect(early.renew.listed.map(({ name }) => name)).not.toContain('Gita')
  await owners.report(id, 'Not there.', now)
  expect((await names()).reported).toContain('Gita')
})

const HEADER = 'subject,name,npi,roles,places,contact_email,consent_how,consent_on'
const row = (name: string, over: { npi?: string; zip?: string; consent?: string } = {}) =>
  [
    'person',
    name,
    over.npi ?? '',
    'therapist',
    `|||CO|${over.zip ?? '80401'}`,
    'a@practice.example',
    over.consent ?? 'signed form',
    '2026-01-15',
  ].join()
const table = (...rows: readonly string[]) => [HEADER, ...rows, ''].join('\n')
const imported = (at: DirectoryDesk, text: string, takeGoodRows = false): Promise<ImportReport> =>
  at.import(Readable.from([text]), { takeGoodRows, reading, now })

test('one bad row keeps a whole table out, and every bad row is told with its line', async () => {
  const before = await stored()
  const report = await imported(
    desk,
    table(row('Hal'), row('Ida', { consent: '' }), row('Jon', { npi: '1234567890' })),
  )
  expect(report).toMatchObject({ rows: 3, bad: 2, stored: 0, problems: [{ line: 3 }, { line: 4 }] })
  expect(report.problems[1]?.messages[0]).toContain('1234567890 is not an NPI')
  expect(await stored()).toEqual(before)
})

test('of a table whose good rows are taken exactly those are stored, hidden until their owners confirm', async () => {
  const before = await stored()
  const report = await imported(
    desk,
    table(row('Hal'), row('Ida', { consent: '' }), row('"Jon ""J""\nDoe"'), row('Kim', { zip: '00000' })),
    true,
  )
  expect(report).toMatchObject({ rows: 4, bad: 2, stored: 2 })
  // The third row goes over two lines of the file.
  expect(report.problems.map(({ line }) => line)).toEqual([3, 6])
  expect((await stored()).filter((name) => !before.includes(name))).toEqual(['Hal', 'Jon "J" Doe'])
  const [found] = await desk.search('hal')
  const opened = (await desk.open(found!.id))!
  expect(opened.listing).toMatchObject({
    state: 'proposed',
    claimed: false,
    consent: { how: 'signed form', at: Temporal.Instant.from('2026-01-15T12:00:00Z') },
  })
  expect(opened.contactEmail).toBe('a@practice.example')
})

test('who is listed already is noticed by NPI, or by name in the same ZIP code, in the file and before', async () => {
  await imported(desk, table(row('Lena', { npi: '1234567893' })))
  const again = await imported(
    desk,
    table(
      row('Magda', { npi: '1234567893' }),
      row('LENA'),
      row('Lena', { zip: '80302' }),
      row('Nils'),
      row('nils'),
    ),
    true,
  )
  expect(again.problems.map(({ line, messages }) => [line, messages[0]?.slice(0, 14)])).toEqual([
    [2, 'listed already'],
    [3, 'listed already'],
    [6, 'the same as li'],
  ])
  expect(again.stored).toBe(2)
})

test.each([
  ['an empty file', '', 'There is no row below the first line'],
  ['only a first line', HEADER, 'There is no row below the first line'],
  ['a wrong first line', 'name;npi\nAda;1\n', 'it lacks the columns “subject”, “name”'],
  ['a quote that is never closed', table('person,"Ada'), 'something is wrong with the quotes near line'],
])('%s is told in a sentence, and nothing is stored', async (_, text, words) => {
  const before = await stored()
  expect((await imported(desk, text, true)).wrong).toContain(words)
  expect(await stored()).toEqual(before)
})

test('a quote that opens a row of megabytes is told, and does not fill the memory', async () => {
  const endless = Readable.from(
    (function* () {
      yield `${HEADER}\nperson,"`
      for (let i = 0; i < 1000; i++) yield 'x'.repeat(10_000)
    })(),
  )
  const report = await desk.import(endless, { takeGoodRows: true, reading, now })
  expect(report.wrong).toContain('a row does not end')
})

test('what is exported is the same when it is imported elsewhere', async () => {
  const text = (await Array.fromAsync(desk.export())).join('')
  const elsewhere = await practiceForTests()
  const educator = await elsewhere.member('Ola', ['educator'])
  const theirs = createDirectoryDesk(elsewhere.database.db, educator)
  const report = await imported(theirs, text)
  expect(report.problems).toEqual([])
  const again = (await Array.fromAsync(theirs.export())).join('')
  const rows = (exported: string) =>
    exported
      .split('\n')
      .map((line) => line.replace(/,[a-z-]+$/, ''))
      .toSorted()
  // How a listing stands is not brought along: everywhere somebody decides anew.
  expect(rows(again)).toEqual(rows(text))
  await elsewhere.close()
})

test('many rows are stored in batches, with names that many share', async () => {
  const many = Array.from({ length: 1200 }, (_, i) => row('Maria Garcia', { zip: String(80002 + i) }))
  const report = await imported(desk, table(...many), true)
  expect(report.stored).toBeGreaterThan(100)
  expect(report.stored + report.bad).toBe(1200)
  const [slugs] = await asOwner<{ distinct: string; all: string }>(
    practice.url,
    "select count(distinct slug) as distinct, count(*) as all from listing where name = 'Maria Garcia'",
  )
  expect(slugs?.distinct).toBe(slugs?.all)
})

test('the command line brings tables of any size in, and says what is wrong in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-listings-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const run = async (...args: string[]) => {
    const said: string[] = []
    const complained: string[] = []
    vi.stubEnv('DATABASE_URL', practice.url)
    const exit = await command(['directory', ...args], {
      say: (line) => said.push(line),
      complain: (line) => complained.push(line),
    })
    vi.unstubAllEnvs()
    return { exit, said, complained: complained.join() }
  }
  const bad = file('bad.csv', table(row('Otto'), row('Pia', { consent: '' })))
  expect(await run('import', bad)).toMatchObject({
    exit: 1,
    said: [expect.stringMatching(/^line 3: consent_how: how the person agreed/)],
    complained:
      'bad.csv: nothing was stored: 1 row of 2 cannot be taken. Correct them, or take the good ones with --take-good-rows.',
  })
  expect(await run('import', bad, '--take-good-rows')).toMatchObject({
    exit: 0,
    said: [expect.stringContaining('line 3'), '1 row of 2 brought in. The others are below.'],
  })
  const { exit, said } = await run('import', file('good.csv', table(row('Rita'))), '--json')
  expect([exit, JSON.parse(said[0] ?? '')]).toMatchObject([0, { rows: 1, bad: 0, stored: 1 }])
  expect(await run('import', join(folder, 'none.csv'))).toMatchObject({
    exit: 1,
    complained: expect.stringContaining('There is no file'),
  })
  expect(await run('import', bad, '--by', 'ruth@demo.example')).toMatchObject({ exit: 1 })
  expect(await run('delete')).toMatchObject({ exit: 2 })
  expect((await run('export', join(folder, 'out.csv'))).exit).toBe(0)
  const exported = readFileSync(join(folder, 'out.csv'), 'utf8')
  expect(exported).toContain('Rita')
  expect((await run('export')).said.join('\n')).toBe(exported.trimEnd())
  rmSync(folder, { recursive: true })
})
