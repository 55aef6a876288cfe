import { data, redirect } from 'react-router'
import { z } from 'zod'
import { care } from '#web/context.ts'
import { Choice, Field, FieldGroup, Form, Row, Submit } from '#web/form.tsx'
import { Notice, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { SIGN_IN_RULES as WORDS } from '../joining-words.ts'
import { has } from '../people.ts'
import type { Route } from './+types/practice-signing-in.ts'
import './people.css'

function administering(context: Readonly<Route.LoaderArgs['context']>) {
  const here = context.get(care)
  if (!has(here.person, 'administrator')) throw new Response('Not found', { status: 404 })
  return here
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const { joining } = administering(context)
  return { rules: await joining.rules(), saved: new URL(request.url).searchParams.has('saved') }
}

/** Whole numbers, each with its bounds and its unit: what the form asks for and what is read. */
const BOUNDS = {
  staffIdle: [5, 240, 'min'],
  staffHours: [1, 24, 'h'],
  patientIdle: [5, 240, 'min'],
  patientHours: [1, 72, 'h'],
  confirm: [1, 60, 'min'],
} as const
type Named = keyof typeof BOUNDS

const whole = (name: Named) => {
  const [least, most] = BOUNDS[name]
  const between = WORDS.between(least, most)
  return z.coerce.number(between).int(between).min(least, between).max(most, between)
}
const form = z.object({
  staffIdle: whole('staffIdle'),
  staffHours: whole('staffHours'),
  patientIdle: whole('patientIdle'),
  patientHours: whole('patientHours'),
  confirm: whole('confirm'),
  second: z.enum(['staff', 'nobody'], WORDS.secondMissing),
})

export async function action({ request, context }: Route.ActionArgs) {
  const { joining, now } = administering(context)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { staffIdle, staffHours, patientIdle, patientHours, confirm, second } = read.value
  await joining.setRules(
    {
      staff: { idleMinutes: staffIdle, hours: staffHours },
      patients: { idleMinutes: patientIdle, hours: patientHours },
      confirmMinutes: confirm,
      secondFactor: second,
    },
    now,
  )
  throw redirect('/practice/signing-in?saved')
}

export default function PracticeSigningIn({ loaderData, actionData }: Route.ComponentProps) {
  const { rules, saved } = loaderData
  return (
    <>
      <PageHead what={WORDS.title} />
      <p>{WORDS.about}</p>
      {saved && !actionData && <Notice tone="done">{WORDS.saved}</Notice>}
      <Form typed={actionData}>
        <FieldGroup legend={WORDS.staff}>
          <Row>
            <WholeField name="staffIdle" now={rules.staff.idleMinutes} />
            <WholeField name="staffHours" now={rules.staff.hours} />
          </Row>
        </FieldGroup>
        <FieldGroup legend={WORDS.patients}>
          <Row>
            <WholeField name="patientIdle" now={rules.patients.idleMinutes} />
            <WholeField name="patientHours" now={rules.patients.hours} />
          </Row>
        </FieldGroup>
        <WholeField name="confirm" help={WORDS.confirmHelp} now={rules.confirmMinutes} />
        <Choice
          name="second"
          label={WORDS.second}
          defaultValue={rules.secondFactor}
          options={[
            { value: 'staff', label: WORDS.secondStaff },
            { value: 'nobody', label: WORDS.secondNobody, help: WORDS.secondNobodyHelp },
          ]}
        />
        <Submit>{WORDS.save}</Submit>
      </Form>
    </>
  )
}

type WholeFieldProps = { readonly name: Named; readonly now: number; readonly help?: string }

function WholeField({ name, now, help }: WholeFieldProps) {
  const [min, max, unit] = BOUNDS[name]
  return (
    <Field
      name={name}
      label={WORDS[name]}
      help={help}
      type="number"
      step={1}
      min={min}
      max={max}
      unit={unit}
      defaultValue={now}
    />
  )
}
