/** A training for calendars: RFC 5545, one event for each of its days. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { type AgendaDay, agendaDays } from '../agenda.ts'
import { TRAINING } from '../public-words.ts'
import type { ShownTraining } from '../store.ts'

type Dated = Pick<ShownTraining, 'id' | 'plan' | 'state' | 'changedAt'>

/** @param address of its page, whole @param host by which its events are known */
export function calendarOf(training: Dated, address: string, host: string): string {
  const { plan, state, id, changedAt } = training
  const days = agendaDays(plan)
  const calendar = ical({
    name: plan.title,
    prodId: '//kairos//trainings//EN',
    method: ICalCalendarMethod.PUBLISH,
  })
  const { name, street, town, state: region } = plan.place
  const common = {
    // The same for everybody who asks, until the training changes.
    stamp: changedAt,
    lastModified: changedAt,
    // Calendars take a later number over what they have.
    sequence: Math.floor(changedAt.epochMilliseconds / 1000) % 2 ** 31,
    location: [name, street, `${town}, ${region}`].filter(Boolean).join(', '),
    url: address,
    status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  }
  if (days.length === 0)
    calendar.createEvent({
      ...common,
      id: `${id}@${host}`,
      summary: plan.title,
      allDay: true,
      start: plan.from,
      end: plan.to.add({ days: 1 }),
    })
  for (const day of days)
    calendar.createEvent({
      ...common,
      id: `${id}-${day.number}@${host}`,
      summary: `${plan.title}: ${TRAINING.dayOf(day.number, days.length)}`,
      description: itemsOf(day),
      start: day.begins,
      end: day.ends,
    })
  return calendar.toString()
}

const itemsOf = ({ items }: AgendaDay): string =>
  items.map(({ from, to, title }) => `${from} – ${to} ${title}`).join('\n')
