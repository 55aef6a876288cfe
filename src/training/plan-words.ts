/** How the parts of a training's plan are called. */
import type { Discipline, Plan } from './plan.ts'

export const DISCIPLINE_NAMES: Readonly<Record<Discipline, string>> = {
  medical: 'medical professions',
  'mental-health': 'mental health professions',
  other: 'other professions',
}

/** The same of one person. */
export const DISCIPLINE_SHORT: Readonly<Record<Discipline, string>> = {
  medical: 'medical',
  'mental-health': 'mental health',
  other: 'other',
}

export const ROLE_NAMES: Readonly<Record<Plan['team'][number]['role'], string>> = {
  trainer: 'Trainer',
  'medical-lead': 'Medical lead',
  monitor: 'Monitor',
  coordinator: 'Coordinator',
}

export const KIND_NAMES: Readonly<Record<Plan['agenda'][number]['kind'], string>> = {
  teaching: 'Teaching',
  practice: 'Practice',
  dosing: 'Dosing',
  sharing: 'Sharing',
  break: 'Break',
}

export const ORDER_NAMES: Readonly<Record<Plan['waiting']['order'], string>> = {
  time: 'By time: who waits longest is asked first',
  need: 'By need: who asked for a scholarship is asked first',
  mix: 'By mix: the profession with the most free seats is asked first',
}
