/** Why a training cannot be announced, changed or called off, and what would settle it. */

import type { Discipline } from './plan.ts'
import { DISCIPLINE_NAMES } from './plan-words.ts'

type Words = readonly [why: string, settle: string]
const words = (why: string, settle: string): Words => [why, settle]

export const ANNOUNCING = {
  cancelled: words('This training was called off.', 'Plan a new one.'),
  open: words('It is announced already.', 'Nothing.'),
  over: words('The training is over.', 'Nothing.'),
  begun: words('Its first day is over.', 'Set the first day to a day that is still to come.'),
  applyBy: words('The last day to apply is after the training begins.', 'Set it to an earlier day.'),
  fullPaymentBy: words('The last day to pay is after the training begins.', 'Set it to an earlier day.'),
  seats: words('It has no seats.', 'Say how many seats there are of each profession.'),
  agenda: words('It has no agenda.', 'Say what happens on each day.'),
  agendaDays: (days: number): Words => [
    `The agenda goes beyond the ${days} days of the training.`,
    'Correct the days of the agenda, or the last day.',
  ],
  trainer: words('Nobody in the team is a trainer.', 'Name who trains.'),
  medicalLead: words('There is dosing, and nobody leads it medically.', 'Name the medical lead.'),
  trainers: (people: number, trainers: number, wanted: number): Words => [
    `${people} seats for ${trainers} trainer${trainers === 1 ? '' : 's'}: the ratio asks for ${wanted}.`,
    'Name more trainers, or say why this is enough.',
  ],
  monitors: (travellers: number, monitors: number, wanted: number): Words => [
    `${travellers} people may dose at once with ${monitors} who monitor${monitors === 1 ? 's' : ''}: the ratio asks for ${wanted}.`,
    'Name more monitors, or say why this is enough.',
  ],
  agreed: (people: number): Words => [
    `${people} ${people === 1 ? 'person has' : 'people have'} agreed to the price, the deposit and the refund rule as they are.`,
    'Leave these three as they are. Plan another training to offer other terms.',
  ],
  seatsTaken: (discipline: Discipline, seats: number, taken: number): Words => [
    `${taken} seats for ${DISCIPLINE_NAMES[discipline]} are taken or offered; ${seats} would be fewer.`,
    `Give at least ${taken}. To have fewer, people have to withdraw first.`,
  ],
} as const
