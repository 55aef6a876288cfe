/** Who applied, by where they stand; the waiting list in the order in which seats are offered. */
import { href } from 'react-router'
import type { ApplicationId, TrainingId } from '#kernel/ids.ts'
import { dateAndClock, dateOf } from '#web/format.ts'
import { Empty, Section } from '#web/page.tsx'
import { Table } from '#web/table.tsx'
import type { ListedApplication } from '../desk-store.ts'
import { TRAINING_PAGE } from '../desk-words.ts'
import { dollars } from '../money-words.ts'
import { DISCIPLINE_SHORT } from '../plan-words.ts'
import { MEDICAL_NAMES } from '../steps-words.ts'

/** In the order in which they ask for something. */
const PLACES = ['applied', 'offered', 'accepted', 'waiting', 'declined', 'withdrawn', 'enquiry'] as const

type ListsProps = {
  readonly training: TrainingId
  readonly applications: readonly ListedApplication[]
  /** Those who wait, in turn. */
  readonly waiting: readonly ApplicationId[]
  readonly zone: string
}

export function ApplicationLists({ training, applications, waiting, zone }: ListsProps) {
  const groups = Object.groupBy(applications, ({ place }) => place)
  const turn = ({ id }: ListedApplication) => waiting.indexOf(id)
  return (
    <Section title={`${TRAINING_PAGE.applications} (${applications.length})`}>
      {applications.length === 0 && <Empty>{TRAINING_PAGE.noApplications}</Empty>}
      {PLACES.map((place) => {
        const listed = groups[place] ?? []
        const title = TRAINING_PAGE.places[place]
        const inTurn = place === 'waiting' ? listed.toSorted((a, b) => turn(a) - turn(b)) : listed
        return (
          listed.length > 0 && (
            <div key={place}>
              <h3>{`${title} (${listed.length})`}</h3>
              <Table
                label={title}
                columns={TRAINING_PAGE.columns}
                rows={inTurn.map((one) => rowOf(one, training, zone))}
              />
            </div>
          )
        )
      })}
    </Section>
  )
}

function rowOf(one: ListedApplication, training: TrainingId, zone: string) {
  const { id, name, discipline, need, dosing, medical, balance, offeredUntil } = one
  const since = one.waitsSince ?? one.appliedAt
  return [
    <a
      key={id}
      href={href('/desk/trainings/:training/applications/:application', { training, application: id })}
    >
      {name ?? TRAINING_PAGE.unnamed}
    </a>,
    [discipline ? DISCIPLINE_SHORT[discipline] : '–', need ? TRAINING_PAGE.need : '']
      .filter(Boolean)
      .join(', '),
    offeredUntil ? TRAINING_PAGE.until(dateAndClock(offeredUntil, zone)) : since ? dateOf(since, zone) : '–',
    medical ? MEDICAL_NAMES[medical] : dosing === undefined ? '–' : dosing ? 'wants to' : 'no',
    balance === 0 ? '–' : dollars(balance),
  ]
}
