/** How the states and the steps of an application are called. */
import type { Application } from './application.ts'
import type { State, StepName } from './steps.ts'

export const STATE_NAMES: Readonly<Record<State, string>> = {
  enquiry: 'being filled in',
  applied: 'applied',
  'licence-checked': 'license confirmed',
  waiting: 'on the waiting list',
  offered: 'a seat is offered',
  accepted: 'accepted',
  deposit: 'deposit paid',
  screening: 'medical questions',
  cleared: 'cleared for dosing',
  conditions: 'cleared for dosing, with conditions',
  'not-cleared': 'takes part without dosing',
  paid: 'paid',
  attended: 'attended',
  evaluated: 'evaluation filled in',
  certified: 'certificate given',
  declined: 'declined',
  withdrawn: 'withdrawn',
}

export const STEP_NAMES: Readonly<Record<StepName, string>> = {
  applied: 'Application sent',
  'licence-checked': 'License confirmed',
  accepted: 'Accepted, with a seat',
  deposit: 'Deposit paid',
  screened: 'Medical questions decided',
  paid: 'Everything paid',
  attended: 'There on every day',
  evaluated: 'Evaluation filled in',
  certified: 'Certificate given',
}

export const MEDICAL_NAMES: Readonly<Record<NonNullable<Application['medical']>, string>> = {
  cleared: 'cleared',
  conditions: 'cleared with conditions',
  'not-cleared': 'not cleared for dosing',
}
