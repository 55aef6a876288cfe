import { describe, expect, test } from 'vitest'
import { trainingId } from '#kernel/ids.ts'
import { aPlan } from '../testing.ts'
import { calendarOf } from './calendar.ts'
import { linkedTraining } from './linked-training.ts'

const address = 'https://kairos.example/trainings/foundations-2027-04-08'
const origin = 'https://kairos.example'
const none = { medical: 0, 'mental-health': 0, other: 0 }
const open = {
  id: trainingId.parse('01990000-0000-7000-8000-000000000001'),
  plan: aPlan(),
  state: 'open',
  changedAt: Temporal.Instant.from('2027-01-10T16:00:00Z'),
  fullness: { taken: none, free: { ...none, medical: 3 }, waiting: 0 },
} as const
const cancelled = { ...open, state: 'cancelled' } as const

describe('a training for programs', () => {
  test('is an event by the clock of its place', () => {
    expect(linkedTraining(open, { address, origin, canApply: true })).toMatchObject({
      '@type': 'Event',
      startDate: '2027-04-08T09:00-06:00',
      endDate: '2027-04-11T12:00-06:00',
      eventStatus: 'https://schema.org/EventScheduled',
      maximumAttendeeCapacity: 24,
      remainingAttendeeCapacity: 3,
      offers: { price: '3200.00', availability: 'https://schema.org/InStock', validThrough: '2027-03-01' },
    })
  })
  test('offers nothing once nobody can apply, and says when all seats are taken', () => {
    expect(linkedTraining(open, { address, origin, canApply: false }).offers).toBeUndefined()
    const full = { ...open, fullness: { ...open.fullness, free: none } }
    expect(linkedTraining(full, { address, origin, canApply: true })).toMatchObject({
      remainingAttendeeCapacity: 0,
      offers: { availability: 'https://schema.org/SoldOut' },
    })
  })
  test('says when it was called off', () => {
    expect(linkedTraining(cancelled, { address, origin, canApply: false }).eventStatus).toBe(
      'https://schema.org/EventCancelled',
    )
  })
})

describe('its calendar', () => {
  const unfolded = (training: Parameters<typeof calendarOf>[0]) =>
    calendarOf(training, address, 'kairos.example').replaceAll('\r\n ', '')
  const lines = (training: Parameters<typeof calendarOf>[0]) => unfolded(training).split('\r\n')

  test('has an event for each day, in UTC, so that no calendar has to know the zone', () => {
    const starts = lines(open).filter((line) => line.startsWith('DTSTART'))
    expect(starts).toEqual([
      'DTSTART:20270408T150000Z',
      'DTSTART:20270409T150000Z',
      'DTSTART:20270410T150000Z',
      'DTSTART:20270411T150000Z',
    ])
    expect(lines(open)).toContain('UID:01990000-0000-7000-8000-000000000001-1@kairos.example')
    expect(lines(open)).toContain('LOCATION:Larkspur House\\, Larkspur\\, CO')
  })
  test('is the same for everybody, until the training changes', () => {
    expect(unfolded(open)).toBe(unfolded({ ...open }))
    expect(unfolded(open)).toContain('DTSTAMP:20270110T160000Z')
  })
  test('takes the days out of calendars when the training is called off', () => {
    expect(lines(cancelled).filter((line) => line === 'STATUS:CANCELLED')).toHaveLength(4)
  })
  test('without an agenda is one event of whole days', () => {
    const calendar = lines({ ...open, plan: aPlan({ agenda: [] }) })
    expect(calendar.filter((line) => line.startsWith('DT')).slice(-2)).toEqual([
      'DTSTART;VALUE=DATE:20270408',
      'DTEND;VALUE=DATE:20270412',
    ])
  })
})
