/** What somebody wrote in an application, as lines to read: the question in short, and what they said. */
import { day } from '#kernel/time.ts'
import { FORM } from './form-words.ts'
import { dosingBlocks, type Plan } from './plan.ts'
import { dayInWords } from './refund-words.ts'
import { FIELDS, type Part, type TypedForm } from './typed-form.ts'

type Line = readonly [question: string, said: string]

const QUESTIONS: Readonly<Record<string, string>> = {
  name: FORM.name,
  phone: FORM.phone,
  town: FORM.town,
  state: FORM.state,
  'emergency.name': FORM.emergency,
  'emergency.phone': FORM.emergencyPhone,
  discipline: FORM.discipline,
  profession: FORM.profession,
  'licence.kind': FORM.licenceKind,
  'licence.number': FORM.licenceNumber,
  'licence.state': FORM.licenceState,
  'licence.expires': FORM.licenceExpires,
  hours: FORM.hours,
  experience: FORM.experience,
  completed: FORM.completed,
  statement: FORM.statement,
  dosing: FORM.dosing,
  'room.shares': FORM.room,
  'room.with': FORM.roomWith,
  diet: FORM.diet,
  allergies: FORM.allergies,
  access: FORM.access,
  'scholarship.wanted': FORM.scholarship,
  'scholarship.why': FORM.scholarshipWhy,
}

/** Answers that are chosen, by field. */
const CHOSEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  discipline: FORM.disciplines,
  dosing: { yes: FORM.dosingYes, no: FORM.dosingNo },
  'room.shares': FORM.rooms,
  'scholarship.wanted': { yes: FORM.yes },
}

/** The lines of one part, without what was left empty. */
export const linesOf = (part: Part, typed: TypedForm, plan: Pick<Plan, 'agenda'>): Line[] =>
  FIELDS[part]
    .filter((field) => field !== 'dosing' || dosingBlocks(plan).length > 0)
    .flatMap((field) => {
      const said = typed[field]?.trim()
      return said ? [[QUESTIONS[field] ?? field, inWords(field, said)] as const] : []
    })

function inWords(field: string, said: string): string {
  const date = field === 'licence.expires' ? day.safeParse(said).data : undefined
  return date ? dayInWords(date) : (CHOSEN[field]?.[said] ?? said)
}
