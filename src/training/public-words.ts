/** What everybody reads about trainings. */
import { dollars } from './money-words.ts'
import type { Discipline } from './plan.ts'

export const TRAININGS = {
  title: 'Trainings for practitioners',
  lead: 'In person, in small groups, by people who do this work.',
  description:
    'Trainings in ketamine-assisted psychotherapy for practitioners: dates, places, what they cost, and how to apply.',
  none: 'No training is open now. New dates are announced here.',
  when: 'When',
  where: 'Where',
  price: 'Price',
  applyBy: 'Apply by',
} as const

export const TRAINING = {
  apply: 'Apply',
  calendar: 'Put it into your calendar',
  cancelled: 'This training was called off',
  over: 'This training is over.',
  closed: 'Applications are closed.',
  whenAndWhere: 'When and where',
  about: 'What it is',
  learn: 'What you can do afterwards',
  agenda: 'Day by day',
  agendaAbout: (zone: string) => `All times are those of the place (${zone}).`,
  dayOf: (number: number, days: number) => `day ${number} of ${days}`,
  day: (number: number, on: string) => `Day ${number}, ${on}`,
  team: 'Who is there for you',
  ratio: (most: number) => `One trainer for at most ${most} people.`,
  monitors: (most: number) => `While some take ketamine, one monitor for at most ${most} of them.`,
  seats: 'Seats',
  seatsOf: {
    medical: 'for medical professions',
    'mental-health': 'for mental health professions',
    other: 'for other professions',
  } satisfies Record<Discipline, string>,
  free: (free: number, all: number) => `${free} of ${all} free`,
  waiting: (people: number) =>
    people === 1 ? '1 person is waiting for a seat.' : `${people} people are waiting for a seat.`,
  waitingAbout: (hours: number) =>
    `When all seats of your profession are taken, you can wait. A seat that becomes free is offered to one person at a time, for ${hours} hours.`,
  who: 'Who can come',
  licence:
    'Your license is looked up with the board that gave it. Without one, say in the application what you have instead.',
  experience: (hours: string) => `About ${hours} hours of direct work with patients or clients, or more.`,
  after: (levels: string) => `This training comes after: ${levels}.`,
  dosing:
    'There are hours in which those who want to, and whom a prescriber has cleared, take ketamine. It is a choice. Whoever does not want to, or may not, takes part in everything else and completes the training just the same.',
  medical: 'Those who train you never see your medical answers: only whether a prescriber has cleared you.',
  money: 'What it costs',
  priceIs: (price: number) => (price === 0 ? 'Nothing' : dollars(price)),
  deposit: (cents: number, days: number) => `${dollars(cents)}, within ${days} days after you are accepted`,
  rest: (day: string) => `by ${day}; in parts, if you like`,
  depositTerm: 'Deposit',
  restTerm: 'Everything',
  refund: 'If you withdraw',
  scholarships: 'Scholarships',
  scholarshipsAre: (places: number) =>
    places === 1 ? 'There is one scholarship.' : `There are ${places} scholarships.`,
  scholarshipHow: 'You ask for one in the application.',
  education: 'Hours',
  educationAre: (hours: string) =>
    `${hours} hours of teaching, practice and sharing count. Hours of dosing do not. Your certificate says for how many of them you were there.`,
  provider: (name: string) => `Continuing education by ${name}.`,
  sources: 'Where these figures come from',
  none: {
    title: 'There is no such training',
    about: 'It may have been moved to another date. Look at all trainings.',
  },
} as const

export const BEGIN = {
  title: 'Apply to a training',
  lead: 'It takes about half an hour, and not all at once: what you fill in is kept.',
  steps: [
    'You give your email address here. We send you a link to your application.',
    'You fill it in, today or on several days. You need no account.',
    'We look up your license and decide. You get a letter either way.',
  ],
  need: 'Have at hand: the number of your license, and the telephone number of somebody we can call for you.',
  email: 'Your email address',
  emailHelp: 'For the link and for letters about this application. It is not shown to anybody else.',
  submit: 'Send me the link',
  closedLink: 'If you have an application already, we send you a link to it here.',
  wrong: 'Type an email address like name@example.com.',
  wait: (minutes: number) =>
    `That was often. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  sent: {
    title: 'Look into your mail',
    what: 'A link to your application is on its way to you. It opens the application as often as you need it.',
    closed: 'If there is an application from this address, a link to it is on its way to you.',
    again: 'If there was an application from this address already, the link opens that one.',
    none: 'If no letter comes within an hour, look into the folder for unwanted mail. If it is not there either, the address may be wrong: try once more.',
  },
} as const
