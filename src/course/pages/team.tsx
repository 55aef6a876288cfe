/** Who may open a chart: its team, whom it was shared with, and who opened it in an emergency. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { personId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { readTeam, TEAM_ROLES } from '#people/new-patient.ts'
import { care } from '#web/context.ts'
import { Choice, Field, Form, Hidden, Submit } from '#web/form.tsx'
import { when } from '#web/format.ts'
import { CourseNav, Empty, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm, type Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { sharedWith } from '../access.ts'
import { courseOf, type Team } from '../course.ts'
import { ruleOnTeam } from '../team.ts'
import { TEAM } from '../team-words.ts'
import type { Route } from './+types/team.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, people, sharing, person, now } = context.get(care)
  const course = await charts.open(params.course)
  return {
    course,
    now,
    staff: await people.staff(),
    team: courseOf(course.chart).team,
    shared: sharedWith(course.chart),
    emergencies: (await sharing.openTo(course.id)).filter(({ basis }) => basis === 'emergency'),
    ruling: ruleOnTeam(person, course),
  }
}

const chosen = z.string().optional()
const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('team'),
    therapist: chosen,
    prescriber: chosen,
    monitor: chosen,
    coordinator: chosen,
  }),
  z.object({
    intent: z.literal('share'),
    email: z.email('Write the whole address, such as pat@practice.example.'),
    agreed: z.enum(['in-person', 'on-paper'], 'Say how the patient agreed.'),
  }),
  z.object({ intent: z.literal('end'), person: personId }),
])

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, people, sharing, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const ruling = ruleOnTeam(person, course)
  if (ruling.ruling === 'refuse') return data(read.refused(ruling), { status: 422 })
  const sent = read.value
  let draft: { kind: string; at: Temporal.Instant; body: unknown }
  if (sent.intent === 'team') {
    const team = readTeam(sent, await people.staff())
    if (!team.ok) return data(read.again(...team.problems), { status: 422 })
    draft = { kind: 'team-changed', at: now, body: { team: team.value } }
  } else if (sent.intent === 'share') {
    const colleague = await sharing.colleagueElsewhere(sent.email)
    if (!colleague) return data(read.again(problem(TEAM.nobodyElsewhere, 'email')), { status: 422 })
    if (sharedWith(course.chart).some(({ person: one }) => one === colleague.person))
      return data(read.again(problem(TEAM.sharedAlready, 'email')), { status: 422 })
    draft = { kind: 'course-shared', at: now, body: { ...colleague, agreed: sent.agreed } }
  } else draft = { kind: 'sharing-ended', at: now, body: { person: sent.person } }
  const stored = await charts.append(course.id, [draft])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/team', params))
}

export default function CareTeam({ loaderData, actionData }: Route.ComponentProps) {
  const { course, staff, team, shared, emergencies, ruling, now } = loaderData
  const may = ruling.ruling !== 'refuse'
  return (
    <>
      <PageHead what={TEAM.title} forWhom={course.patient.name} />
      <CourseNav course={course.id} name={course.patient.name} />
      <p className="section-about">{TEAM.about}</p>
      {emergencies.map(({ person, name, until, reason }) => (
        <Notice key={person} tone="amber" title={`Open to ${name ?? 'somebody'} because of an emergency`}>
          <p>
            {reason} {until && `Until ${when(until, course.zone, now)}.`}
          </p>
        </Notice>
      ))}
      {!may && <RulingView ruling={ruling} />}
      <Section title={TEAM.team} about={TEAM.onVisits}>
        {may ? (
          <TeamForm typed={actionData} team={team} staff={staff} />
        ) : (
          <Facts
            facts={TEAM_ROLES.flatMap((role) => {
              const member = team[role]
              return member ? [[TEAM.roles[role], course.names.get(member) ?? member] as const] : []
            })}
          />
        )}
      </Section>
      <Section title={TEAM.shared} about={TEAM.sharedAbout}>
        {shared.length === 0 && <Empty>{TEAM.sharedNone}</Empty>}
        {shared.map(({ person, name, practice }) => (
          <Form key={person} typed={undefined} intent="end">
            <Hidden name="person" value={person} />
            <p>
              {name}, {practice}
            </p>
            {may && (
              <Submit tone="quiet">
                {TEAM.end} with {name}
              </Submit>
            )}
          </Form>
        ))}
        {may && <ShareForm typed={actionData} />}
      </Section>
    </>
  )
}

type TeamFormProps = {
  readonly typed?: Typed
  readonly team: Team
  readonly staff: Awaited<ReturnType<typeof loader>>['staff']
}

function TeamForm({ typed, team, staff }: TeamFormProps) {
  return (
    <Form typed={typed} intent="team">
      {TEAM_ROLES.map((role) => (
        <Choice
          key={role}
          name={role}
          kind="select"
          label={TEAM.roles[role]}
          defaultValue={team[role] ?? ''}
          options={[
            { value: '', label: TEAM.teamChoose },
            ...staff
              .filter(({ roles }) => roles.includes(role))
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ))}
      <p className="field-help">{TEAM.teamHelp}</p>
      <Submit>{TEAM.teamSave}</Submit>
    </Form>
  )
}

function ShareForm({ typed }: { readonly typed?: Typed }) {
  return (
    <Form typed={typed} intent="share">
      <Field name="email" label={TEAM.email} type="email" autoComplete="off" required />
      <Choice
        name="agreed"
        label={TEAM.agreed}
        options={(['in-person', 'on-paper'] as const).map((value) => ({
          value,
          label: TEAM.agreement[value],
        }))}
        required
      />
      <Submit tone="quiet">{TEAM.share}</Submit>
    </Form>
  )
}
