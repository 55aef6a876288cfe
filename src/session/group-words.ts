/** Sentences about groups, pauses, questions to the prescriber and second checks. None of them names another patient. */
import type { Role } from '#people/people.ts'
import type { Words } from './ruling-words.ts'

const say = (why: string, settle: string): Words => ({ why, settle })
const people = (n: number): string => (n === 1 ? '1 person' : `${n} people`)

export const GROUP = {
  noFigures: say(
    'This version of the protocol does not say who must be there for a group.',
    'Move the course to a version that does, or let the prescriber decide.',
  ),
  notAtHand: say(
    'This person takes part in a group, and the others of it are not at hand here: how many are dosed and who is with them is not known.',
    'Give the dose from the console, where the whole group is at hand, or let the prescriber decide.',
  ),
  few: (there: number, needed: number, dosed: number, text: string) =>
    say(
      `${there} of ${needed} there for ${people(dosed)} dosed. ${text}`,
      'Add who is there, or wait for them; the prescriber decides where the protocol leaves it open.',
    ),
  floater: (text: string) =>
    say(
      `Nobody is free beside those whom the group needs. ${text}`,
      'Add one more of the team, or ask the prescriber.',
    ),
  emergency: say(
    'Another person of this group has an emergency.',
    'Pause this session and say who holds it. Go on when the emergency is over.',
  ),
  stillOpen: say(
    'Another person of this group still has an emergency.',
    'Wait until it is over, or until that session is closed; the prescriber may decide otherwise.',
  ),
  alone: say('One person is no group.', 'Add who else takes part, or take this person out of the group.'),
  nobodyThere: say(
    'Nobody of the team is recorded as present, so it is not known whether they are enough for this group.',
    'Begin the sessions and say who is present.',
  ),
  takePart: (n: number) => `${people(n)} in this group`,
  dosedHere: say(
    'This person was dosed with the group, and the staff is counted for them until they go home.',
    'Close their session first. If they never were in this group, strike that entry out in their record.',
  ),
  dosed: (n: number) => `${people(n)} dosed in this group`,
  there: (roles: readonly Role[]) => `There: ${roles.length === 0 ? 'nobody' : roles.join(', ')}`,
  left: (role: Role) => `A ${role} left`,
  joined: 'Takes part in a group',
  gone: 'This person is in no group any more. Look at the page again.',
  changed: 'The group or the place in it was changed.',
  place: 'A place is a whole number from 1 to 40.',
  choose: 'Choose who is in the group: at least two.',
} as const

export const PAUSE = {
  why: {
    'emergency-of-another': 'another person of the group has an emergency',
    'too-few-staff': 'too few of the team are there',
  },
  paused: (why: string) =>
    say(
      `The session is paused: ${why}.`,
      'Stay with the person, go on measuring, and resume when the team is there again.',
    ),
  notBegun: say('The session has not begun.', 'There is nothing to pause. Give no dose.'),
  notPresent: say(
    'Whoever holds the person must be there.',
    'Choose somebody who is present, or add them first.',
  ),
  notPaused: say('The session is not paused.', 'Nothing needs to be done.'),
  holder: 'Say who holds the person meanwhile.',
  nobody: 'Nobody else is in session with this group.',
} as const

export const CHECKED = {
  gone: say(
    'The check that this dose names was withdrawn or is not here yet.',
    'Have a second person check it again.',
  ),
  noFigure: say(
    'This version of the protocol does not say how long a check from another device holds.',
    'Have a second person read label, amount and volume beside you, and sign with their name.',
  ),
  stale: (minutes: number) =>
    say(
      `The check was not made in the ${minutes} minutes before the dose.`,
      'Have a second person check it again.',
    ),
  used: say(
    'A dose was given on this check already.',
    'Each dose has a check of its own. Have it checked again.',
  ),
  differs: (what: readonly string[]) =>
    say(
      `What was checked is not what is given: ${what.join('; ')}.`,
      'Look at label, amount and volume together. Give what was checked, or have it checked again.',
    ),
  says: (mg: number, lot: string | undefined) => `Checked: ${mg} mg${lot ? `, lot ${lot}` : ''}`,
  order: 'it was another order',
  drug: 'drug',
  route: 'route',
  amount: 'amount',
  lot: 'lot',
  concentration: 'concentration',
  checked: 'checked',
  given: 'given',
  noOrder: 'There is no order to check against.',
  same: 'The one who gives the dose cannot be the one who checked it.',
  signature: (name: string) => `${name} checked it and signs: type the full name as it stands here.`,
} as const

export const ASKED = {
  gone: 'This question was answered or withdrawn meanwhile. Look at the page again.',
  amount: 'Enter the amount in mg, above 0.',
} as const

export const TEAM = {
  notThere: 'This person is not recorded as present in this role. Look at the page again.',
} as const

/** What the forms and notices of a session say. */
export const GROUP_PAGE = {
  somebody: 'somebody who has left',
  paused: (at: string) => `Paused since ${at}.`,
  why: (why: string) => `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
  heldBy: (name: string) => `${name} holds this person. Go on measuring.`,
  staff: 'The people around this person',
  pauseAbout: 'Nothing is given and no phase is entered while a session is paused. Measuring goes on.',
  resumeAbout: 'The session goes on when the team is there again.',
  asked: (at: string, mg: number | undefined) =>
    `Asked at ${at}${mg === undefined ? '' : ` about ${mg} mg`}:`,
  waits: 'It waits for a prescriber.',
  checkAbout: (minutes: number | undefined) =>
    minutes === undefined
      ? 'This version of the protocol does not say how long a check from another device holds; sign beside the giver instead.'
      : `Whoever gives the dose names your check. It holds for ${minutes} minutes.`,
  signHelp: 'The one who checked types their full name',
} as const

/** What each entry says, in one line. */
export const TEAM_LOG = {
  joined: (place: number | undefined) =>
    `Takes part in a group${place === undefined ? '' : `, place ${place}`}`,
  left: (role: Role) => `Left: a ${role}`,
  paused: (why: string) => `Paused: ${why}`,
  resumed: 'Resumed',
  asked: (about: string, mg: number | undefined) =>
    `Asked the prescriber${mg === undefined ? '' : ` about ${mg} mg`}: ${about}`,
  checked: (mg: number, route: string, lot: string | undefined) =>
    `Checked by a second person: ${mg} mg ${route}${lot ? `, lot ${lot}` : ''}`,
} as const

const AMEND = 'Correct or strike out the one that is wrong, with the reason. Both stay in the record.'
export const CONTRADICTION = {
  amend: AMEND,
  twoPhases: (one: string, other: string) => `Two phases stand at one time: ${one} and ${other}.`,
  twoAnswers: 'Two answers of prescribers contradict each other. The later one counts.',
  twoGroups: 'This person is recorded in two groups. The later one counts.',
  answers:
    'The prescribers talk with each other; then one of them strikes out the answer that does not hold.',
  closing:
    'If the dose was given before, correct its time. If the session was not over, strike out the closing.',
} as const
