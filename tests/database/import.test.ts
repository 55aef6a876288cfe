/** A history in the real database, by the function that page and command share, and by the command itself. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBundle } from '#interop/bundle.ts'
import { takeIn } from '#interop/intake.ts'
import { sample } from '#interop/testing.ts'
import { createPeople } from '#people/store.ts'
import { asOwner } from '../support/database.ts'
import { practiceForTests } from '../support/practice.ts'

const ROOT = join(import.meta.dirname, '../..')
const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
let practice: Awaited<ReturnType<typeof practiceForTests>>
beforeAll(async () => {
  practice = await practiceForTests()
})
afterAll(() => practice.close())

const historyOf = (bundle: unknown) => {
  const read = readBundle(JSON.stringify(bundle), Temporal.PlainDate.from('2026-11-24'))
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return read.value
}
const into = () => ({
  charts: practice.chartsOf(practice.therapist),
  people: createPeople(practice.database.db, practice.therapist),
})
const entries = async () =>
  (await asOwner<{ n: number }>(practice.url, 'select count(*)::int as n from entry'))[0]!.n
const people = async () =>
  (await asOwner<{ n: number }>(practice.url, 'select count(*)::int as n from patient'))[0]!.n
const taken = async (...args: Parameters<typeof takeIn>) => {
  const result = await takeIn(...args)
  if (!result.ok) throw new Error(result.problems[0]?.message)
  return result.value
}
/** The same record with another person's name or birth date. */
const withPerson = (values: object) => {
  const bundle = sample('hypertension.transaction')
  Object.assign(bundle.entry[0]!.resource, values)
  return historyOf(bundle)
}

test('a history opens a course for a new person, with all its facts', async () => {
  const history = historyOf(sample('hypertension.transaction'))
  const { course, isNew, added } = await taken(history, into(), now)
  expect({ isNew, added }).toEqual({ isNew: true, added: history.facts.length + 1 })
  const { chart, patient } = await into().charts.open(course)
  expect(patient).toMatchObject({ name: 'Ruth Okafor', birthDate: '1974-03-09', sex: 'female' })
  expect(chart.current.filter((e) => e.kind === 'fact-imported')).toHaveLength(history.facts.length)
})

test('importing it again, at any time, finds the same person and changes nothing', async () => {
  const before = [await entries(), await people()]
  const again = await taken(historyOf(sample('hypertension.transaction')), into(), now.add({ hours: 48 }))
  expect(again).toMatchObject({ isNew: false, added: 0, changed: 0 })
  expect([await entries(), await people()]).toEqual(before)
})

test('a person whose record has no system of its own is found again by what is in the chart', async () => {
  const first = await taken(historyOf(sample('healthy.collection')), into(), now)
  const again = await taken(historyOf(sample('healthy.collection')), into(), now.add({ hours: 1 }))
  expect(again).toMatchObject({ course: first.course, isNew: false, added: 0, changed: 0 })
})

test('a namesake born the same day is not silently the same person', async () => {
  const namesake = withPerson({ id: '6f1f4a52-1d0c-4a51-9a35-0c2b7d1fffff' })
  const before = await entries()
  const asked = await takeIn({ ...namesake, facts: [] }, into(), now)
  expect(asked).toMatchObject({
    ok: false,
    problems: [{ field: 'somebodyElse', message: expect.stringContaining('is a patient here already') }],
  })
  expect(await entries()).toBe(before)
  expect(await taken({ ...namesake, facts: [] }, into(), now, { somebodyElse: true })).toMatchObject({
    isNew: true,
  })
})

test('a history does not land in the course of somebody else', async () => {
  const course = await practice.openCourse()
  const wrong = await takeIn(historyOf(sample('sleep-apnea.searchset')), into(), now, { course })
  expect(wrong).toMatchObject({
    ok: false,
    problems: [{ field: 'course', message: expect.stringContaining('the course is that of Test Person') }],
  })
  const nowhere = await takeIn(historyOf(sample('sleep-apnea.searchset')), into(), now, {
    course: practice.patient,
  })
  expect(nowhere).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('There is no course') }],
  })
})

test('a record number that stands for another name and birth date is asked back', async () => {
  const other = withPerson({ name: [{ text: 'Somebody Else' }], birthDate: '1950-01-01' })
  expect(await takeIn(other, into(), now)).toMatchObject({
    ok: false,
    problems: [{ message: expect.stringContaining('Ask the sender which is right') }],
  })
})

// The command, as a person runs it, on the same database.
const kairos = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'tools/kairos.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: practice.url, KAIROS_KEYS: practice.keysFile },
  })
  return { status, stdout, stderr }
}
const file = (name: string) => join(ROOT, 'src/interop/samples', `${name}.json`)

test('kairos import brings several files in, and a second time nothing', async () => {
  const first = kairos('import', file('sleep-apnea.searchset'), file('hypertension.transaction'), '--json')
  expect(first.stderr).toBe('')
  const { imported } = JSON.parse(first.stdout)
  expect(imported.map((one: { isNew: boolean }) => one.isNew)).toEqual([true, false])
  const before = await entries()
  expect(kairos('import', file('sleep-apnea.searchset'))).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('nothing new'),
  })
  expect(await entries()).toBe(before)
})

test('when one of several files is bad, none is stored', async () => {
  const before = [await entries(), await people()]
  const notes = join(ROOT, 'package.json')
  expect(JSON.parse(readFileSync(notes, 'utf8')).resourceType).toBeUndefined()
  const refused = kairos('import', file('healthy.collection'), notes)
  expect(refused).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^package\.json: The file is JSON, but not a FHIR Bundle[^\n]*\n$/),
  })
  expect([await entries(), await people()]).toEqual(before)
})

test('when one of several is of a namesake, none is stored before somebody says who it is', async () => {
  const before = [await entries(), await people()]
  const namesake = sample('hypertension.transaction')
  namesake.entry[0]!.resource.id = '6f1f4a52-1d0c-4a51-9a35-0c2b7d1feeee'
  const newcomer = sample('healthy.collection')
  newcomer.entry[0]!.resource.name = [{ text: 'New Comer' }]
  const folder = mkdtempSync(join(tmpdir(), 'kairos-import-'))
  const write = (name: string, bundle: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(bundle))
    return join(folder, name)
  }
  const first = write('newcomer.json', newcomer)
  const second = write('namesake.json', { ...namesake, entry: namesake.entry.slice(0, 1) })
  const refused = kairos('import', first, second)
  expect(refused).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^namesake\.json: .*\(--course ID or --somebody-else\)\n$/),
  })
  expect([await entries(), await people()]).toEqual(before)
})

test('a practice that is not there is named, and so are those that are', async () => {
  expect(kairos('import', file('healthy.collection'), '--practice', 'Nowhere')).toMatchObject({
    status: 1,
    stderr: 'There is no practice "Nowhere". There is: "Test practice".\n',
  })
  await practice.addPractice()
  expect(kairos('import', file('healthy.collection'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There are 2 practices. Name one with --practice'),
  })
  expect(kairos('import', file('healthy.collection'), '--practice', 'test practice')).toMatchObject({
    status: 0,
  })
})

test('kairos rebuild writes the same lists again, and kairos verify finds every entry in its place', async () => {
  const lists = () => asOwner(practice.url, 'select * from course_summary order by course_id')
  const before = await lists()
  expect(kairos('rebuild')).toMatchObject({ status: 0, stderr: '' })
  expect(await lists()).toEqual(before)
  expect(kairos('verify')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining(`${await entries()} entries`),
  })
})

test('kairos verify names the first entry that somebody changed', async () => {
  const [changed] = await asOwner<{ id: string }>(
    practice.url,
    `update entry set body = body || '{"x": 1}' where id = (select entry_id from entry_seal where seq = 3 limit 1) returning id`,
  )
  expect(kairos('verify', '--json')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`at entry ${changed!.id} (number 3 of its chain): it was changed`),
  })
})
