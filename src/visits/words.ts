/** Names and sentences about visits, in one place so that they can be translated. */
import type { Confirmable } from './planning.ts'
import type { Route, Visit, VisitKind } from './visits.ts'

export const VISIT_NAMES: Readonly<Record<VisitKind, string>> = {
  evaluation: 'Evaluation',
  preparation: 'Preparation',
  dosing: 'Dosing session',
  integration: 'Integration',
  'follow-up': 'Follow-up',
  'check-in': 'Check-in',
}

export const ROUTE_NAMES: Readonly<Record<Route, string>> = {
  im: 'into the muscle (IM)',
  iv: 'into a vein (IV)',
  sl: 'under the tongue (SL)',
  oral: 'swallowed',
  intranasal: 'nasal spray, racemic',
  esketamine: 'nasal spray, esketamine',
}

export const STATE_NAMES: Readonly<Record<Visit['state'], string>> = {
  planned: 'planned',
  kept: 'took place',
  cancelled: 'cancelled',
  missed: 'did not come',
}

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** What the person who plans is told: what stands in the way, and what would settle it. */
export const PLANNING = {
  ends: {
    why: 'The visit ends before it begins.',
    settle: 'Give it a length, or an end after its beginning.',
  },
  over: (when: string) => ({
    why: `This visit would be over already: it ends ${when}.`,
    settle: 'Choose a time to come, or confirm that this is a record of a visit that took place.',
  }),
  farAhead: (when: string) => ({
    why: `This visit is more than two years away: ${when}.`,
    settle: 'Check the year, or confirm that it is meant.',
  }),
  routeMissing: {
    why: 'A dosing session needs the route by which the medicine is given.',
    settle: 'Choose the route.',
  },
  routeUnneeded: (kind: VisitKind) => ({
    why: `Only a dosing session has a route, and this is planned as: ${VISIT_NAMES[kind].toLowerCase()}.`,
    settle: 'Take the route away, or choose “dosing session”.',
  }),
  tooShort: (route: Route, minutes: number, least: number, until: string) => ({
    why: `A dosing session ${ROUTE_NAMES[route]} takes at least ${least} minutes of calendar; this one has ${minutes}.`,
    settle: `Plan it until ${until} or later.`,
  }),
  blockUnknown: (route: Route) => ({
    why: `The protocol does not say how long a dosing session ${ROUTE_NAMES[route]} takes.`,
    settle: 'Check the length with the prescriber, and confirm it.',
  }),
  overlaps: (other: VisitKind, when: string) => ({
    why: `The person is at another visit then: ${VISIT_NAMES[other].toLowerCase()}, ${when}.`,
    settle: 'Choose another time, or move or cancel the other visit first.',
  }),
  settled: (visit: Visit) => ({
    why: `This visit is recorded as: ${STATE_NAMES[visit.state]}.`,
    settle: 'Take that record back first if it is wrong, or plan another visit.',
  }),
  notBegun: (when: string) => ({
    why: `This visit has not begun: it is planned for ${when}.`,
    settle: 'Record it when it has begun. If it was held earlier, move it to that time first.',
  }),
  doseGiven: {
    why: 'A dose was given at this visit, so it took place.',
    settle: 'Record it as taken place. If the dose belongs to another visit, correct the dose first.',
  },
} as const

export const LOCAL_TIME = {
  noDate: (typed: string) => `“${typed}” is not a date. Write it as year-month-day, like 2026-11-24.`,
  noSuchDay: (typed: string) => `${typed} is not in the calendar. Check the day and the month.`,
  noTime: (typed: string) => `“${typed}” is not a time of day. Write hours and minutes, like 09:30.`,
  skipped: (time: string, date: string, before: string, after: string) =>
    `On ${date} the clocks go forward, and ${time} does not exist. Choose a time before ${before} or from ${after} on.`,
  repeated: (time: string, date: string) =>
    `On ${date} the clocks go back, and ${time} comes twice. Say whether you mean the first or the second.`,
} as const

/** What the person who fills in the form is told about a field. */
export const READING = {
  kind: 'Choose what kind of visit it is.',
  date: 'Choose the day of the visit.',
  time: 'Choose the time at which the visit begins.',
  length: 'The length is a whole number of minutes, from 5 to 720.',
  lengthNeeded: 'The protocol has no usual length for this route. Write the length in minutes.',
  place: 'Write where the visit is held: a room, a phone call, a video call.',
  placeLong: 'The place is longer than 120 characters. Shorten it.',
  route: 'This route is not in the list. Choose it again.',
  people: 'Somebody chosen does not work in this practice any more. Choose again.',
  reason: 'Write the reason, in one sentence.',
  changed: (now: string) =>
    `Somebody changed this visit after you opened this page. It now reads: ${now}. Look at it, then send yours again.`,
} as const

/** What a person confirms when a rule asks. */
export const CONFIRM: Readonly<Record<Confirmable, string>> = {
  'visit-over': 'This visit took place. Record it as taken place.',
  'visit-far-ahead': 'The date is meant, so far ahead.',
  'visit-block-unknown': 'The length was checked with the prescriber.',
}

/** What the person said of a visit that is planned. */
export const ANSWERS = {
  label: 'The person',
  'visit-confirmed': 'said that they are coming',
  'visit-change-asked': (wish: string | undefined) =>
    wish ? `asked for another time: ${wish}` : 'asked for another time',
} as const

/** What the record says of a change for which nobody gave a reason. */
export const ACTS = { moved: 'Moved or changed' } as const
