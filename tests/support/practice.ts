/** A small practice for tests on the real database: its people and their charts. */
import { randomBytes } from 'node:crypto'
import { createCharts } from '#course/charts.ts'
import { createProtocols } from '#course/protocols.ts'
import { createWriter } from '#course/writer.ts'
import { courseId, entryId, patientId, personId, practiceId, uuidv7 } from '#kernel/ids.ts'
import type { Role, SignedIn } from '#people/people.ts'
import { createAccessRecord } from '#platform/access-record.ts'
import { shippedProtocols } from '#platform/content.ts'
import { connect } from '#platform/database.ts'
import { createKeys } from '#platform/keys.ts'
import { asOwner, freshDatabase } from './database.ts'
import { keysForTests } from './keys.ts'

export const newId = () => entryId.parse(uuidv7(Temporal.Now.instant().epochMilliseconds, randomBytes(10)))

/** A database with one practice, its staff and one patient, who has an open course. */
export async function practiceForTests() {
  const url = await freshDatabase()
  const database = connect(url, 12)
  const library = createProtocols(shippedProtocols())
  const { masters, path: keysFile } = keysForTests()
  const keys = createKeys(database.db, masters)
  const writer = createWriter(database, { library, keys })
  const accessRecord = createAccessRecord(url)
  const home = practiceId.parse(newId())
  const patient = patientId.parse(newId())

  async function addPractice(id = practiceId.parse(newId()), name = 'Another practice') {
    await asOwner(url, 'insert into practice (id, name, zone) values ($1, $2, $3)', [
      id,
      name,
      'America/Denver',
    ])
    return id
  }
  await addPractice(home, 'Test practice')
  await asOwner(
    url,
    `insert into patient (practice_id, id, name, birth_date, sex) values ($1, $2, 'Test Person', '1985-03-02', 'female')`,
    [home, patient],
  )

  async function member(name: string, roles: readonly Role[], practice = home): Promise<SignedIn> {
    const id = personId.parse(newId())
    await asOwner(url, 'insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      name,
      `${id}@test.example`,
    ])
    const own = roles.includes('patient') && practice === home ? patient : undefined
    // One account is bound to a patient: the newest that a test makes.
    if (own)
      await asOwner(
        url,
        `update membership set left_at = now(), roles = '{}', patient_id = null where patient_id = $1`,
        [own],
      )
    await asOwner(
      url,
      'insert into membership (practice_id, person_id, roles, patient_id) values ($1, $2, $3, $4)',
      [practice, id, roles, own ?? null],
    )
    return {
      id,
      name,
      practice,
      practiceName: 'Test practice',
      zone: 'America/Denver',
      roles,
      demonstration: false,
      ...(own ? { patient: own } : {}),
    }
  }
  const chartsOf = (person: SignedIn) =>
    createCharts({ db: database.db, library, writer, keys, newId, accessRecord, whence: {} }, person)
  const therapist = await member('Thea Therapist', ['therapist'])
  const prescriber = await member('Pat Prescriber', ['prescriber'])

  async function openCourse() {
    const course = courseId.parse(newId())
    const opened = await chartsOf(therapist).append(course, [
      {
        kind: 'course-opened',
        at: Temporal.Now.instant(),
        body: {
          patient,
          protocol: { id: library.shipped.id, version: library.shipped.version },
          team: { therapist: therapist.id, prescriber: prescriber.id },
        },
      },
    ])
    if (!opened.ok) throw new Error(opened.problems[0]?.message)
    return course
  }
  return {
    url,
    database,
    library,
    keys,
    keysFile,
    accessRecord,
    writer,
    home,
    patient,
    therapist,
    prescriber,
    member,
    addPractice,
    chartsOf,
    openCourse,
    async close() {
      await accessRecord.close()
      await database.close()
    },
  }
}
