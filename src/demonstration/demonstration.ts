/** Fills an empty database with a demonstration practice: the same every time, placed relative to today. */
import pg from 'pg'
import { type Charts, type ChartsNeeds, createCharts } from '#course/charts.ts'
import { courseId, type PersonId, patientId, personId, practiceId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { Door } from '#platform/auth.ts'
import type { Library } from '#platform/content.ts'
import type { Form } from '#questionnaire/forms.ts'
import type { DemonstrationSignIn } from '#web/context.ts'
import { emailOf, idFor, PASSWORD, PATIENT_SIGN_INS, PATIENTS, PRACTICE, STAFF } from './people.ts'
import { storyOf } from './stories.ts'

export type DemonstrationNeeds = {
  /** A connection of the schema's owner: the application's role cannot make a practice. */
  readonly ownerUrl: string
  readonly door: Door
  readonly charts: Omit<ChartsNeeds, 'newId'>
  readonly content: Library
  readonly forms: ReadonlyMap<string, Form>
  readonly now: Instant
}

const practice = practiceId.parse(idFor('practice'))

/** The sign-ins to show, when this database holds the demonstration. */
export const demonstrationSignIns: readonly DemonstrationSignIn[] = [
  ...STAFF.map(({ key, name, roles }) => ({
    role: roles.join(', '),
    name,
    email: emailOf(key),
    password: PASSWORD,
  })),
  ...PATIENT_SIGN_INS.map((key) => ({
    role: 'patient',
    name: PATIENTS.find((p) => p.key === key)!.name,
    email: emailOf(key),
    password: PASSWORD,
  })),
]

/** @returns true when the database held no practice and was filled now, or held the demonstration already */
export async function fillDemonstration({
  ownerUrl,
  door,
  charts,
  content,
  forms,
  now,
}: DemonstrationNeeds): Promise<boolean> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ id: string }>('select id from practice')
    if (rows.length > 0) return rows.some((row) => row.id === practice)
    const people = await register(owner, door)
    const person = (key: string): PersonId => people.get(key)!
    const protocol = charts.library.shipped
    for (const { key } of PATIENTS) {
      const course = courseId.parse(idFor('course', key))
      const story = storyOf(key, { now, zone: PRACTICE.zone, person, protocol, content, forms })
      for (const { by, drafts } of story.passages()) {
        const stored = await chartsOf(person(by), by, charts).append(course, drafts)
        if (!stored.ok)
          throw new Error(`The demonstration's ${key} does not fit: ${stored.problems[0]?.message}`)
      }
    }
    return true
  } finally {
    await owner.end()
  }
}

async function register(owner: pg.Client, door: Door): Promise<Map<string, PersonId>> {
  await owner.query(
    'insert into practice (id, name, zone, phone, demonstration) values ($1, $2, $3, $4, true)',
    [practice, PRACTICE.name, PRACTICE.zone, PRACTICE.phone],
  )
  for (const { key, name, birthDate, sex } of PATIENTS) {
    await owner.query(
      'insert into patient (practice_id, id, name, birth_date, sex) values ($1, $2, $3, $4, $5)',
      [practice, idFor('patient', key), name, birthDate, sex],
    )
  }
  const people = new Map<string, PersonId>()
  const member = async (key: string, name: string, roles: readonly string[], patient: string | null) => {
    const id = personId.parse(await door.register(name, emailOf(key), PASSWORD))
    people.set(key, id)
    await owner.query(
      'insert into membership (practice_id, person_id, roles, patient_id) values ($1, $2, $3, $4)',
      [practice, id, roles, patient],
    )
  }
  for (const { key, name, roles } of STAFF) await member(key, name, roles, null)
  for (const key of PATIENT_SIGN_INS)
    await member(key, PATIENTS.find((p) => p.key === key)!.name, ['patient'], idFor('patient', key))
  return people
}

function chartsOf(id: PersonId, key: string, needs: Omit<ChartsNeeds, 'newId'>): Charts {
  const staff = STAFF.find((person) => person.key === key)
  const person: SignedIn = {
    id,
    name: staff?.name ?? key,
    practice,
    practiceName: PRACTICE.name,
    zone: PRACTICE.zone,
    demonstration: true,
    roles: staff ? staff.roles : ['patient'],
    ...(staff ? {} : { patient: patientId.parse(idFor('patient', key)) }),
  }
  return createCharts(
    {
      ...needs,
      newId: () => {
        throw new Error('The demonstration names its entries itself.')
      },
    },
    person,
  )
}
