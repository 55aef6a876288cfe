import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { entryId } from '#kernel/ids.ts'
import { has, LICENSED } from '#people/people.ts'
import { route } from '#visits/visits.ts'
import { ROUTE_NAMES } from '#visits/words.ts'
import { care } from '#web/context.ts'
import { Choice, Form, Submit } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { CourseNav, Empty, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { consentOf, offerOf, sessionNotices, signaturesOf, witnessOf } from '../consent.ts'
import { ruleOnConsent, ruleOnWitnessing } from '../gate.ts'
import { setting } from '../protocol.ts'
import { coverageOf, statementsToSign } from '../signing.ts'
import { FORM, SETTING_NAMES } from '../words.ts'
import type { Route } from './+types/consent.ts'
import { basisOf, documentFor, revocationFrom, revokeForm, signatureFrom, signForm } from './consent-form.ts'
import { InSession } from './InSession.tsx'
import { Revoking } from './Revoking.tsx'
import { Signatures } from './Signatures.tsx'
import { SigningForm } from './SigningForm.tsx'
import { StatementList } from './StatementList.tsx'
import './consent.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { charts, content, person } = context.get(care)
  const course = await charts.open(params.course)
  const { chart, protocol } = course
  const document = documentFor(content, protocol)
  const coverage = coverageOf(chart)
  const scope = { route: coverage?.routes[0], setting: coverage?.settings[0] ?? ('clinic' as const) }
  const scopes = (coverage?.routes ?? []).flatMap((route) =>
    (coverage?.settings ?? []).map((setting) => ({ route, setting })),
  )
  const together = new URL(request.url).searchParams.has('together')
  return {
    course,
    document,
    coverage,
    basis: basisOf(course),
    toSign: together && coverage ? statementsToSign(coverage, document, protocol.consent) : undefined,
    rulings: scopes.map((each) => ({ scope: each, ruling: ruleOnConsent(chart, each, protocol) })),
    states: consentOf(chart, scope, protocol),
    notices: sessionNotices(chart, scope, protocol),
    offer: offerOf(chart),
    signatures: signaturesOf(chart).map((signature) => ({ signature, witness: witnessOf(chart, signature) })),
    licensed: has(person, ...LICENSED),
  }
}

const offerForm = z.object({
  intent: z.literal('offer'),
  routes: z.array(route).min(1, FORM.offer),
  settings: z.array(setting).min(1, FORM.offer),
})
const witnessForm = z.object({ intent: z.literal('witness'), signature: entryId })
const LISTS = ['routes', 'settings']

export async function action({ params, request, context }: Route.ActionArgs) {
  const { charts, content, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const forms = z.discriminatedUnion('intent', [signForm, revokeForm, offerForm, witnessForm])
  const read = await readForm(request, forms, LISTS)
  if (!read.ok) return data(read.typed, { status: 422 })
  const form = read.value

  let draft: Draft
  switch (form.intent) {
    case 'sign': {
      const witness = has(person, ...LICENSED) ? person.id : undefined
      const signed = signatureFrom({ form, course, content, now, where: 'together', witness })
      if (!signed.ok) return data(read.again(...signed.problems), { status: 422 })
      draft = signed.value
      break
    }
    case 'witness': {
      const signature = signaturesOf(course.chart).find(({ id }) => id === form.signature)
      const ruling = ruleOnWitnessing(signature, person, course.protocol)
      if (ruling.ruling !== 'allow') return data(read.refused(ruling), { status: 422 })
      draft = { kind: 'consent-witnessed', at: now, body: { signature: form.signature } }
      break
    }
    case 'offer':
      draft = { kind: 'consent-offered', at: now, body: { routes: form.routes, settings: form.settings } }
      break
    case 'revoke':
      draft = revocationFrom(form, now)
  }
  const stored = await charts.append(course.id, [draft])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/consent', params))
}

export default function Consent({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, document, coverage, toSign, basis, rulings, states, notices, offer, signatures, licensed } =
    loaderData
  const { name } = course.patient
  const here = href('/courses/:course/consent', params)
  return (
    <>
      <CourseNav course={params.course} name={name} />
      <PageHead what="Consent" forWhom={name} />
      {toSign ? (
        <>
          <Notice title="Sign together">
            <p>
              Go through each part with {name}, give the device over for the answers and the name, and take it
              back.
              {licensed
                ? ` ${document.witnessing}`
                : ' A therapist, prescriber or monitor must witness it afterwards.'}
            </p>
          </Notice>
          <SigningForm document={document} statements={toSign} typed={actionData} basis={basis}>
            <p>
              <a href={here}>Back without signing</a>
            </p>
          </SigningForm>
        </>
      ) : (
        <>
          <div className="consent-top">
            <InSession notices={notices} />
            {rulings.map(({ scope, ruling }) => (
              <RulingView
                key={`${scope.route} ${scope.setting}`}
                what={`A session ${ROUTE_NAMES[scope.route]}, ${SETTING_NAMES[scope.setting]}`}
                ruling={ruling}
              />
            ))}
            {!coverage && (
              <Empty>
                Nothing is offered or planned yet. Offer the consent for the sessions that are planned.
              </Empty>
            )}
            {coverage && !course.closed && (
              <p>
                <a href={`${here}?together`}>Sign together now</a>, or let {name} read and sign on their own
                page.
                {offer?.waiting &&
                  ` Offered ${dateAndClock(offer.at, course.zone)}; waiting for the signature.`}
              </p>
            )}
          </div>
          <Section title="The statements">
            <StatementList states={states} document={document} newest={signatures[0]?.signature.id} />
          </Section>
          <Section title="Signatures">
            <Signatures
              signatures={signatures}
              names={course.names}
              typed={actionData}
              words={document.witnessing}
            />
          </Section>
          {!course.closed && (
            <>
              <Section title="Take back" about="Anybody who hears or sees it records it. It counts at once.">
                <Revoking states={states} typed={actionData} />
              </Section>
              <Section
                title="Offer the consent"
                about="Offering again asks again; it blocks nothing by itself."
              >
                <Form typed={actionData} intent="offer">
                  <Choice
                    name="routes"
                    kind="checkbox"
                    label="For sessions"
                    required
                    defaultValue={coverage?.routes}
                    options={route.options.map((value) => ({ value, label: ROUTE_NAMES[value] }))}
                  />
                  <Choice
                    name="settings"
                    kind="checkbox"
                    label="Where"
                    required
                    defaultValue={coverage?.settings ?? ['clinic']}
                    options={setting.options.map((value) => ({ value, label: SETTING_NAMES[value] }))}
                  />
                  <Submit>Offer</Submit>
                </Form>
              </Section>
            </>
          )}
          <p className="consent-facts">
            Document {document.id}, version {document.version}, of {document.issued}.
          </p>
        </>
      )}
    </>
  )
}
