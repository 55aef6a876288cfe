/** The trainings of the demonstration: one that is over, one that is nearly full, and a draft. */
import type { Kysely } from 'kysely'
import { applicationId, type PersonId, type PracticeId, type TrainingId, trainingId } from '#kernel/ids.ts'
import { type Day, dayIn, hoursAfter, type Instant, instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped, type Tx } from '#platform/database.ts'
import type { Application } from '#training/application.ts'
import type { ApplicationDraft } from '#training/application-entry.ts'
import { appendToApplication } from '#training/application-entry-store.ts'
import { hoursOf, timesOf } from '#training/attendance.ts'
import { certificateNumber } from '#training/certificate.ts'
import { evaluationOf } from '#training/evaluation.ts'
import { type Answers, answers } from '#training/form.ts'
import { type Outline, planFrom, readOutlines } from '#training/outline.ts'
import { chargeOf, withdrawing } from '#training/owing.ts'
import type { Plan } from '#training/plan.ts'
import { trainingIn } from '#training/store.ts'
import type { TrainingDraft } from '#training/training.ts'
import { appendToTraining } from '#training/training-store.ts'
import { idFor, NONPROFIT } from './people.ts'
import { COMING, FORMER, type Participant } from './training-people.ts'

type Telling = {
  readonly now: Instant
  readonly practice: PracticeId
  /** Who plans, looks up and decides. */
  readonly educator: PersonId
  readonly outlines: ReadonlyMap<string, unknown>
}

const PLACE = { name: 'Larkspur House', street: '14 Cedar Hollow', town: 'Larkspur', state: 'CO' }
const TEAM: Plan['team'] = [
  { name: 'Nora Whitcomb', role: 'trainer', about: 'Has taught the foundations since they began.' },
  { name: 'Ben Castellanos, LPC', role: 'trainer', about: 'Works with trauma and with groups.' },
  { name: 'Tomás Rivera, PsyD', role: 'trainer' },
  { name: 'Ruth Adeyemi, LCSW', role: 'trainer' },
  {
    name: 'Petra Lindholm, MD',
    role: 'medical-lead',
    about: 'Decides who may dose, and stays during the blocks.',
  },
  { name: 'Sam Okafor, RN', role: 'monitor' },
]

/** Each training in a transaction of its own; one that is there already is left as it is. */
export async function fillTrainings(db: Kysely<DB>, telling: Telling): Promise<void> {
  const outlines = readOutlines(telling.outlines)
  const today = dayIn(telling.now, NONPROFIT.zone)
  const planned = (outline: string, days: number): Plan => {
    const found: Outline | undefined = outlines.get(outline)
    if (!found) throw new Error(`There is no outline ${outline} in content/trainings.`)
    // A Thursday, so that people travel on a weekday.
    const from = thursdayNear(today.add({ days }))
    return { ...planFrom(found, { from, zone: NONPROFIT.zone, place: PLACE }), team: TEAM }
  }
  await fill(db, telling, { key: 'former', plan: planned('foundations', -100), open: true, people: FORMER })
  await fill(db, telling, { key: 'coming', plan: planned('foundations', 96), open: true, people: COMING })
  await fill(db, telling, { key: 'draft', plan: planned('end-of-life', 190), open: false, people: [] })
}

const thursdayNear = (day: Day): Day => day.add({ days: 4 - day.dayOfWeek })

type Told = {
  readonly key: string
  readonly plan: Plan
  readonly open: boolean
  readonly people: readonly Participant[]
}

async function fill(db: Kysely<DB>, telling: Telling, { key, plan, open, people }: Told): Promise<void> {
  const { educator: by, practice, now } = telling
  const id = trainingId.parse(idFor('training', key))
  await scoped(db, { practice, person: by }, async (tx) => {
    if (await trainingIn(tx, id)) return
    const began = earlierOf(
      now,
      plan.from
        .toZonedDateTime(plan.zone)
        .toInstant()
        .subtract({ hours: 120 * 24 }),
    )
    const drafts: TrainingDraft[] = [{ kind: 'training-planned', at: began, by, body: { plan } }]
    if (open) drafts.push({ kind: 'training-published', at: hoursAfter(began, 24), by, body: {} })
    await appendToTraining(tx, id, drafts)
    for (const [number, one] of people.entries())
      await apply(tx, { training: id, plan, by, now, began: hoursAfter(began, 48 + number * 6) }, one)
  })
}

const earlierOf = (now: Instant, at: Instant): Instant =>
  Temporal.Instant.compare(at, now.subtract({ hours: 40 * 24 })) < 0 ? at : now.subtract({ hours: 40 * 24 })

type Applying = {
  readonly training: TrainingId
  readonly plan: Plan
  readonly by: PersonId
  readonly now: Instant
  readonly began: Instant
}

async function apply(tx: Tx, so: Applying, one: Participant): Promise<void> {
  const id = applicationId.parse(idFor('application', `${so.training} ${one.name}`))
  const named = { id, training: so.training }
  const application = await appendToApplication(tx, named, entriesOf(so, one))
  if (one.came === 'certified') await appendToApplication(tx, named, [certified(so, application, one)])
  if (one.came === 'withdrawn')
    await appendToApplication(
      tx,
      named,
      withdrawing(so.plan, application, { now: hoursAfter(so.began, 480) }),
    )
  await tx
    .insertInto('application_contact')
    .values({
      application_id: id,
      training_id: so.training,
      email: `${one.name.toLowerCase().replaceAll(' ', '.')}@applicant.example`,
      changed_at: instant.encode(so.now),
    })
    .execute()
}

/** What happened with somebody, an hour or a day apart. */
function entriesOf({ plan, by, now, began }: Applying, one: Participant): ApplicationDraft[] {
  const at = (hours: number) => hoursAfter(began, hours)
  const drafts: ApplicationDraft[] = [{ kind: 'form-filled', at: began, body: { typed: { name: one.name } } }]
  if (one.came === 'begun') return drafts
  drafts.push({
    kind: 'applied',
    at: at(1),
    body: { answers: answersOf(plan, one), agreed: 'The refund rule.' },
  })
  if (one.came === 'applied') return drafts
  if (one.came === 'declined')
    return [
      ...drafts,
      {
        kind: 'declined',
        at: at(30),
        by,
        body: { why: 'Massage therapy is not among the professions that we train.' },
      },
    ]
  const source = 'Site of the Colorado board'
  drafts.push({ kind: 'licence-checked', at: at(24), by, body: { outcome: 'confirmed', source } })
  if (one.came === 'looked-up') return drafts
  if (one.came === 'waiting' || one.came === 'offered') {
    drafts.push({ kind: 'waitlisted', at: at(48), by, body: {} })
    if (one.came === 'offered')
      drafts.push({
        kind: 'offered',
        at: hoursAfter(now, -20),
        body: { until: hoursAfter(now, plan.waiting.hours - 20) },
      })
    return drafts
  }
  drafts.push({ kind: 'accepted', at: at(48), by, body: {} })
  for (const body of chargeOf(plan)) drafts.push({ kind: 'money-moved', at: at(48), by, body })
  if (one.came === 'accepted') return drafts
  const paid = (hours: number, cents: number) =>
    drafts.push({
      kind: 'money-moved',
      at: at(hours),
      by,
      body: { movement: 'paid', cents, method: 'transfer' },
    })
  paid(90, plan.deposit)
  if (one.came === 'paid' || one.came === 'certified') paid(200, plan.price - plan.deposit)
  if (one.came === 'certified') drafts.push(...thereOn(plan))
  return drafts
}

/** Signed in and out of everything, and said how it was. */
function thereOn(plan: Plan): ApplicationDraft[] {
  const there = plan.agenda
    .filter(({ kind }) => kind !== 'break')
    .flatMap((item): ApplicationDraft[] => {
      const { from, to } = timesOf(plan, item)
      const body = { item: item.id }
      return [
        { kind: 'signed-in', at: from, body },
        { kind: 'signed-out', at: to, body },
      ]
    })
  const { objectives, rated } = evaluationOf(plan)
  const rates = Object.fromEntries([...objectives, ...rated].map(({ name }, i) => [name, 5 - (i % 2)]))
  return [...there, { kind: 'evaluated', at: daysAfter(plan, 1), body: { answers: rates } }]
}

const certified = (
  { plan, by }: Applying,
  application: Application,
  { name }: Participant,
): ApplicationDraft => {
  const number = certificateNumber(
    plan.from.year,
    Buffer.from(idFor('certificate', name).replaceAll('-', ''), 'hex'),
  )
  return {
    kind: 'certified',
    at: daysAfter(plan, 3),
    by,
    body: { number, hours: hoursOf(plan, application) },
  }
}

const daysAfter = ({ to, zone }: Plan, days: number): Instant =>
  to.add({ days }).toZonedDateTime({ timeZone: zone, plainTime: '18:00' }).toInstant()

const answersOf = (plan: Plan, { name, discipline, profession, ...one }: Participant): Answers =>
  answers.parse({
    name,
    phone: '303-555-0160',
    town: 'Denver',
    state: 'CO',
    discipline,
    profession,
    ...(profession === 'Chaplain' || one.came === 'declined'
      ? {}
      : {
          licence: {
            kind: profession,
            number: `CO-${idFor('licence', name).slice(0, 6).toUpperCase()}`,
            state: 'CO',
            expires: plan.to.add({ days: 400 }).toString(),
          },
        }),
    hours: 2400,
    experience: 'Several years of work with people who live with depression and trauma.',
    statement: 'I want to learn to be with people in this work, calmly and safely.',
    scholarship: { wanted: one.need !== undefined, ...(one.need ? { why: one.need } : {}) },
    ...(one.diet ? { diet: one.diet } : {}),
    ...(one.allergies ? { allergies: one.allergies } : {}),
    emergency: { name: 'A friend', phone: '303-555-0161' },
    dosing: one.dosing ?? true,
  })
