/** Sentences of the rules on orders, doses and closing a session: what stands in the way, and what would settle it. */

export type Words = { readonly why: string; readonly settle: string }
const say = (why: string, settle: string): Words => ({ why, settle })

const ASK_PRESCRIBER = 'The prescriber decides, or writes another order.'
const CONFIRM = 'A second prescriber or the medical monitor confirms it before anything is given.'

export const ORDER = {
  prescriber: say(
    'Only a prescriber orders a dose.',
    'Ask the prescriber of this course to write the order.',
  ),
  closed: say('This session is closed.', 'Write the order for another dosing visit.'),
  route: (planned: string, ordered: string) =>
    say(
      `The visit is planned as ${planned}, the order is ${ordered}.`,
      'Change the route of the visit first, so that consent, fasting and monitoring follow it.',
    ),
  drug: (route: string, drug: string, ordered: string) =>
    say(`By this route (${route}) ${drug} is given, not ${ordered}.`, `Order ${drug}, or another route.`),
  nothing: say('The order comes to 0 mg.', 'Enter an amount above 0.'),
  most: (most: number, first: number) =>
    say(
      `The most for this session (${most} mg) is less than the first amount (${first} mg).`,
      'Raise the most, or lower the amount.',
    ),
  boosters: (total: number, most: number) =>
    say(
      `The first amount and all boosters come to ${total} mg, above the most for this session (${most} mg).`,
      'Lower the boosters, or raise the most.',
    ),
  weight: say(
    'Without a weight nobody can see how many mg/kg this is.',
    'Weigh the person, and enter the weight.',
  ),
  weightInKg: (why: string) => say(why, 'Enter the weight in kg.'),
  device: (device: number, first: number) =>
    say(
      `A device holds ${device} mg; ${first} mg cannot be given with whole devices.`,
      `Order a multiple of ${device} mg.`,
    ),
  perKg: (most: number, weight: number, perKg: number, rail: number) =>
    say(`Up to ${most} mg for ${weight} kg is ${perKg} mg/kg, above ${rail} mg/kg.`, CONFIRM),
  amount: (most: number, rail: number) => say(`Up to ${most} mg is above ${rail} mg.`, CONFIRM),
  label: (first: number, label: string) =>
    say(`${first} mg is not an amount of the label (${label}).`, CONFIRM),
  confirmer: say('A second prescriber or a medical monitor confirms an order.', 'Ask one of them.'),
  samePerson: say(
    'The person who ordered cannot be the second to confirm.',
    'Ask a second prescriber or the monitor.',
  ),
  nothingToConfirm: say('This session is closed.', 'Nothing is left to confirm.'),
} as const

export const DOSE = {
  closed: say(
    'This session is closed; nothing more is given in it.',
    'If it was given before that, record it with its true time and say so.',
  ),
  held: (reason: string) =>
    say(`The prescriber said to hold: ${reason}`, 'The prescriber decides to go ahead.'),
  notBegun: say('The session has not begun.', 'Begin the session, and say who is present.'),
  staffing: (roles: string, need: string) =>
    say(`Not present: ${roles}. ${need}`, 'Add who is present, or wait for them.'),
  licence: say('A prescriber or a medical monitor gives the dose.', 'Name the one who gives it.'),
  secondCheck: say(
    'A second person has not checked amount and volume.',
    'Have another person read label, amount and volume, and name them.',
  ),
  vitals: (minutes: number, missing: string) =>
    say(`Not measured in the last ${minutes} minutes: ${missing}.`, 'Measure them now.'),
  alarm: (text: string, level: string, settle: string) => say(`${text}: ${level}.`, settle),
  noOrder: say('There is no order for this dose.', 'Ask the prescriber to write one.'),
  unconfirmed: say('The order waits for a second confirmation.', CONFIRM),
  route: (ordered: string) =>
    say(`The order is for another route (${ordered}).`, 'Give it as ordered, or ask for a new order.'),
  drug: (ordered: string) =>
    say(`The order is for ${ordered}.`, 'Give what was ordered, or ask for a new order.'),
  nothing: say('A dose must be more than 0 mg.', 'Enter what is given, in mg.'),
  most: (mg: number, total: number, most: number) =>
    say(
      `${mg} mg would make ${total} mg in this session; the order allows ${most} mg at the most.`,
      'Give less, or ask the prescriber for another order.',
    ),
  concentration: say('Without the concentration nobody can see the volume.', 'Enter the mg/mL of the label.'),
  undiluted: (given: number, below: number, route: string) =>
    say(
      `${given} mg/mL is too strong for this route (${route}).`,
      `Dilute it to less than ${below} mg/mL, and enter the new concentration.`,
    ),
  device: (mg: number) => say(`One device holds ${mg} mg.`, 'Record each device by itself.'),
  deviceWait: (ago: number, apart: number) =>
    say(
      `The last device was ${ago} minutes ago; ${apart} minutes lie between two.`,
      'Wait until they have passed.',
    ),
  noBooster: (first: number) => say(`The order is ${first} mg and allows no booster.`, ASK_PRESCRIBER),
  boosterTimes: (times: number) =>
    say(`The order allows ${times} booster${times === 1 ? '' : 's'}, given already.`, ASK_PRESCRIBER),
  firstAmount: (mg: number, first: number) =>
    say(`${mg} mg is more than the first amount that was ordered (${first} mg).`, ASK_PRESCRIBER),
  boosterAmount: (mg: number, booster: number) =>
    say(`The order allows ${booster} mg as a booster, not ${mg} mg.`, ASK_PRESCRIBER),
  boosterEarly: (after: number, ago: number) =>
    say(`The order asks for ${after} minutes between the doses; ${ago} have passed.`, ASK_PRESCRIBER),
  ordered: (mg: number) => `Ordered: ${mg} mg`,
  last: (mg: number) => `Last dose: ${mg} mg`,
} as const

export const CLOSING = {
  closed: say('This session is closed already.', 'Write a note instead.'),
  noDose: say('No dose is recorded.', 'Close it as not carried out instead.'),
  doseGiven: say(
    'A dose was given; the person has to be discharged.',
    'Go through the discharge, or record that the person left.',
  ),
  signer: (roles: string) =>
    say(`A licensed clinician signs (${roles}).`, 'Ask one of them to look and sign.'),
  scoreMissing: (items: string) => say(`The score is not complete: ${items}.`, 'Score every item.'),
  score: (total: number, of: number, pass: number) =>
    say(
      `The score is ${total} of ${of}; ${pass} are needed.`,
      'Wait, treat what is treatable, and score again.',
    ),
  line: (text: string, found: string, settle: string) => say(`${text}: ${found}`, settle),
} as const

export const RECORDING = {
  licence: say(
    'A therapist, a prescriber or a medical monitor writes in a session.',
    'Ask one of them to write it down.',
  ),
  staffing: (need: string) => say(need, 'Say who is present, or wait for them.'),
} as const
