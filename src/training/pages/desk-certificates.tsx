import { Fragment } from 'react'
import { data, href, redirect } from 'react-router'
import { applicationId } from '#kernel/ids.ts'
import { problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { care, site } from '#web/context.ts'
import { Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { number } from '#web/format.ts'
import { Empty, Notice, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { creditsOf, hoursOf } from '../attendance.ts'
import { ruleOnCertificate } from '../certifying.ts'
import type { Plan } from '../plan.ts'
import { hoursDiffer } from '../replacing.ts'
import { REPLACING } from '../replacing-words.ts'
import type { OnSite } from '../site-store.ts'
import { GIVING as W } from '../site-words.ts'
import { daysThere } from '../steps.ts'
import type { Route } from './+types/desk-certificates.ts'
import { mailingOf } from './mailing.ts'
import { onSite } from './on-site.ts'
import { REPLACE, ReplaceCertificate } from './ReplaceCertificate.tsx'
import { SiteHead } from './SiteHead.tsx'
import { cameBack, sentBy } from './typed.ts'
import './site.css'
import './trainings-desk.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const training = await onSite({ params, context })
  const { now } = context.get(site)
  const rulings = new Map(
    training.people.map(({ id, application }) => [id, ruleOnCertificate(training, application, now)]),
  )
  return { training, rulings, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { id } = await onSite({ params, context })
  const sent = await sentBy(request)
  const one = applicationId.safeParse(sent.text('application'))
  const why = sent.text('why')?.slice(0, 1000)
  if (sent.text('intent') === REPLACE) {
    if (!one.success) return data(sent.again([problem(REPLACING.choose, 'application')]), { status: 422 })
    const replaced = await context.get(care).trainingSite.replace(id, mailingOf(context.get(site)), {
      id: one.data,
      name: sent.text('name')?.slice(0, 120),
      why,
    })
    if (!replaced.ok) return data(sent.again(replaced.problems, replaced.ruling), { status: 422 })
    throw redirect(`${href('/desk/trainings/:training/certificates', params)}?done=replaced`, 303)
  }
  if (one.success && !why) return data(sent.again([problem(W.whyMissing, 'why')]), { status: 422 })
  const given = await context
    .get(care)
    .trainingSite.certify(
      id,
      mailingOf(context.get(site)),
      one.success && why ? { id: one.data, despite: why } : undefined,
    )
  if (!given.ok) return data(sent.again(given.problems, given.ruling), { status: 422 })
  throw redirect(`${href('/desk/trainings/:training/certificates', params)}?done=yes`, 303)
}

export default function DeskCertificates({ loaderData, actionData }: Route.ComponentProps) {
  const { training, rulings, done } = loaderData
  const { plan, people } = training
  const may = people.filter(({ id }) => rulings.get(id)?.ruling === 'allow')
  const asks = people.filter(({ id }) => rulings.get(id)?.ruling === 'ask')
  return (
    <>
      <SiteHead what={W.title} training={training} />
      <p className="lead">{W.lead}</p>
      {done && !actionData && (
        <Notice tone="done">
          <p>{done === 'replaced' ? REPLACING.done : W.given}</p>
        </Notice>
      )}
      {people.length === 0 ? (
        <Empty>{W.none}</Empty>
      ) : (
        <>
          <Section title={may.length > 0 ? W.may(may.length) : W.nobody}>
            {may.length > 0 && (
              <Form intent="give" typed={actionData} label={W.button(may.length)}>
                <Submit>{W.button(may.length)}</Submit>
              </Form>
            )}
            {asks.map((one) => (
              <Ask key={one.id} one={one} ruling={rulings.get(one.id)} typed={actionData} />
            ))}
          </Section>
          <Table
            label={W.title}
            columns={W.columns}
            rows={people.map((one) => rowOf(plan, one, rulings.get(one.id)))}
          />
          <ReplaceCertificate plan={plan} people={people} typed={actionData} />
        </>
      )}
    </>
  )
}

function rowOf(plan: Plan, { name, application }: OnSite, ruling?: Ruling) {
  const open = creditsOf(plan, application).filter((one) => one.open).length
  const days = new Set(plan.agenda.map(({ day }) => day)).size
  const { certificate, evaluatedAt } = application
  return [
    name,
    W.days(daysThere(plan, application).length, days),
    [number(hoursOf(plan, application), 2), open > 0 ? W.open(open) : ''].filter(Boolean).join(', '),
    evaluatedAt ? W.evaluated : W.notYet,
    certificate ? (
      <Fragment key="certificate">
        <a
          className="certificate-number"
          href={href('/certificates/:number', { number: certificate.number })}
        >
          {certificate.number}
        </a>
        {hoursDiffer(plan, application) && `, ${REPLACING.hoursOn(number(certificate.hours, 2))}`}
      </Fragment>
    ) : (
      (ruling?.reasons.map(({ why }) => why).join(' ') ?? '')
    ),
  ]
}

type AskProps = { readonly one: OnSite; readonly ruling?: Ruling; readonly typed?: Typed }

function Ask({ one: { id, name }, ruling, typed }: AskProps) {
  const intent = `give-${id}`
  return (
    <details className="training-act" open={cameBack(typed, intent)}>
      <summary>{W.asks(name)}</summary>
      <p className="section-about">
        {ruling?.reasons.map(({ why, settle }) => `${why} ${settle}`).join(' ')}
      </p>
      <Form intent={intent} typed={typed} label={W.asks(name)}>
        <Hidden name="application" value={id} />
        <TextArea name="why" label={W.why} rows={2} maxLength={1000} required />
        <Submit tone="quiet">{W.one}</Submit>
      </Form>
    </details>
  )
}
