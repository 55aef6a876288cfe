/** Copies of a record: what is in them, who may make one, and that each is recorded before it is given out. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { command } from '#cli/command.ts'
import { readBundle } from '#interop/bundle.ts'
import { fhirCopy, readableCopy, ruleOnCopying } from '#interop/copying.ts'
import { takeIn } from '#interop/intake.ts'
import { sample } from '#interop/testing.ts'
import type { CourseId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { createPeople } from '#people/store.ts'
import { asOwner } from '../support/database.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let at: Awaited<ReturnType<typeof practiceForTests>>
let course: CourseId
let patient: SignedIn
let coordinator: SignedIn
const folder = mkdtempSync(join(tmpdir(), 'kairos-export-'))
const now = Temporal.Instant.from('2026-11-24T19:00:00Z')

beforeAll(async () => {
  at = await practiceForTests()
  course = await at.openCourse()
  patient = await at.member('Test Person', ['patient'])
  coordinator = await at.member('Otto Office', ['coordinator'])
  await write(at.therapist, 'therapy-noted', { text: 'a note of my own' })
  await write(at.therapist, 'integration-noted', { text: 'slept well' })
  await write(patient, 'journal-written', { journal: newId(), text: 'dear journal' })
  vi.stubEnv('DATABASE_URL', at.url)
  vi.stubEnv('KAIROS_KEYS', at.keysFile)
  vi.stubEnv('KAIROS_DATA', folder)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  await at.close()
})

async function write(person: SignedIn, kind: string, body: unknown) {
  const stored = await at.chartsOf(person).append(course, [{ kind, at: Temporal.Now.instant(), body }])
  expect(stored).toMatchObject({ ok: true })
}

async function copies(person: SignedIn, ownNotes = false) {
  const opened = await at.chartsOf(person).open(course, 'exported')
  const needs = {
    courses: [opened],
    patient: opened.patient,
    contact: {},
    forms: [],
    origin: 'https://practice.example',
    person,
    now,
    ownNotes,
  }
  return { fhir: fhirCopy(needs).text, html: readableCopy(needs).text }
}

// shows: HIPAA right of access
test('a patient’s copy holds what the team wrote and their own journal, and says that psychotherapy notes are elsewhere', async () => {
  const { fhir, html } = await copies(patient)
  for (const copy of [fhir, html]) {
    expect(copy).toContain('slept well')
    expect(copy).toContain('dear journal')
    expect(copy).not.toContain('a note of my own')
    expect(copy).toContain('Psychotherapy notes')
  }
})

test('a therapist’s copy has no journal, and their own psychotherapy note only where they ask for it', async () => {
  const without = await copies(at.therapist)
  expect(without.html).not.toContain('a note of my own')
  const own = await copies(at.therapist, true)
  expect(own.html).toContain('a note of my own')
  for (const copy of [own.fhir, without.fhir, without.html]) expect(copy).not.toContain('a note of my own')
  for (const copy of [own.fhir, own.html]) expect(copy).not.toContain('dear journal')
  expect((await copies(at.prescriber, true)).html).not.toContain('a note of my own')
})

test('who books does not hand records out', async () => {
  expect(ruleOnCopying(coordinator, await at.chartsOf(coordinator).open(course))).toMatchObject({
    ruling: 'refuse',
    reasons: [{ rule: 'copying-role' }],
  })
  expect(ruleOnCopying(at.prescriber, await at.chartsOf(at.prescriber).open(course)).ruling).toBe('allow')
})

test('a copy is recorded as one, and when it cannot be recorded there is none', async () => {
  await copies(at.therapist)
  const [last] = await asOwner(
    at.url,
    'select person_id, act, course_ids from access_record order by at desc, id desc limit 1',
  )
  expect(last).toEqual({ person_id: at.therapist.id, act: 'exported', course_ids: [course] })
  await asOwner(at.url, 'revoke execute on function record_access from kairos_app')
  await expect(copies(patient)).rejects.toThrow(/permission denied/)
  await asOwner(at.url, 'grant execute on function record_access to kairos_app')
})

test('a copy taken to an empty practice gives the same facts there, under the same identity', async () => {
  const read = (text: string) => {
    const history = readBundle(text, Temporal.PlainDate.from('2026-11-24'))
    if (!history.ok) throw new Error(history.problems.map(({ message }) => message).join(' '))
    return history.value
  }
  const office = await at.member('Ima Porter', ['coordinator', 'therapist'])
  const first = await takeIn(read(JSON.stringify(sample('hypertension.transaction'))), into(office), now)
  if (!first.ok) throw new Error('not taken in')
  const opened = await at.chartsOf(office).open(first.value.course)
  const { text } = fhirCopy({
    courses: [opened],
    patient: opened.patient,
    contact: await createPeople(at.database.db, office).contact(opened.patient.id),
    forms: [],
    origin: 'https://practice.example',
    person: office,
    now,
  })
  const elsewhere = await at.member('Ella Where', ['coordinator', 'therapist'], await at.addPractice())
  const second = await takeIn(read(text), into(elsewhere), now)
  if (!second.ok) throw new Error('not taken in')
  const factsOf = (chart: typeof opened.chart) =>
    chart.current
      .filter(({ kind }) => kind === 'fact-imported')
      .map(({ body }) => JSON.stringify(body))
      .sort()
  const there = await at.chartsOf(elsewhere).open(second.value.course)
  expect(factsOf(there.chart)).toEqual(factsOf(opened.chart))
  expect(there.patient).toMatchObject({ name: 'Ruth Okafor', birthDate: '1974-03-09', sex: 'female' })
  const again = await takeIn(read(text), into(elsewhere), now)
  expect(again).toMatchObject({ ok: true, value: { added: 0, changed: 0, isNew: false } })
})
const into = (person: SignedIn) => ({
  charts: at.chartsOf(person),
  people: createPeople(at.database.db, person),
})

async function kairos(...args: readonly string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await command(args, { say: (line) => out.push(line), complain: (line) => err.push(line) })
  return { status, stdout: out.join('\n'), stderr: err.join('\n') }
}

test('kairos export writes a file that only its owner can read, never over another, and records it', async () => {
  const file = join(folder, 'copy.html')
  expect(await kairos('export', course, '--html', '--to', file)).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('Notes on sessions and on integration are not in this copy'),
  })
  expect(readFileSync(file, 'utf8')).toContain('<h1>Record of a course of care</h1>')
  expect(readFileSync(file, 'utf8')).toContain('Notes on sessions and on integration are not in this copy')
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(await kairos('export', course, '--to', file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('already'),
  })
  const rows = await asOwner(
    at.url,
    `select from access_record where person_id = 'command-line' and act = 'exported'`,
  )
  expect(rows).toHaveLength(2)
})

test('kairos export in the name of somebody who treats has their notes on sessions; to the terminal it prints the FHIR file alone', async () => {
  const email = `${at.therapist.id}@test.example`
  const { stdout, status } = await kairos('export', course, '--by', email)
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ resourceType: 'Bundle', type: 'collection' })
  expect(stdout).toContain('slept well')
  expect(stdout).not.toContain('a note of my own')
})

test('kairos export in nobody’s name has no notes on sessions, and says so beside the file, in it and as JSON', async () => {
  const { stdout, stderr } = await kairos('export', course)
  expect(stdout).not.toContain('slept well')
  expect(JSON.parse(stdout).meta.tag).toMatchObject([
    { code: 'psychotherapy-notes' },
    { code: 'clinical-notes', display: expect.stringContaining('are not in this copy') },
  ])
  expect(stderr).toContain('Name one of them with --by EMAIL')
  const told = await kairos('export', course, '--json', '--to', join(folder, 'told.json'))
  expect(JSON.parse(told.stdout)).toMatchObject({ clinical: false })
  const whole = await kairos('export', course, '--by', `${at.therapist.id}@test.example`)
  expect(JSON.parse(whole.stdout).meta.tag).toHaveLength(1)
  expect(whole.stderr).toBe('')
})

test('kairos export says what is wrong with what was asked', async () => {
  expect(await kairos('export', newId())).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no course'),
  })
  expect(await kairos('export', course, '--fhir', '--html')).toMatchObject({ status: 2 })
  expect(await kairos('export', course, '--to', join(folder, 'nowhere', 'x'))).toMatchObject({ status: 1 })
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
})
