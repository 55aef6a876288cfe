/**
 * The application as it is typed, part by part: kept as it is, also where something is missing, and read as a whole
 * when it is sent. A field is called as in the answers, `licence.kind`.
 */
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Application } from './application.ts'
import { type Answers, answers } from './form.ts'
import { FORM } from './form-words.ts'
import { dosingBlocks, type Plan } from './plan.ts'

export type TypedForm = Readonly<Record<string, string>>

/** The parts in the order in which they are filled in. */
export const PARTS = ['you', 'work', 'stay'] as const
export type Part = (typeof PARTS)[number]

export const FIELDS: Readonly<Record<Part, readonly string[]>> = {
  you: ['name', 'phone', 'town', 'state', 'emergency.name', 'emergency.phone'],
  work: [
    'discipline',
    'profession',
    'licence.kind',
    'licence.number',
    'licence.state',
    'licence.expires',
    'hours',
    'experience',
    'completed',
    'statement',
  ],
  stay: [
    'dosing',
    'room.shares',
    'room.with',
    'diet',
    'allergies',
    'access',
    'scholarship.wanted',
    'scholarship.why',
  ],
}
/** Of one field: whatever is longer is not kept. */
const LONGEST = 8000
const LICENCE = FIELDS.work.filter((field) => field.startsWith('licence.'))

export const partOf = (field: string | undefined): Part | undefined =>
  PARTS.find((part) => field !== undefined && FIELDS[part].includes(field))

/** The fields of a part as they were sent; a field that was emptied is kept as empty. */
export function typedIn(part: Part, text: (field: string) => string | undefined): Result<TypedForm> {
  const typed = FIELDS[part].map((field) => [field, text(field) ?? ''] as const)
  const long = typed.filter(([, said]) => said.length > LONGEST)
  return long.length > 0
    ? fail(...long.map(([field]) => problem(FORM.tooLong(LONGEST), field)))
    : ok(Object.fromEntries(typed))
}

/** What the form shows: what was typed since, over what was sent before. */
export const filledIn = ({ answers, typed }: Pick<Application, 'answers' | 'typed'>): TypedForm => ({
  ...(answers ? typedOf(answers) : {}),
  ...typed,
})

/** Reads the whole form. @returns the answers, or everything that is missing or not understood, by field */
export function readTyped(typed: TypedForm, plan: Pick<Plan, 'agenda'>): Result<Answers> {
  const said = (field: string) => typed[field]?.trim() || undefined
  const hours = said('hours')?.replaceAll(',', '')
  const licence = LICENCE.some((field) => said(field) !== undefined)
  const read = answers.safeParse({
    name: said('name'),
    phone: said('phone'),
    town: said('town'),
    state: said('state'),
    discipline: said('discipline'),
    profession: said('profession'),
    ...(licence ? { licence: group('licence', typed) } : {}),
    hours: hours && /^\d+$/.test(hours) ? Number(hours) : undefined,
    experience: said('experience'),
    statement: said('statement'),
    completed: said('completed'),
    scholarship: { wanted: said('scholarship.wanted') === 'yes', why: said('scholarship.why') },
    diet: said('diet'),
    allergies: said('allergies'),
    access: said('access'),
    room: { shares: said('room.shares') ?? 'any', with: said('room.with') },
    emergency: group('emergency', typed),
    dosing: dosingOf(said('dosing'), plan),
  })
  return read.success ? ok(read.data) : fail(...read.error.issues.map(problemOf))
}

/** What stands in the way in one part alone. */
export function problemsIn(part: Part, typed: TypedForm, plan: Pick<Plan, 'agenda'>): Problem[] {
  const read = readTyped(typed, plan)
  return read.ok ? [] : read.problems.filter(({ field }) => partOf(field) === part)
}

/** Where there is no dosing, nobody is asked. */
function dosingOf(said: string | undefined, plan: Pick<Plan, 'agenda'>): boolean | undefined {
  if (dosingBlocks(plan).length === 0) return false
  return said === 'yes' ? true : said === 'no' ? false : undefined
}

/** The fields of a group by the name that they have in it; an empty one is absent. */
const group = (name: string, typed: TypedForm): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([field, said]) =>
      field.startsWith(`${name}.`) && said.trim() ? [[field.slice(name.length + 1), said.trim()]] : [],
    ),
  )

/** What the schema says, unless that is only its own phrase, which helps nobody who fills in a form. */
export const problemOf = ({
  path,
  message,
}: {
  readonly path: PropertyKey[]
  readonly message: string
}): Problem => {
  const field = path.map(String).join('.')
  return problem(/^(Invalid|Too (small|big))\b/.test(message) ? FORM.missing : message, field)
}

/** Answers as they would be typed, to apply anew with them. */
export function typedOf(sent: Answers): TypedForm {
  const { licence, room, emergency, scholarship, dosing, hours, ...plain } = sent
  const grouped = (name: string, fields: Readonly<Record<string, unknown>>) =>
    Object.entries(fields).flatMap(([field, said]) =>
      said === undefined ? [] : [[`${name}.${field}`, String(said)] as const],
    )
  return Object.fromEntries([
    ...Object.entries(plain).flatMap(([field, said]) => (said === undefined ? [] : [[field, said] as const])),
    ...grouped('licence', licence ?? {}),
    ...grouped('room', room),
    ...grouped('emergency', emergency),
    ...grouped('scholarship', { ...scholarship, wanted: scholarship.wanted ? 'yes' : undefined }),
    ['dosing', dosing ? 'yes' : 'no'] as const,
    ['hours', String(hours)] as const,
  ])
}
