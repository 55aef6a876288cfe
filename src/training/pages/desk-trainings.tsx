import { href } from 'react-router'
import { type Day, dayIn } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { date } from '#web/format.ts'
import { Action, Empty, PageHead, Section } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import type { ListedTraining } from '../desk-store.ts'
import { TRAININGS_DESK } from '../desk-words.ts'
import { seatsIn } from '../plan.ts'
import type { Route } from './+types/desk-trainings.ts'
import './trainings-desk.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { trainingDesk, person, now } = context.get(care)
  return { trainings: await trainingDesk.trainings(), today: dayIn(now, person.zone) }
}

const PARTS = ['open', 'draft', 'past', 'cancelled'] as const
const partOf = ({ state, plan }: ListedTraining, today: Day): (typeof PARTS)[number] =>
  state === 'open' && Temporal.PlainDate.compare(plan.to, today) < 0 ? 'past' : state

export default function DeskTrainings({ loaderData }: Route.ComponentProps) {
  const { trainings, today } = loaderData
  const groups = Object.groupBy(trainings, (one) => partOf(one, today))
  return (
    <>
      <PageHead what={TRAININGS_DESK.title}>
        <Action href={href('/desk/trainings/new')}>{TRAININGS_DESK.new}</Action>
      </PageHead>
      <p className="lead">{TRAININGS_DESK.lead}</p>
      {trainings.length === 0 && <Empty>{TRAININGS_DESK.none}</Empty>}
      {PARTS.map((part) => {
        const listed = groups[part] ?? []
        return (
          listed.length > 0 && (
            <Section key={part} title={TRAININGS_DESK.parts[part]}>
              <Table
                label={TRAININGS_DESK.parts[part]}
                columns={TRAININGS_DESK.columns}
                rows={listed.map(rowOf)}
              />
            </Section>
          )
        )
      })}
    </>
  )
}

const rowOf = ({ id, plan, fullness, toDecide }: ListedTraining) => [
  <a key={id} href={href('/desk/trainings/:training', { training: id })}>
    {plan.title}
  </a>,
  `${date(plan.from)}, ${plan.place.town}`,
  TRAININGS_DESK.seats(
    Object.values(fullness.taken).reduce((all, one) => all + one, 0),
    seatsIn(plan),
  ),
  fullness.waiting,
  toDecide,
]
