/** Opening a chart in an emergency: find the person, say what happened, and those concerned are told. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { patientId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import { care, site } from '#web/context.ts'
import { Field, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { Empty, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { ruleOnEmergency, ruleOnEmergencyRole } from '../team.ts'
import { EMERGENCY_WORDS as WORDS } from '../team-words.ts'
import type { Route } from './+types/emergency-access.ts'

const LEAST_LETTERS = 3

export function loader({ context }: Route.LoaderArgs) {
  return { ruling: ruleOnEmergencyRole(context.get(care).person) }
}

const form = z.discriminatedUnion('intent', [
  // A name is not part of an address: the search is sent, not asked for in the address line.
  z.object({
    intent: z.literal('find'),
    name: z.string(WORDS.nameHelp).min(LEAST_LETTERS, WORDS.nameHelp).max(100, WORDS.nameHelp),
  }),
  z.object({
    intent: z.literal('open'),
    name: z.string(),
    patient: patientId,
    reason: z.string(WORDS.reasonHelp).max(500, 'Say it in at most 500 characters.'),
  }),
])

export async function action({ request, context }: Route.ActionArgs) {
  const { sharing, person, now } = context.get(care)
  const read = await readForm(request, form)
  if (!read.ok) return data({ ...read.typed, found: undefined }, { status: 422 })
  const sent = read.value
  const found = await sharing.patientsNamed(sent.name)
  if (sent.intent === 'find') return data({ ...read.again(), found })
  const ruling = ruleOnEmergency(person, sent.reason)
  if (ruling.ruling === 'refuse') return data({ ...read.refused(ruling), found }, { status: 422 })
  const [course] = await sharing.emergency(sent.patient, sent.reason, now)
  if (!course) return data({ ...read.again(problem(WORDS.noChart)), found }, { status: 422 })
  await tell(context, sent.patient)
  throw redirect(href('/courses/:course', { course }))
}

/** Letters that name nobody: who, when and why stands behind a sign-in. */
async function tell(
  context: Route.ActionArgs['context'],
  patient: z.output<typeof patientId>,
): Promise<void> {
  const { sharing } = context.get(care)
  const { post, origin } = context.get(site)
  const { officers, patient: own } = await sharing.toTell(patient)
  for (const to of officers)
    await post.send({ to, subject: WORDS.subject, text: WORDS.letter(`${origin}/practice/access-record`) })
  if (own)
    await post.send({
      to: own,
      subject: WORDS.patientSubject,
      text: WORDS.patientLetter(`${origin}/me/access`),
    })
}

export default function EmergencyAccess({ loaderData, actionData }: Route.ComponentProps) {
  const { ruling } = loaderData
  const found = actionData?.found
  const typedName = actionData?.values.name?.[0] ?? ''
  if (ruling.ruling === 'refuse')
    return (
      <>
        <PageHead what={WORDS.title} />
        <RulingView ruling={ruling} />
      </>
    )
  return (
    <>
      <PageHead what={WORDS.title}>
        <p>{WORDS.about}</p>
      </PageHead>
      <Form
        typed={found ? { values: { intent: ['find'], name: [typedName] }, problems: [] } : actionData}
        intent="find"
      >
        <Field name="name" label={WORDS.name} help={WORDS.nameHelp} autoComplete="off" required />
        <Submit tone={found ? 'quiet' : 'primary'}>{WORDS.find}</Submit>
      </Form>
      {found?.length === 0 && <Empty>{WORDS.nobody}</Empty>}
      {found?.map(({ id, name, birthDate }) => (
        <Section key={id} title={name} about={birthDate && `Born ${birthDate}`}>
          <Form
            typed={actionData?.values.patient?.[0] === id ? actionData : undefined}
            intent="open"
            label={`Open the chart of ${name}`}
          >
            <Hidden name="patient" value={id} />
            <Hidden name="name" value={typedName} />
            <TextArea
              name="reason"
              label={WORDS.reason}
              help={WORDS.reasonHelp}
              rows={2}
              maxLength={500}
              required
            />
            <Submit tone="danger">{WORDS.open}</Submit>
          </Form>
        </Section>
      ))}
    </>
  )
}
