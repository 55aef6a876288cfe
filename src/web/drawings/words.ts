/** The wording of the drawn explanations. What the window is and is not is the protocol's own wording. */
import { duration } from '#web/format.ts'

/** Said with each drawing of the window, whoever shows it (clinical reference 7, display rule). */
export const ESTIMATE =
  'A teaching estimate from animal studies and clinic custom, not a measurement of a person.'

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'] as const
const count = (n: number): string => COUNTS[n] ?? String(n)
/** A number of days as people say it: "24 hours", "3 weeks", "day 22". */
const spanOf = (days: number): string =>
  days > 0 && days % 7 === 0 ? duration(days * 1440) : days <= 3 ? `${days * 24} hours` : `${days} days`
const dayOf = (day: number): string => `day ${Number(day.toFixed(1))}`

export const WINDOW = {
  about:
    'Each dose is thought to open a time in which the brain changes more easily. A new dose starts the clock again. Windows that overlap are one longer time, not a stronger one.',
  one: 'After one dose',
  several: (doses: number) => `After ${count(doses)} doses, one a week`,
  dose: 'dose',
  doseOn: (nth: number, day: number) => `dose ${nth}, ${dayOf(day)}`,
  opens: (days: number) => `opens: about ${spanOf(days)}`,
  peak: (days: number) => `peak: about ${spanOf(days)}`,
  closes: (days: number) => `closes: about ${spanOf(days)}`,
  together: 'together: one window',
  axis: (day: number, last: boolean) => (last ? `day ${day}` : String(day)),
  day: dayOf,
  table: {
    label: 'The window after one dose and after several, in days from the first dose',
    columns: ['', 'Dose', 'Opens', 'Peak', 'Closes'],
    one: 'One dose',
    nth: (nth: number, of: number) => `Dose ${nth} of ${count(of)}`,
    together: (doses: number) => `All ${count(doses)} together`,
    none: '–',
  },
} as const

export const SESSION = {
  about:
    'Minutes before and after the dose. The journey is the part with changed perception; the return is its fading. Your own session may be shorter or longer: you leave when the checks are passed, never by the clock.',
  isDefault: 'A default of this product, built on what is stated about onset and duration. Not a promise.',
  check: (minutes: number) => `earliest check: ${minutes} min`,
  checkRow: 'Earliest check before going home',
  block: ([least, most]: readonly [number, number]) =>
    least === most
      ? `Time booked for it: about ${duration(least)}`
      : `Time booked for it: ${duration(least)} to ${duration(most)}`,
  blockRow: 'Time booked for it',
  /** Only the last tick says the unit: the first ones stand close on a phone. */
  axis: (minute: number, last: boolean) =>
    minute === 0 ? 'dose' : last ? `${signed(minute)} min` : signed(minute),
  minutes: (from: number, to: number) => `${signed(from)} to ${to} min`,
  after: (minute: number) => `${minute} min`,
  booked: ([least, most]: readonly [number, number]) =>
    least === most ? `${least} min` : `${least} to ${most} min`,
  describe: (route: string, phases: string) => `A session with ketamine ${route}: ${phases}.`,
  table: { label: 'A typical session by route, in minutes from the dose', first: 'Part' },
} as const

const signed = (minute: number): string => (minute < 0 ? `−${-minute}` : String(minute))

export const FIGURE = {
  table: 'The figures as a table',
  sources: 'Where the figures come from',
} as const
