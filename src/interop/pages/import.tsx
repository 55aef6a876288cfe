import { data, href } from 'react-router'
import type { CourseId } from '#kernel/ids.ts'
import { type Problem, problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { readTeam, TEAM_ROLES } from '#people/new-patient.ts'
import { ROLE_NAMES } from '#people/words.ts'
import type { Fact, PatientFact } from '#screening/history.ts'
import { care } from '#web/context.ts'
import { Checkbox, Choice, FieldGroup, FileField, Form, Hidden, Submit } from '#web/form.tsx'
import { date } from '#web/format.ts'
import { Action, Notice, PageHead, Section } from '#web/page.tsx'
import { fieldsOf, formOf, type Typed } from '#web/read-form.ts'
import { type Intake, misplaced, takeIn } from '../intake.ts'
import type { History } from '../interop.ts'
import { filesOf, historiesOf } from '../upload.ts'
import { FACTS, IMPORT } from '../words.ts'
import type { Route } from './+types/import.ts'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { charts, people, person } = context.get(care)
  const wanted = new URL(request.url).searchParams.get('course')
  const course = wanted ? await charts.open(wanted) : undefined
  return {
    course: course && { id: course.id, name: course.patient.name },
    staff: await people.staff(),
    me: person.id,
  }
}

type Done = { readonly name: string; readonly history: History; readonly taken: Intake }

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, people, person, now } = context.get(care)
  const form = await formOf(request)
  const typed = Object.fromEntries(fieldsOf(form))
  const asked = (name: string): string | undefined => typed[name]?.[0] || undefined
  const refuse = (...problems: readonly Problem[]) =>
    data({ typed: { values: typed, problems } satisfies Typed }, { status: 422 })

  const course = asked('course')
  const team = course
    ? undefined
    : readTeam(Object.fromEntries(TEAM_ROLES.map((role) => [role, asked(role)])), await people.staff())
  const read = await historiesOf(filesOf(form), dayIn(now, person.zone), asked('leaveOut') !== undefined)
  if (!read.ok || team?.ok === false) {
    return refuse(...(read.ok ? [] : read.problems), ...(team?.ok === false ? team.problems : []))
  }
  const choice = {
    course,
    team: team?.value,
    somebodyElse: read.value.length === 1 && asked('somebodyElse') !== undefined,
  }
  const among = (name: string, problems: readonly Problem[]) =>
    problems.map((p) =>
      problem(`${name}: ${p.message}${read.value.length > 1 ? ` ${IMPORT.oneAtATime}` : ''}`, p.field),
    )
  const places = await misplaced(
    read.value.map(({ history }) => history),
    { charts, people },
    choice,
  )
  const inTheWay = places.flatMap((problems, i) => among(read.value[i]!.name, problems))
  if (inTheWay.length > 0) return refuse(...inTheWay)
  const done: Done[] = []
  for (const { name, history } of read.value) {
    const taken = await takeIn(history, { charts, people }, now, choice)
    if (!taken.ok) return refuse(...among(name, taken.problems))
    done.push({ name, history, taken: taken.value })
  }
  return data({ done })
}

export default function Import({ loaderData: { course, staff, me }, actionData }: Route.ComponentProps) {
  const typed = actionData && 'typed' in actionData ? actionData.typed : undefined
  const done = actionData && 'done' in actionData ? actionData.done : []
  const hasProblem = (field: string) =>
    typed?.problems.some((p) => p.field === field) || typed?.values[field] !== undefined
  return (
    <>
      <PageHead what={IMPORT.title} forWhom={course?.name}>
        <p>{IMPORT.about}</p>
      </PageHead>
      {done.map((one) => (
        <Report key={one.name} {...one} />
      ))}
      {done.length > 0 && <h2>{IMPORT.another}</h2>}
      <Form typed={typed} files>
        {course && <Hidden name="course" value={course.id} />}
        <FileField
          name="files"
          label={IMPORT.files}
          help={IMPORT.filesHelp}
          accept=".json,application/json,application/fhir+json"
          multiple
          required
        />
        {hasProblem('leaveOut') && <Checkbox name="leaveOut" label={IMPORT.leaveOut} />}
        {hasProblem('somebodyElse') && <Checkbox name="somebodyElse" label={IMPORT.somebodyElse} />}
        {!course && (
          <FieldGroup legend={IMPORT.team}>
            {TEAM_ROLES.map((role) => {
              const holders = staff.filter((one) => one.roles.includes(role))
              return (
                <Choice
                  key={role}
                  name={role}
                  kind="select"
                  label={ROLE_NAMES[role].replace(/^./, (letter) => letter.toUpperCase())}
                  defaultValue={holders.find((one) => one.id === me)?.id}
                  options={[
                    { value: '', label: IMPORT.nobody },
                    ...holders.map((one) => ({ value: one.id, label: one.name })),
                  ]}
                />
              )
            })}
          </FieldGroup>
        )}
        <Submit>{IMPORT.submit}</Submit>
      </Form>
    </>
  )
}

function Report({ name, history, taken }: Done) {
  const { added, changed, isNew, course } = taken
  const outcome = isNew ? IMPORT.newCourse : added + changed > 0 ? IMPORT.sameCourse : IMPORT.nothingNew
  return (
    <Section title={nameAndBirth(history.patient)} about={name}>
      <Notice tone="done">
        <p>
          {outcome} {added + changed > 0 && IMPORT.did(added, changed)}
        </p>
      </Notice>
      <h3>{IMPORT.found}</h3>
      <p>{found(history.facts)}</p>
      {history.notes.length > 0 && (
        <>
          <h3>{IMPORT.notes}</h3>
          <ul>
            {history.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      <Links course={course} />
    </Section>
  )
}

const Links = ({ course }: { readonly course: CourseId }) => (
  <p className="form-row">
    <Action href={href('/courses/:course/screening', { course })}>{IMPORT.screening}</Action>
    <Action href={href('/courses/:course', { course })} tone="quiet">
      {IMPORT.course}
    </Action>
  </p>
)

const found = (facts: readonly Fact[]): string =>
  [...Map.groupBy(facts, (fact) => fact.type)].map(([type, some]) => FACTS[type](some.length)).join(' · ') ||
  '–'

function nameAndBirth({ name, birthDate }: PatientFact): string {
  if (!birthDate) return name
  // On a birth date the day of the week says nothing.
  return `${name}, born ${birthDate.length === 10 ? date(Temporal.PlainDate.from(birthDate)).replace(/^\w+ /, '') : birthDate}`
}
