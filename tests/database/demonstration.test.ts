/** The demonstration practice in the database: filled once, also after a start that was stopped in the middle. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuild } from '#course/projection-store.ts'
import { createProtocols } from '#course/protocols.ts'
import { createWriter } from '#course/writer.ts'
import { fillDemonstration } from '#demonstration/demonstration.ts'
import { personId, practiceId } from '#kernel/ids.ts'
import { type AccessRecord, createAccessRecord } from '#platform/access-record.ts'
import { createDoor } from '#platform/auth.ts'
import { shippedContent, shippedProtocols } from '#platform/content.ts'
import { connect } from '#platform/database.ts'
import { createKeys, type Keys } from '#platform/keys.ts'
import { verifyChain } from '#platform/verify.ts'
import { shippedForms } from '#questionnaire/forms.ts'
import { asOwner, freshDatabase } from '../support/database.ts'
import { keysForTests } from '../support/keys.ts'

const content = shippedContent()
const library = createProtocols(shippedProtocols())
let url: string
let database: ReturnType<typeof connect>
let keys: Keys
let accessRecord: AccessRecord
beforeAll(async () => {
  url = await freshDatabase()
  database = connect(url)
  accessRecord = createAccessRecord(url)
  keys = createKeys(database.db, keysForTests().masters)
})
afterAll(async () => {
  await accessRecord.close()
  await database.close()
})

const fill = () =>
  fillDemonstration({
    ownerUrl: url,
    door: createDoor(database.pool, 'a secret of this test and of no other', 'http://localhost'),
    charts: {
      db: database.db,
      library,
      keys,
      writer: createWriter(database, { library, keys }),
      accessRecord,
      whence: {},
    },
    content,
    forms: shippedForms(content.questionnaires),
    now: Temporal.Now.instant(),
  })
const summaries = () =>
  asOwner<{ course_id: string; summary: unknown }>(
    url,
    'select course_id, summary from course_summary order by course_id',
  )
const counted = async (table: 'entry' | 'entry_seal' | 'person') =>
  Number((await asOwner<{ n: string }>(url, `select count(*) as n from ${table}`))[0]!.n)

test('a first start fills the practice, and a second one leaves it as it is', async () => {
  expect(await fill()).toBe(true)
  const before = await summaries()
  expect(before).toHaveLength(14)
  expect(await fill()).toBe(true)
  expect(await summaries()).toEqual(before)
})

test('its projections follow from its charts alone, and every entry fits its seal', async () => {
  const before = await summaries()
  const [row] = await asOwner<{ id: string }>(url, 'select id from practice')
  await rebuild(
    database.db,
    { practice: practiceId.parse(row?.id), person: personId.parse('nobody') },
    { library, keys },
  )
  expect(await summaries()).toEqual(before)
  expect(await verifyChain(url)).toMatchObject({ ok: true, practices: 1 })
})

test('a start that was stopped while it filled begins again, and nothing is there twice', async () => {
  const [entries, people] = [await counted('entry'), await counted('person')]
  await asOwner(url, 'update practice set demonstration = false')
  await asOwner(url, 'delete from course_summary where closed')
  expect(await fill()).toBe(true)
  expect(await summaries()).toHaveLength(14)
  expect([await counted('entry'), await counted('entry_seal')]).toEqual([entries, entries])
  expect(await counted('person')).toBe(people)
})

test('a database that holds another practice is left alone', async () => {
  await asOwner(url, 'update practice set demonstration = false')
  await asOwner(
    url,
    `insert into practice (id, name, zone) values (gen_random_uuid(), 'A real practice', 'America/Denver')`,
  )
  const entries = await counted('entry')
  expect(await fill()).toBe(false)
  expect(await counted('entry')).toBe(entries)
})
