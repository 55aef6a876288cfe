/** Who is told by letter that something about their account changed, on the real database. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { personId } from '#kernel/ids.ts'
import { openAccounts } from '#people/account-store.ts'
import type { Trying } from '#people/entrance-store.ts'
import { type Seat, seatOf } from '#people/session-store.ts'
import { createSignInRecord } from '#people/sign-in-record-store.ts'
import { createDoor } from '#platform/auth.ts'
import { createLimits } from '#platform/limits.ts'
import type { Letter } from '#platform/mail.ts'
import { codeAt, stepAt } from '#platform/totp.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

const ORIGIN = 'http://localhost:3000'
const SECRET = 'of this installation'
const EMAIL = 'ada@test.example'
const [PASSWORD, OTHER] = ['heron orbit velvet 71', 'saffron kettle drum 40']
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'

let at: Awaited<ReturnType<typeof practiceForTests>>
let accounts: ReturnType<typeof openAccounts>
let record: ReturnType<typeof createSignInRecord>
let ada: string
let sent: Letter[] = []
let ahead = 0

beforeAll(async () => {
  at = await practiceForTests()
  const door = createDoor(at.database.pool, SECRET, ORIGIN)
  record = createSignInRecord(at.url, () => {})
  accounts = openAccounts({
    db: at.database.db,
    door,
    limits: createLimits(at.database.pool, SECRET),
    record,
    post: { send: async (letter) => void sent.push(letter) },
    secret: SECRET,
    origin: ORIGIN,
  })
  ada = await door.register('Ada Lund', EMAIL, PASSWORD)
  await asOwner(
    at.url,
    `insert into membership (practice_id, person_id, roles) values ($1, $2, '{monitor}')`,
    [at.home, ada],
  )
})
afterAll(async () => {
  await record.close()
  await at.close()
})
beforeEach(() => {
  sent = []
})

/** Each time a minute later than before, so that no code is used twice. */
const trying = (userAgent = FIREFOX): Trying => ({
  headers: new Headers({ 'user-agent': userAgent }),
  caller: '198.51.100.7',
  now: Temporal.Now.instant().add({ minutes: ++ahead }),
})
const signIn = async (userAgent = FIREFOX): Promise<Seat> => {
  const tried = await accounts.entrance.withPassword(trying(userAgent), EMAIL, PASSWORD)
  if (!tried.ok) throw new Error(tried.why)
  return tried.seat
}
const about = () => sent.map(({ text }) => text.split('\n')[0])

test('who signs in as always gets no letter; the first time with another kind of browser is told', async () => {
  await signIn()
  await signIn()
  expect(sent, 'the first of all, and the same again').toEqual([])
  await signIn(SAFARI)
  expect(about()).toEqual([
    'The right password or passkey of your Kairos account was used with a kind of browser that was not used for it in the last 90 days.',
  ])
  expect(sent[0]?.text).toContain('With: Safari on an iPhone')
  await signIn(SAFARI)
  expect(sent).toHaveLength(1)
})

// shows: ASVS 6.3.7
test('each change to how somebody signs in is told to the address they sign in with', async () => {
  let seat = await signIn()
  const setUp = await accounts.factors.setUp(seat.person.id, EMAIL, trying().now)
  const key = bytesOf(/secret=([A-Z2-7]+)/.exec(setUp?.uri ?? '')?.[1] ?? '')
  const first = trying()
  const added = await accounts.turnOnCode(first, seat, codeAt(key, stepAt(first.now)))
  if (!added.ok) throw new Error('The code did not fit.')
  const [recovery = ''] = added.value.codes ?? []
  seat = await signIn()
  expect((await accounts.entrance.withCode(trying(), seat, recovery)).ok).toBe(true)
  await accounts.newRecoveryCodes(trying(), seat)
  await asOwner(
    at.url,
    `insert into passkey (id, person_id, public_key, counter, name, made_at) values ('key', $1, '', 0, 'Laptop', now())`,
    [ada],
  )
  await accounts.removePasskey(trying(), seat, 'key')
  await accounts.removePasskey(trying(), seat, 'key that is not there')
  await accounts.turnOffCode(trying(), seat)
  const typed = { present: PASSWORD, chosen: OTHER, again: OTHER }
  expect((await accounts.changePassword(trying(), seat, typed)).ok).toBe(true)
  const id = personId.parse(ada)
  expect((await accounts.setNewPassword(trying(), id, PASSWORD, PASSWORD)).ok).toBe(true)
  expect(about()).toEqual([
    'A code app was added to your Kairos account. Signing in asks for its code from now on.',
    'One of your recovery codes was used. It does not work again.',
    'New recovery codes were made for your Kairos account. The old ones do not work any more.',
    'A passkey was removed from your Kairos account.',
    'The code app was removed from your Kairos account.',
    'The password of your Kairos account was changed.',
    'A new password was set for your Kairos account, with a link from a letter to you.',
  ])
  for (const { to, subject, text } of sent) {
    expect(to).toBe(EMAIL)
    expect(subject, 'a subject tells nothing').toBe('About your Kairos account')
    expect(text).toContain('If it was not you:')
    expect(text).toContain(`${ORIGIN}/sign-in/forgotten`)
    expect(text).not.toContain('Ada')
  }
  expect(sent[0]?.text, 'on the clock of their practice').toMatch(/When: \w{3}, .* (GMT-[67]|M[SD]T)\n/)
})

test('what did not change is told to nobody', async () => {
  const seat = await signIn()
  const wrong = { present: 'not my password', chosen: OTHER, again: OTHER }
  expect((await accounts.changePassword(trying(), seat, wrong)).ok).toBe(false)
  expect((await accounts.turnOnCode(trying(), seat, '000000')).ok).toBe(false)
  expect((await accounts.addPasskey(trying(), seat, 'Laptop', '{}')).ok).toBe(false)
  expect(sent).toEqual([])
})

// shows: ASVS 6.3.5
test('who knows the password and guesses codes is stopped, and the owner hears of it once', async () => {
  let seat = await signIn()
  const setUp = await accounts.factors.setUp(seat.person.id, EMAIL, trying().now)
  const key = bytesOf(/secret=([A-Z2-7]+)/.exec(setUp?.uri ?? '')?.[1] ?? '')
  const first = trying()
  await accounts.turnOnCode(first, seat, codeAt(key, stepAt(first.now)))
  sent = []
  seat = await signIn()
  expect((await seatOf(at.database.db, seat.session, ada))?.standing).toBe('second-wanted')
  for (let i = 0; i < 8; i++)
    expect((await accounts.entrance.withCode(trying(), seat, String(100_000 + i))).ok).toBe(false)
  expect(about()).toEqual([
    'Somebody wrote the right password of your Kairos account and then several codes that did not fit. They did not come in.',
  ])
})

const bytesOf = (text: string): Buffer =>
  Buffer.from(
    (
      [...text]
        .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g) ?? []
    ).map((byte) => Number.parseInt(byte, 2)),
  )
