/** A training for programs that read pages: an Event of schema.org. */
import type { Linked } from '#web/json-ld.tsx'
import { whenOf } from '../agenda.ts'
import { seatsIn } from '../plan.ts'
import type { Fullness, ShownTraining } from '../store.ts'

type Described = Pick<ShownTraining, 'plan' | 'state'> & { readonly fullness: Fullness }

/** @param address of the page, whole @param canApply whether an application would be taken now */
export function linkedTraining(
  { plan, state, fullness }: Described,
  {
    address,
    origin,
    canApply,
  }: { readonly address: string; readonly origin: string; readonly canApply: boolean },
): Linked {
  const { begins, ends } = whenOf(plan)
  const local = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(plan.zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' })
  const { free } = fullness
  const left = free.medical + free['mental-health'] + free.other
  return {
    '@type': 'Event',
    '@id': address,
    name: plan.title,
    description: plan.summary,
    url: address,
    startDate: local(begins),
    endDate: local(ends),
    eventStatus: `https://schema.org/${state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: {
      '@type': 'Place',
      name: plan.place.name,
      address: {
        '@type': 'PostalAddress',
        streetAddress: plan.place.street,
        addressLocality: plan.place.town,
        addressRegion: plan.place.state,
        addressCountry: 'US',
      },
    },
    organizer: { '@type': 'Organization', name: 'Kairos', url: origin },
    performer: plan.team
      .filter(({ role }) => role === 'trainer')
      .map(({ name }) => ({ '@type': 'Person', name })),
    maximumAttendeeCapacity: seatsIn(plan),
    remainingAttendeeCapacity: left,
    offers: canApply
      ? {
          '@type': 'Offer',
          url: `${address}/apply`,
          price: (plan.price / 100).toFixed(2),
          priceCurrency: 'USD',
          availability: `https://schema.org/${left > 0 ? 'InStock' : 'SoldOut'}`,
          validThrough: plan.applyBy.toString(),
        }
      : undefined,
  }
}
