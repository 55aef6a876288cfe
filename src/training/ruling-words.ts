/** Why a step of an application cannot be taken now, and what would settle it. */
import type { Place } from './application.ts'

type Words = readonly [why: string, settle: string]

const PLACE: Readonly<Record<Place, Words>> = {
  enquiry: ['The application was not sent yet.', 'Wait until it is filled in and sent.'],
  applied: ['Nobody has decided about this application yet.', 'Wait for the decision.'],
  accepted: ['The place was given already.', 'Open the application to see what is next.'],
  waiting: ['This person is on the waiting list.', 'Wait until a seat is free and offered.'],
  offered: ['A seat is offered and not taken yet.', 'Wait for the answer, or until the offer ends.'],
  declined: ['This application was declined.', 'Look at the reason; the trainings’ office can decide anew.'],
  withdrawn: ['This application was withdrawn.', 'Apply again while applications are open.'],
}

const words = (why: string, settle: string): Words => [why, settle]

export const RULES = {
  source: 'How these trainings are run',
  place: PLACE,
  cancelled: words('This training was called off.', 'Look for another date.'),
  closed: words('Nobody can apply to this training now.', 'Wait until it is announced.'),
  tooLate: words('Applications are closed: the last day is over.', 'Look for another date, or write to us.'),
  offerEnded: words('The time to take this seat is over.', 'Wait: the seat is offered to the next person.'),
  wasThere: words(
    'The training has begun for this person, or it is over.',
    'Write to the office if something has to be settled.',
  ),
  begun: words('The training has begun.', 'Tell those who lead it, or the kitchen, in person.'),
  over: words('The training is over.', 'Nobody can be accepted any more.'),
  notLookedUp: words(
    'The license was not looked up.',
    'Look it up with the board and write down what was found.',
  ),
  notConfirmed: words(
    'The license was looked up and not confirmed.',
    'Ask the person for the right number, and look it up again.',
  ),
  noLicence: words(
    'The application names no license.',
    'Say why this person can take part, such as a certificate as a chaplain.',
  ),
  licenceEnds: words(
    'The license ends before the training does.',
    'Say why this is no obstacle, such as a renewal under way.',
  ),
  experience: (has: number, wanted: number): Words => [
    `The application says ${has} hours of direct clinical work; ${wanted} are asked for.`,
    'Say why this person can take part all the same.',
  ],
  level: (levels: string, completed: string | undefined): Words => [
    `This training comes after: ${levels}. The application says: ${completed || 'nothing'}.`,
    'Look whether it was completed, and say where you looked.',
  ],
  noDosing: words('This training has no dosing.', 'Nobody needs to be screened.'),
  notWanted: words('This person takes part without dosing.', 'Nothing: it never fails the course.'),
  deposit: words('The deposit was not paid yet.', 'Wait for the deposit, or record it.'),
  opened: words('The screening was opened already.', 'Go on with its chart.'),
  notOpened: words('There is no medical screening yet.', 'Open the screening and look at the answers first.'),
  nothingOwed: words('Nothing is owed.', 'A scholarship lowers what is owed; there is nothing to lower.'),
  scholarships: (places: number): Words => [
    places === 0
      ? 'The plan of this training has no scholarships.'
      : `All scholarships of this training are given: the plan has ${places}.`,
    'Say why this one is given all the same.',
  ],
  notBegun: words('The training has not begun.', 'Sign people in from its first day on.'),
  notEnded: words('The training is not over.', 'Wait for its last day.'),
  notThere: words('This person was not signed in on any day.', 'Correct the sign-ins if this is wrong.'),
  evaluation: words('The evaluation was not filled in.', 'Ask for the evaluation first.'),
  certified: words(
    'There is a certificate already.',
    'Print that one again, or replace it when it says something wrong.',
  ),
  nothingToReplace: words('There is no certificate yet.', 'Give one first.'),
  noCertificate: words('There is no certificate yet.', 'A listing is offered with the certificate.'),
  listingAnswered: words(
    'You have answered this already.',
    'Look on the page of your application how it stands.',
  ),
  unpaid: words('Not everything is paid.', 'Say why the certificate is given all the same.'),
} as const
