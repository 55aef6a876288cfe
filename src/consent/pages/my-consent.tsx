import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { care } from '#web/context.ts'
import { Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { Empty, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm, type Typed } from '#web/read-form.ts'
import { Signature } from '#web/signature.tsx'
import { consentOf, type StatementState, signaturesOf } from '../consent.ts'
import { asksForSignature, coverageOf, statementsToSign } from '../signing.ts'
import type { Route } from './+types/my-consent.ts'
import { basisOf, documentFor, revocationFrom, revokeForm, signatureFrom, signForm } from './consent-form.ts'
import { SigningForm } from './SigningForm.tsx'
import { StatementList } from './StatementList.tsx'
import './consent.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { charts, content } = context.get(care)
  const course = await charts.mine()
  const { chart, protocol } = course
  const document = documentFor(content, protocol)
  const coverage = coverageOf(chart)
  const part = new URL(request.url).searchParams.get('part')
  const open = coverage && statementsToSign(coverage, document, protocol.consent)
  const single = open?.filter(({ id, need }) => id === part && need === 'opt-in')
  const scope = { route: coverage?.routes[0], setting: coverage?.settings[0] ?? ('clinic' as const) }
  return {
    document,
    closed: course.closed,
    basis: basisOf(course),
    part: single && single.length > 0 ? part : null,
    toSign:
      single && single.length > 0
        ? single
        : coverage && asksForSignature(chart, coverage, protocol)
          ? open
          : undefined,
    offered: coverage !== undefined,
    states: consentOf(chart, scope, protocol),
    signatures: signaturesOf(chart),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, content, now } = context.get(care)
  const course = await charts.mine()
  const read = await readForm(request, z.discriminatedUnion('intent', [signForm, revokeForm]))
  if (!read.ok) return data(read.typed, { status: 422 })
  const form = read.value
  const draft =
    form.intent === 'sign'
      ? signatureFrom({ form, course, content, now, where: 'own-device' })
      : { ok: true as const, value: revocationFrom({ ...form, how: 'own-page' }, now) }
  if (!draft.ok) return data(read.again(...draft.problems), { status: 422 })
  const stored = await charts.append(course.id, [draft.value])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/me/consent'))
}

export default function MyConsent({ loaderData, actionData }: Route.ComponentProps) {
  const { document, toSign, part, basis, offered, signatures, states, closed } = loaderData
  return (
    <>
      <PageHead what={document.title} state={toSign ? 'Please read, answer and sign' : undefined} />
      <p className="consent-words">{document.intro}</p>
      {!offered && (
        <Notice>Your practice has not asked you to sign yet. You can already read every part here.</Notice>
      )}
      {toSign && !closed && (
        <SigningForm
          document={document}
          statements={toSign}
          typed={actionData}
          basis={basis}
          part={part ?? undefined}
        />
      )}
      {(!toSign || signatures.length > 0) && (
        <Section title={signatures.length > 0 ? 'What you have answered' : 'The parts of the consent'}>
          <StatementList
            states={states}
            document={document}
            newest={signatures[0]?.id}
            acts={(state) => !closed && <Acts state={state} typed={actionData} />}
          />
        </Section>
      )}
      {signatures.length > 0 && !closed && <TakeBackAll typed={actionData} />}
      <Section title="Your signatures">
        {signatures.length === 0 && <Empty>You have not signed anything yet.</Empty>}
        {signatures.map(({ id, at, body }) => (
          <Signature key={id} name={body.name} at={at} />
        ))}
      </Section>
      <p className="consent-facts">
        Document {document.id}, version {document.version}, of {document.issued}.
      </p>
    </>
  )
}

/** A yes can be taken back; a free choice can be answered again. */
function Acts({
  state: { id, title, need, state },
  typed,
}: {
  readonly state: StatementState
  readonly typed?: Typed
}) {
  if (state === 'agreed') {
    return (
      <details>
        <summary>Take this back</summary>
        <Form typed={typed} intent="revoke" label={`Take back: ${title}`}>
          <Hidden name="statement" value={id} />
          <Hidden name="how" value="own-page" />
          <p>
            {need === 'required'
              ? 'This counts at once. Without this part there is no session until you agree again.'
              : 'This counts at once. Nothing else about your care changes.'}
          </p>
          <Submit tone="danger">Take back: {title}</Submit>
        </Form>
      </details>
    )
  }
  return need === 'opt-in' ? (
    <p>
      <a href={`${href('/me/consent')}?part=${id}`}>Answer this again</a>
    </p>
  ) : null
}

function TakeBackAll({ typed }: { readonly typed?: Typed }) {
  return (
    <Section title="Take back everything">
      <details>
        <summary>I take back my whole consent</summary>
        <Form typed={typed} intent="revoke" label="Take back the whole consent">
          <Hidden name="how" value="own-page" />
          <p>This counts at once: there is no session until you sign again. Your other care goes on.</p>
          <TextArea name="said" label="Why, if you want to say so" rows={2} maxLength={500} />
          <Submit tone="danger">Take back everything</Submit>
        </Form>
      </details>
    </Section>
  )
}
