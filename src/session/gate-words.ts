/** What the discharge gate found, in words. */
import { within } from './words.ts'

export const FOUND = {
  noDose: 'No dose is recorded.',
  toGo: (left: string) => `${left} to go.`,
  passed: 'It has passed.',
  earliest: 'Earliest time by route and dose',
  noAlarm: 'No red alarm.',
  alarm: (text: string, level: string) => `${text} (${level})`,
  reading: (name: string, value: string, onOxygen: boolean) =>
    `${name} ${value}${onOxygen ? ' with oxygen' : ''}`,
  unmeasured: (name: string, minutes: number) => `${name} was not taken in the last ${minutes} minutes.`,
  gone: 'It has gone, by the clinician’s finding.',
  dissociation: (score: number, baseline: number) => `CADSS-6 is ${score}, at baseline ${baseline}.`,
  within: (read: string, percent: number, before: string) =>
    `${read}, within ${percent} % of ${before} before the dose.`,
  falling: (read: string, below: string) => `${read}, below ${below} and falling.`,
  raised: (read: string, before: string | undefined, notFalling: boolean) =>
    `${read}, ${before ? `before the dose ${before}` : 'and none before the dose'}${notFalling ? ', not falling' : ''}.`,
  escortHere: (name: string) => `${name} is here.`,
  escortOther: (name: string) => `${name} is here, but was not named beforehand.`,
  nobody: 'Nobody has come yet.',
  contact: (number: string) => `Given: ${number}`,
  noContact: 'Not written down yet.',
  booked: 'Booked.',
  elsewhere: (note: string) => `Elsewhere: ${note}`,
  notBooked: 'Not booked.',
  notAnswered: 'Not answered yet.',
  stale: 'Answered too long ago.',
  yes: 'Yes.',
  no: 'No.',
} as const

export const SCORE = {
  vitalSigns: 'Vital signs against baseline',
  notLately: (name: string) => `${name} was not taken lately.`,
  noBaseline: (name: string) => `${name} has no reading before the dose.`,
  furthest: (name: string, now: number, before: number) =>
    `Furthest: ${within(name)} ${now}, before the dose ${before}.`,
  notYet: 'Not scored yet.',
  stale: (minutes: number) => `Scored ${minutes} minutes ago; look again.`,
} as const
