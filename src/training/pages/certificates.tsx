import { data, redirect } from 'react-router'
import { problem } from '#kernel/result.ts'
import { Description } from '#web/description.tsx'
import { Field, Form, Submit } from '#web/form.tsx'
import { PageHead } from '#web/page.tsx'
import { readCertificateNumber } from '../certificate.ts'
import { CERTIFICATE as W } from '../site-words.ts'
import type { Route } from './+types/certificates.ts'
import './training.css'

export function loader({ request }: Route.LoaderArgs) {
  const typed = new URL(request.url).searchParams.get('number')?.trim().slice(0, 60)
  if (typed === undefined) return data(undefined)
  const number = readCertificateNumber(typed)
  if (number) throw redirect(`/certificates/${number}`, 303)
  const wrong = problem(typed ? W.wrong : W.missing, 'number')
  return data({ values: { number: [typed] }, problems: [wrong] }, { status: 422 })
}

export default function Certificates({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <Description path="/certificates" title={W.form} text={W.lead} />
      <PageHead what={W.form} />
      <p className="training-lead">{W.lead}</p>
      <Form method="get" typed={loaderData} label={W.form}>
        <Field name="number" label={W.number} help={W.help} maxLength={60} autoComplete="off" required />
        <Submit>{W.check}</Submit>
      </Form>
    </>
  )
}
