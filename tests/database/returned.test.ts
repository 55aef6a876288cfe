/** What comes back of issues, on the real database: bounces and complaints end the writing to an address, once and at once. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import nodemailer from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letterId } from '#mailing/letter-id.ts'
import { takeReturned } from '#mailing/returned-store.ts'
import { connect, type Database } from '#platform/database.ts'
import { readReport } from '#platform/read-report.ts'
import { openReturnsBox } from '#platform/returns-box.ts'
import { createTokens } from '#platform/tokens.ts'
import { asOwner, freshDatabase } from '../support/database.ts'
import { bounceReport, complaintReport } from '../support/returned.ts'
import { addIssue, addSubscribers } from '../support/sending.ts'

const SECRET = randomBytes(32).toString('hex')
const tokens = createTokens(SECRET)
let url: string
let database: Database
/** The id of the letter to each address. */
let ids: ReadonlyMap<string, string>

beforeAll(async () => {
  url = await freshDatabase()
  database = connect(url)
  const query = (text: string, values: unknown[]) => asOwner(url, text, values)
  await addSubscribers(query, 12, 1)
  const issue = await addIssue(query)
  await asOwner(
    url,
    `insert into issue_letter (issue_id, subscriber_id, state) select $1, id, 'taken' from subscriber`,
    [issue],
  )
  const rows = await asOwner<{ number: string; email: string }>(
    url,
    'select l.number, s.email from issue_letter l join subscriber s on s.id = l.subscriber_id',
  )
  ids = new Map(rows.map(({ number, email }) => [email, letterId(tokens, Number(number))]))
})
afterAll(() => database?.close())

const idOf = (name: string) => ids.get(`${name}@d0.example`) ?? ''
const backTo = (name: string) => `returned+${idOf(name)}@kairos.example`
const take = async (raw: string) => takeReturned(database.db, tokens, await readReport(Buffer.from(raw)))
const suppressed = async (name: string) =>
  (
    await asOwner<{ suppressed: string | null }>(url, 'select suppressed from subscriber where email = $1', [
      `${name}@d0.example`,
    ])
  )[0]?.suppressed
const entries = async (name: string) =>
  (
    await asOwner<{ kind: string }>(
      url,
      'select kind from subscriber_entry e join subscriber s on s.id = e.subscriber_id where s.email = $1',
      [`${name}@d0.example`],
    )
  ).map(({ kind }) => kind)

test('an address that is not there is written to no more, however often it is said', async () => {
  expect(await take(bounceReport(backTo('p0'), '5.1.1'))).toEqual({ is: 'bounced', letters: 1 })
  await take(bounceReport(backTo('p0'), '5.1.1'))
  expect(await suppressed('p0')).toBe('bounced')
  expect(await entries('p0')).toEqual(['bounced'])
})

test('a letter is found by its own head too, when it came back to nobody in particular', async () => {
  const raw = bounceReport(
    'letters@kairos.example',
    '5.1.1',
    'failed',
    `Message-ID: <${idOf('p1')}@kairos.example>`,
  )
  expect(await take(raw)).toEqual({ is: 'bounced', letters: 1 })
  expect(await suppressed('p1')).toBe('bounced')
})

test.each([
  ['a full mailbox counts, and ends nothing at once', '4.2.2', ['bounced']],
  ['what is said of the letter or of us is not held against the address', '5.7.1', []],
])('%s', async (_, status, kinds) => {
  const name = status === '4.2.2' ? 'p2' : 'p3'
  await take(bounceReport(backTo(name), status))
  expect(await suppressed(name)).toBeNull()
  expect(await entries(name)).toEqual(kinds)
})

test('a delay is no bounce, and a letter of a stranger about none of ours changes nothing', async () => {
  expect(await take(bounceReport(backTo('p4'), '4.4.7', 'delayed'))).toEqual({ is: 'nothing', letters: 0 })
  expect((await take(bounceReport(`returned+${'a'.repeat(36)}@kairos.example`, '5.1.1'))).letters).toBe(0)
  expect((await take('Subject: Hello\r\n\r\nI am on holiday.\r\n')).is).toBe('nothing')
  expect(await suppressed('p4')).toBeNull()
})

test('whoever complains is off every list for good', async () => {
  expect(await take(complaintReport(`<${idOf('p5')}@kairos.example>`))).toEqual({
    is: 'complained',
    letters: 1,
  })
  expect(await suppressed('p5')).toBe('complained')
  expect((await take(complaintReport(`<${idOf('p6')}@kairos.example>`, 'not-spam'))).is).toBe('nothing')
})

test('the mail server hands it over by itself, and to no other address', async () => {
  const box = await openReturnsBox({
    address: 'returned@kairos.example',
    port: 0,
    take: (report) => takeReturned(database.db, tokens, report),
  })
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: box.port, ignoreTLS: true })
  // Nothing in it says where it came back to but the envelope.
  const raw = bounceReport('undisclosed', '5.1.1')
  await transport.sendMail({ envelope: { from: '', to: backTo('p7') }, raw })
  expect(await suppressed('p7')).toBe('bounced')
  await expect(
    transport.sendMail({ envelope: { from: '', to: 'nora@kairos.example' }, raw }),
  ).rejects.toThrow('550')
  transport.close()
  await box.close()
})

test('the command line takes files in, and says what each was', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'kairos-returned-')), 'one.eml')
  writeFileSync(file, bounceReport(backTo('p8'), '5.1.1'))
  const { stdout } = await promisify(execFile)('node', ['src/cli.ts', 'mailing', 'returned', file], {
    env: { ...process.env, DATABASE_URL: url, KAIROS_SECRET: SECRET },
  })
  expect(stdout).toContain('a letter came back.')
  expect(await suppressed('p8')).toBe('bounced')
})
