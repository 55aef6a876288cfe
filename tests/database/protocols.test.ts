/** A practice's own protocol on the real database: in force for new courses, kept as signed, nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createCharts } from '#course/charts.ts'
import { readProtocol } from '#course/protocol.ts'
import { type Adoption, createProtocols } from '#course/protocols.ts'
import { shippedProtocols } from '#platform/content.ts'
import { newId, practiceForTests } from '../support/practice.ts'

let practice: Awaited<ReturnType<typeof practiceForTests>>
beforeAll(async () => {
  practice = await practiceForTests()
})
afterAll(() => practice.close())

const now = Temporal.Instant.from('2026-11-24T18:00:00Z')

/** The shipped document under the practice's own name, with a note that a person wrote in it. */
async function copy(version: string): Promise<Adoption> {
  const { current } = await practice.chartsOf(practice.prescriber).protocols()
  const text = `# our own\n${current.text.replace(/^id:.*$/m, 'id: test-practice').replace(/^version:.*$/m, `version: ${version}`)}`
  const protocol = readProtocol(parse(text))
  const minutes = Number(version.split('.')[1])
  return {
    protocol,
    text,
    adoptedAt: now.add({ minutes }),
    signedBy: practice.prescriber.id,
    signedName: 'Pat',
    reason: 'Ours.',
  }
}

/** Charts of a program that has read nothing yet. */
const startedAnew = () =>
  createCharts(
    {
      db: practice.database.db,
      library: createProtocols(shippedProtocols()),
      writer: practice.writer,
      keys: practice.keys,
      accessRecord: practice.accessRecord,
      whence: {},
      newId,
    },
    practice.therapist,
  )

test('a signed copy is in force for new courses; a running course stays on its version until it is moved', async () => {
  const { chartsOf, prescriber, openCourse, library } = practice
  const charts = chartsOf(prescriber)
  const course = await openCourse()
  const own = await copy('1.0.0')
  expect(await charts.adopt(own)).toBe(true)
  expect(await charts.currentProtocol()).toMatchObject({ id: 'test-practice', version: '1.0.0' })
  expect((await charts.open(course)).protocol.id).toBe(library.shipped.id)

  const { id, version } = library.shipped
  const moved = {
    from: { id, version },
    to: { id: 'test-practice', version: '1.0.0' },
    reason: 'New figures.',
  }
  const stored = await charts.append(course, [{ kind: 'protocol-moved', at: now, body: moved }])
  expect(stored.ok).toBe(true)
  expect((await charts.open(course)).protocol).toMatchObject(moved.to)
  expect((await charts.list()).find((one) => one.id === course)?.summary.protocol).toBe('test-practice@1.0.0')
})

test('it is kept as it was signed, comments included, and read back by a program that starts anew', async () => {
  const own = await copy('1.1.0')
  await practice.chartsOf(practice.prescriber).adopt(own)
  const { current, adoptions, known } = await startedAnew().protocols()
  expect(current.text).toBe(own.text)
  expect(adoptions[0]).toMatchObject({ signedName: 'Pat', reason: 'Ours.' })
  expect(known).toContainEqual({ id: 'test-practice', version: '1.1.0', ships: false })
})

test('a version that was signed is never signed again, also not by two at once', async () => {
  const charts = practice.chartsOf(practice.prescriber)
  const own = await copy('1.2.0')
  const answers = await Promise.all([
    charts.adopt(own),
    charts.adopt({ ...own, reason: 'At the same moment.' }),
  ])
  expect(answers.sort()).toEqual([false, true])
})

test('another practice neither sees it nor runs on it', async () => {
  const elsewhere = await practice.member('Eve Elsewhere', ['prescriber'], await practice.addPractice())
  const { current, adoptions } = await practice.chartsOf(elsewhere).protocols()
  expect(adoptions).toEqual([])
  expect(current.protocol.id).toBe(practice.library.shipped.id)
})
