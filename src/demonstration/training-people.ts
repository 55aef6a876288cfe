/** Who comes to the trainings of the demonstration: all made up. */
import type { Discipline } from '#training/plan.ts'

/** How far somebody came in a training. */
export type Came =
  | 'begun'
  | 'applied'
  | 'looked-up'
  | 'declined'
  | 'accepted'
  | 'deposit'
  | 'paid'
  | 'withdrawn'
  | 'waiting'
  | 'offered'
  | 'certified'

export type Participant = {
  readonly name: string
  readonly discipline: Discipline
  readonly profession: string
  readonly came: Came
  readonly dosing?: false
  readonly diet?: string
  readonly allergies?: string
  /** Asks for a scholarship, because of this. */
  readonly need?: string
}

const THERAPIST = 'Clinical social worker'
const COUNSELOR = 'Licensed professional counselor'
const NURSE = 'Psychiatric nurse practitioner'
const DOCTOR = 'Physician'

const many = (names: readonly string[], one: Omit<Participant, 'name'>): Participant[] =>
  names.map((name) => ({ ...one, name }))

/** The training that is over. */
export const FORMER: readonly Participant[] = [
  ...many(['Amina Dahl', 'Bruno Castell', 'Carla Whitmore'], {
    discipline: 'medical',
    profession: NURSE,
    came: 'certified',
  }),
  ...many(['Dana Okonkwo', 'Emil Sandoval', 'Fiona Grady', 'Gil Navarro'], {
    discipline: 'mental-health',
    profession: THERAPIST,
    came: 'certified',
  }),
  { name: 'Hana Birch', discipline: 'other', profession: 'Chaplain', came: 'certified', dosing: false },
]

/** The next one: full for medical professions, with people who wait. */
export const COMING: readonly Participant[] = [
  ...many(['Ingrid Solis', 'Jonas Ferry', 'Katya Moreno'], {
    discipline: 'medical',
    profession: DOCTOR,
    came: 'paid',
  }),
  ...many(['Leif Arroyo', 'Mina Calder'], { discipline: 'medical', profession: NURSE, came: 'deposit' }),
  ...many(['Nils Abara', 'Odile Prentice'], { discipline: 'medical', profession: NURSE, came: 'accepted' }),
  { name: 'Pilar Quist', discipline: 'medical', profession: DOCTOR, came: 'offered' },
  { name: 'Quinn Ravel', discipline: 'medical', profession: NURSE, came: 'waiting' },
  {
    name: 'Rosa Tindall',
    discipline: 'medical',
    profession: NURSE,
    came: 'waiting',
    need: 'I work in a county clinic.',
  },
  { name: 'Sven Adair', discipline: 'medical', profession: DOCTOR, came: 'waiting' },
  ...many(['Tova Marsh', 'Ugo Lindgren', 'Vera Castile', 'Wes Hollander', 'Xenia Ford'], {
    discipline: 'mental-health',
    profession: THERAPIST,
    came: 'paid',
  }),
  { name: 'Yara Benton', discipline: 'mental-health', profession: COUNSELOR, came: 'paid', diet: 'Vegan' },
  {
    name: 'Zeno Baptiste',
    discipline: 'mental-health',
    profession: COUNSELOR,
    came: 'paid',
    allergies: 'Peanuts, severe',
  },
  ...many(['Alba Thorne', 'Boris Keane'], {
    discipline: 'mental-health',
    profession: COUNSELOR,
    came: 'deposit',
  }),
  { name: 'Clio Hartman', discipline: 'mental-health', profession: THERAPIST, came: 'paid', dosing: false },
  ...many(['Dov Rasmussen', 'Elsa Tran'], {
    discipline: 'mental-health',
    profession: THERAPIST,
    came: 'accepted',
  }),
  { name: 'Fritz Amaya', discipline: 'mental-health', profession: THERAPIST, came: 'looked-up' },
  {
    name: 'Greta Lunde',
    discipline: 'mental-health',
    profession: COUNSELOR,
    came: 'applied',
    need: 'I have just begun my own practice.',
  },
  { name: 'Hugo Pace', discipline: 'mental-health', profession: THERAPIST, came: 'withdrawn' },
  { name: 'Isa Merrow', discipline: 'mental-health', profession: THERAPIST, came: 'begun' },
  { name: 'Joss Vega', discipline: 'other', profession: 'Massage therapist', came: 'declined' },
  { name: 'Kaya Stroud', discipline: 'other', profession: 'Chaplain', came: 'paid', dosing: false },
]
