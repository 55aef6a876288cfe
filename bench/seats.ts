/** Five hundred people accepted at the same moment for 24 seats: how many seats too many were given. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { applicationId, personId, practiceId } from '#kernel/ids.ts'
import type { SignedIn } from '#people/people.ts'
import { connect } from '#platform/database.ts'
import { migrate } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'
import { createApplications } from '#training/application-store.ts'
import { createTrainingDesk } from '#training/desk-store.ts'
import { aPlan, someAnswers } from '#training/testing.ts'
import { newId } from '#training/training-store.ts'
import type { Row } from './table.ts'

const PEOPLE = 500
const SEATS = 24
const now = Temporal.Instant.from('2027-01-10T16:00:00Z')
const mailing = {
  post: { send: async () => {} },
  links: { issue: async () => '/links/none' },
  origin: 'https://kairos.example',
  now,
}

export async function seatsOver(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-bench-seats-'))
  chmodSync(folder, 0o755)
  const postgres = await startPostgres(folder)
  try {
    await migrate(postgres.url())
    const taken = await race(postgres.url())
    const over = Math.max(0, taken - SEATS)
    return {
      name: 'seats over',
      ours: over,
      unit: 'count',
      peer: 'none',
      theirs: 0,
      ratio: over === 0 ? 1 : 0,
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns how many hold a seat after everybody was accepted at once */
async function race(url: string): Promise<number> {
  const educator = await register(url)
  const database = connect(url, 20)
  try {
    const desk = createTrainingDesk(database.db, educator)
    const applications = createApplications(database.db)
    const training = await desk.plan(
      { ...aPlan(), seats: { medical: 0, 'mental-health': SEATS, other: 0 } },
      now,
    )
    const { basis } = (await desk.training(training))!
    await desk.act(training, basis, { act: 'publish', why: 'to measure' }, mailing)
    const shown = (await desk.training(training))!
    const all = await Promise.all(
      Array.from({ length: PEOPLE }, async (_, i) => {
        const begun = await applications.begin(shown, `${i}@applicant.example`, mailing)
        if (!begun.ok) throw new Error('An application begins.')
        await applications.take(begun.value, 'apply', mailing, () => ({
          ok: true,
          value: { drafts: [{ kind: 'applied', at: now, body: { answers: someAnswers(), agreed: '' } }] },
        }))
        await desk.take(begun.value, 'check-licence', mailing, () => ({
          ok: true,
          value: {
            drafts: [{ kind: 'licence-checked', at: now, body: { outcome: 'confirmed', source: 'A board' } }],
          },
        }))
        return applicationId.parse(begun.value)
      }),
    )
    await Promise.all(all.map((id) => desk.accept(id, mailing)))
    const { applications: after } = (await desk.training(training))!
    const waiting = after.filter(({ place }) => place === 'waiting').length
    const seated = after.filter(({ place }) => place === 'accepted').length
    if (seated + waiting !== PEOPLE)
      throw new Error(`${PEOPLE - seated - waiting} were neither taken nor wait.`)
    return seated
  } finally {
    await database.close()
  }
}

async function register(url: string): Promise<SignedIn> {
  const practice = practiceId.parse(newId())
  const id = personId.parse(newId())
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  try {
    await owner.query(`insert into practice (id, name, zone) values ($1, 'Bench', 'America/Denver')`, [
      practice,
    ])
    await owner.query(`insert into person (id, name, email) values ($1, 'Nora', 'nora@bench.example')`, [id])
    await owner.query(
      `insert into membership (practice_id, person_id, roles) values ($1, $2, '{educator}')`,
      [practice, id],
    )
  } finally {
    await owner.end()
  }
  return {
    id,
    name: 'Nora',
    practice,
    practiceName: 'Bench',
    zone: 'America/Denver',
    roles: ['educator'],
    demonstration: false,
  }
}
