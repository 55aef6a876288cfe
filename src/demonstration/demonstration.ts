/** Fills an empty database with a demonstration practice: the same every time, placed relative to today. */
import pg from 'pg'
import { type Charts, type ChartsNeeds, createCharts } from '#course/charts.ts'
import { courseId, type PersonId, patientId, personId, practiceId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { SignedIn } from '#people/people.ts'
import type { Door } from '#platform/auth.ts'
import type { ShippedContent } from '#platform/content.ts'
import type { Form } from '#questionnaire/forms.ts'
import type { DemonstrationSignIn } from '#web/context.ts'
import { fillEnquiries } from './enquiries.ts'
import { fillDirectory } from './listings.ts'
import {
  EDUCATORS,
  emailOf,
  idFor,
  NONPROFIT,
  PASSWORD,
  PATIENT_SIGN_INS,
  PATIENTS,
  PRACTICE,
  SCREENERS,
  STAFF,
} from './people.ts'
import { storyOf } from './stories.ts'
import { fillMailing } from './subscribers.ts'
import { fillTrainings } from './trainings.ts'

export type DemonstrationNeeds = {
  /** A connection of the schema's owner: the application's role cannot make a practice. */
  readonly ownerUrl: string
  readonly door: Door
  readonly charts: Omit<ChartsNeeds, 'newId'>
  readonly content: ShippedContent
  readonly forms: ReadonlyMap<string, Form>
  readonly now: Instant
}

const practice = practiceId.parse(idFor('practice'))
const nonprofit = practiceId.parse(idFor('nonprofit'))

/** The sign-ins to show, when this database holds the demonstration. */
export const demonstrationSignIns: readonly DemonstrationSignIn[] = [
  ...[...STAFF, ...EDUCATORS, ...SCREENERS].map(({ key, name, roles }) => ({
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
export async function fillDemonstration(needs: DemonstrationNeeds): Promise<boolean> {
  const owner = new pg.Client({ connectionString: needs.ownerUrl })
  await owner.connect()
  try {
    const { rows } = await owner.query<{ id: string; demonstration: boolean }>(
      'select id, demonstration from practice',
    )
    const ours = rows.find(({ id }) => id === practice)
    const others = rows.filter(({ id }) => id !== practice && id !== nonprofit)
    if (ours?.demonstration || others.length > 0) return ours?.demonstration ?? false
    // The mark is set last: without it, a start was stopped while it filled, and nobody has worked here yet.
    if (ours) await forget(owner)
    const people = await register(owner, needs.door)
    await tellAll(needs, people)
    await fillDirectory(needs.charts.db, { now: needs.now, educator: people.get('nora')! })
    await fillMailing(needs.charts.db, { now: needs.now, practice: nonprofit, educator: people.get('nora')! })
    await fillTrainings(needs.charts.db, {
      now: needs.now,
      practice: nonprofit,
      educator: people.get('nora')!,
      outlines: needs.content.trainings,
    })
    const { library } = needs.charts
    await fillEnquiries(owner, {
      practice,
      protocol: library.shipped,
      now: needs.now,
      by: people.get('ines')!,
    })
    await owner.query('update practice set demonstration = true where id in ($1, $2)', [practice, nonprofit])
    return true
  } finally {
    await owner.end()
  }
}

const TABLES = [
  'enquiry',
  'taking_enquiries',
  'entry',
  'entry_seal',
  'course_summary',
  'membership',
  'patient',
  'sign_in_rules',
] as const

async function forget(owner: pg.Client): Promise<void> {
  for (const id of [practice, nonprofit]) {
    for (const table of TABLES) await owner.query(`delete from ${table} where practice_id = $1`, [id])
    await owner.query('delete from practice where id = $1', [id])
  }
}

/** All courses at once: what waits while another is stored goes together in the next transaction. */
async function tellAll(needs: DemonstrationNeeds, people: ReadonlyMap<string, PersonId>): Promise<void> {
  const { charts, content, forms, now } = needs
  const person = (key: string): PersonId => people.get(key)!
  const telling = { now, zone: PRACTICE.zone, person, protocol: charts.library.shipped, content, forms }
  await Promise.all(
    PATIENTS.map(async ({ key }) => {
      const course = courseId.parse(idFor('course', key))
      for (const { by, drafts } of storyOf(key, telling).passages()) {
        const stored = await chartsOf(person(by), by, charts).append(course, drafts)
        if (!stored.ok)
          throw new Error(`The demonstration's ${key} does not fit: ${stored.problems[0]?.message}`)
      }
    }),
  )
}

/** The practice, its patients, and everybody who signs in. */
async function register(owner: pg.Client, door: Door): Promise<Map<string, PersonId>> {
  for (const [id, { name, zone, phone }] of [
    [practice, PRACTICE],
    [nonprofit, NONPROFIT],
  ] as const)
    await owner.query('insert into practice (id, name, zone, phone, treats) values ($1, $2, $3, $4, $5)', [
      id,
      name,
      zone,
      phone,
      id === practice,
    ])
  // One click signs in to a demonstration, so nobody here is asked for a second factor.
  await owner.query(
    `insert into sign_in_rules (practice_id, second_factor) values ($1, 'nobody'), ($2, 'nobody')`,
    [practice, nonprofit],
  )
  for (const { key, name, birthDate, sex } of PATIENTS) {
    await owner.query(
      'insert into patient (practice_id, id, name, birth_date, sex) values ($1, $2, $3, $4, $5)',
      [practice, idFor('patient', key), name, birthDate, sex],
    )
  }
  const patients = PATIENT_SIGN_INS.map((key) => PATIENTS.find((one) => one.key === key)!)
  const members = [
    ...STAFF.map(({ key, name, roles }) => ({ home: practice, key, name, roles, patient: null })),
    ...[...EDUCATORS, ...SCREENERS].map(({ key, name, roles }) => ({
      home: nonprofit,
      key,
      name,
      roles,
      patient: null,
    })),
    ...patients.map(({ key, name }) => ({
      home: practice,
      key,
      name,
      roles: ['patient'],
      patient: idFor('patient', key),
    })),
  ]
  // A password takes a quarter of a second to hash, on purpose; several are hashed side by side.
  const ids = await Promise.all(members.map(({ key, name }) => door.register(name, emailOf(key), PASSWORD)))
  const people = new Map(members.map(({ key }, i) => [key, personId.parse(ids[i])]))
  for (const { home, key, roles, patient } of members) {
    await owner.query(
      'insert into membership (practice_id, person_id, roles, patient_id) values ($1, $2, $3, $4)',
      [home, people.get(key), roles, patient],
    )
  }
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
