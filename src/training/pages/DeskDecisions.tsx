/** What an educator can decide about an application now; what cannot be decided says why. */
import type { Ruling } from '#kernel/ruling.ts'
import { Choice, DateField, Field, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { dateOf } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { APPLICATION_PAGE as W } from '../desk-application-words.ts'
import type { DeskApplication } from '../desk-store.ts'
import { TRAINING_PAGE } from '../desk-words.ts'
import { dollars } from '../money-words.ts'
import type { Leaving } from '../owing.ts'
import type { StepTaken } from '../ruling.ts'
import { basisOf } from '../training.ts'
import { cameBack } from './typed.ts'

type DecisionsProps = {
  readonly found: DeskApplication
  readonly rulings: ReadonlyMap<StepTaken, Ruling>
  readonly leaving: Leaving
  readonly typed?: Typed
}

export function DeskDecisions({ found, rulings, leaving, typed }: DecisionsProps) {
  const { application } = found
  const may = (step: StepTaken) => rulings.get(step)?.ruling === 'allow'
  const accepting = rulings.get('accept')
  const decides = ['applied', 'declined'].includes(application.place)
  return (
    <>
      {may('check-licence') && <LicenceCheck found={found} typed={typed} />}
      {decides && accepting && (
        <Section title={W.accept.title}>
          <RulingView ruling={accepting} what={W.accept.title} asks={TRAINING_PAGE.asks} />
          {accepting.ruling !== 'refuse' && (
            <>
              <p className="section-about">{W.accept.about}</p>
              <Form intent="accept" typed={typed} label={W.accept.title}>
                {accepting.ruling === 'ask' && (
                  <TextArea name="why" label={W.accept.why} rows={3} maxLength={1000} required />
                )}
                <Submit>{W.accept.button}</Submit>
              </Form>
            </>
          )}
        </Section>
      )}
      {may('decline') && (
        <details className="training-act" open={cameBack(typed, 'decline')}>
          <summary>{W.decline.title}</summary>
          <p className="section-about">{W.decline.about}</p>
          <Form intent="decline" basis={basisOf(found.entries)} typed={typed} label={W.decline.title}>
            <TextArea name="why" label={W.decline.why} rows={3} maxLength={1000} required />
            <Submit tone="quiet">{W.decline.button}</Submit>
          </Form>
        </details>
      )}
      {may('withdraw') && (
        <details className="training-act" open={cameBack(typed, 'withdraw')}>
          <summary>{W.withdraw.title}</summary>
          <p className="section-about">
            {W.withdraw.about(dollars(leaving.back), leaving.refund.percent, leaving.refund.daysBefore)}
          </p>
          <Form intent="withdraw" basis={basisOf(found.entries)} typed={typed} label={W.withdraw.title}>
            <Hidden name="back" value={String(leaving.back)} />
            <TextArea name="why" label={W.withdraw.why} rows={2} maxLength={1000} required />
            <Submit tone="danger">{W.withdraw.button(dollars(leaving.back))}</Submit>
          </Form>
        </details>
      )}
    </>
  )
}

function LicenceCheck({ found, typed }: { readonly found: DeskApplication; readonly typed?: Typed }) {
  const { application, names, training } = found
  const { licence, answers } = application
  const given = answers?.licence
  return (
    <Section title={W.licence.title} about={W.licence.about}>
      <p>
        {given
          ? `${given.kind} ${given.number}, ${given.state}, valid until ${given.expires.toString()}`
          : '–'}
      </p>
      <p>
        {licence
          ? `${licence.outcome === 'confirmed' ? W.licence.confirmed : W.licence.notConfirmed}. ${dateOf(licence.at, training.plan.zone)}, ${licence.by ? (names.get(licence.by) ?? licence.by) : ''}, ${licence.source}`
          : W.licence.none}
      </p>
      <details className="training-act" open={!licence || cameBack(typed, 'check-licence')}>
        <summary>{W.licence.button}</summary>
        <Form intent="check-licence" basis={basisOf(found.entries)} typed={typed} label={W.licence.title}>
          <Choice
            name="outcome"
            label={W.licence.outcome}
            options={[
              { value: 'confirmed', label: W.licence.confirmed },
              { value: 'not-confirmed', label: W.licence.notConfirmed },
            ]}
            required
          />
          <Field name="source" label={W.licence.source} maxLength={300} required />
          <DateField name="until" label={W.licence.until} />
          <Field name="note" label={W.licence.note} maxLength={500} />
          <Submit>{W.licence.button}</Submit>
        </Form>
      </details>
    </Section>
  )
}
