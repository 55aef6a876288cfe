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

const whole = (least: number, most: number) =>
  z.coerce
    .number(WORDS.between(least, most))
    .int(WORDS.between(least, most))
    .min(least, WORDS.between(least, most))
    .max(most, WORDS.between(least, most))
const form = z.object({
  staffIdle: whole(5, 240),
  staffHours: whole(1, 24),
  patientIdle: whole(5, 240),
  patientHours: whole(1, 72),
  confirm: whole(1, 60),
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
            <Field
              name="staffIdle"
              label={WORDS.staffIdle}
              type="number"
              step={1}
              min={5}
              max={240}
              unit="min"
              defaultValue={rules.staff.idleMinutes}
            />
            <Field
              name="staffHours"
              label={WORDS.staffHours}
              type="number"
              step={1}
              min={1}
              max={24}
              unit="h"
              defaultValue={rules.staff.hours}
            />
          </Row>
        </FieldGroup>
        <FieldGroup legend={WORDS.patients}>
          <Row>
            <Field
              name="patientIdle"
              label={WORDS.patientIdle}
              type="number"
              step={1}
              min={5}
              max={240}
              unit="min"
              defaultValue={rules.patients.idleMinutes}
            />
            <Field
              name="patientHours"
              label={WORDS.patientHours}
              type="number"
              step={1}
              min={1}
              max={72}
              unit="h"
              defaultValue={rules.patients.hours}
            />
          </Row>
        </FieldGroup>
        <Field
          name="confirm"
          label={WORDS.confirm}
          help={WORDS.confirmHelp}
          type="number"
          step={1}
          min={1}
          max={60}
          unit="min"
          defaultValue={rules.confirmMinutes}
        />
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
