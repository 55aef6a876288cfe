/** An application that was sent, as whoever sent it sees it: how it stands, what is next, and all they can do. */

import { dayIn } from '#kernel/time.ts'
import { Action, Empty, Facts, Notice, PageHead, Section, State } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { OWN } from '../applicant-words.ts'
import { linesOf } from '../form-lines.ts'
import { FORM } from '../form-words.ts'
import { dosingBlocks } from '../plan.ts'
import { ruleOnStep, type StepTaken } from '../ruling.ts'
import { isInvited, stateOf, stepsOf } from '../steps.ts'
import { STEP_NAMES } from '../steps-words.ts'
import { filledIn, PARTS } from '../typed-form.ts'
import { Certificate } from './Certificate.tsx'
import { Done } from './Done.tsx'
import { DosingForm } from './DosingForm.tsx'
import { EvaluationForm } from './EvaluationForm.tsx'
import { Invited } from './Invited.tsx'
import { Listing } from './Listing.tsx'
import { Money } from './Money.tsx'
import { Offer } from './Offer.tsx'
import type { Own } from './own.ts'
import { pathOf } from './own-acts.ts'
import { WishesForm } from './WishesForm.tsx'
import { Withdraw } from './Withdraw.tsx'

type OwnProps = { readonly own: Own; readonly done?: string; readonly typed?: Typed }

export function OwnApplication({ own, done, typed }: OwnProps) {
  const { training, application, turn, now } = own
  const { plan } = training
  const { place, ended } = application
  const may = (step: StepTaken) => ruleOnStep(step, { training, application, now }).ruling !== 'refuse'
  const isOut = place === 'declined' || place === 'withdrawn'
  const isCalledOff = training.state === 'cancelled'
  const today = dayIn(now, plan.zone)
  const hasBegun = application.attendance.length > 0 || Temporal.PlainDate.compare(today, plan.from) > 0
  return (
    <div className="training">
      <PageHead what={OWN.title} forWhom={plan.title} state={OWN.stands[stateOf(plan, application)]}>
        {place === 'withdrawn' && own.canApply.ruling !== 'refuse' && (
          <Action href={`${pathOf(own.id)}?part=you`}>{OWN.again}</Action>
        )}
        {training.state === 'open' && (
          <Action href={`/trainings/${training.slug}`} tone="quiet">
            {OWN.see}
          </Action>
        )}
      </PageHead>
      <Done done={done} />
      <Unasked typed={typed} />
      {isCalledOff && (
        <Notice tone="red" title={OWN.calledOff}>
          <p className="training-text">{training.cancelledWhy}</p>
        </Notice>
      )}
      {ended?.why && place === 'declined' && (
        <Notice tone="amber" title={OWN.why}>
          <p className="training-text">{ended.why}</p>
        </Notice>
      )}
      {turn !== undefined && (
        <Notice title={OWN.turn(turn)}>
          <p>{OWN.turnAbout}</p>
        </Notice>
      )}
      {place === 'offered' && !isCalledOff && <Offer own={own} />}
      {application.certificate && <Certificate {...application.certificate} zone={plan.zone} />}
      {isInvited(application) && !isCalledOff && <Invited own={own} />}
      {own.offer && <Listing id={own.id} offer={own.offer} answered={application.listing} />}
      {may('evaluate') && !application.evaluatedAt && <EvaluationForm plan={plan} typed={typed} />}
      {!isOut && !isCalledOff && <Steps own={own} />}
      {application.ledger.lines.length > 0 && <Money own={own} typed={typed} />}
      {dosingBlocks(plan).length > 0 && may('choose-dosing') && !hasBegun && (
        <DosingForm application={application} typed={typed} />
      )}
      {application.answers && may('change-wishes') && (
        <WishesForm answers={application.answers} typed={typed} />
      )}
      <Written own={own} />
      {place !== 'offered' && may('withdraw') && <Withdraw own={own} typed={typed} />}
    </div>
  )
}

/** The forms that stand on the page say themselves what is the matter with them; the rest is said here. */
function Unasked({ typed }: { readonly typed?: Typed }) {
  const intent = typed?.values.intent?.[0] ?? ''
  if (!typed || ['pay', 'withdraw', 'dosing', 'wishes', 'evaluate'].includes(intent)) return null
  return typed.problems.map(({ message }) => (
    <Notice key={message} tone="red" urgent>
      <p>{message}</p>
    </Notice>
  ))
}

const Steps = ({ own: { training, application } }: { readonly own: Own }) => (
  <Section title={OWN.steps}>
    <ol className="application-steps">
      {stepsOf(training.plan, application).map(({ step, done }) => (
        <li key={step}>
          <State tone={done ? 'done' : 'upcoming'}>{STEP_NAMES[step]}</State>
          <span className="application-step-how">{done ? OWN.stepDone : OWN.stepOpen}</span>
        </li>
      ))}
    </ol>
  </Section>
)

function Written({ own: { application, training, email } }: { readonly own: Own }) {
  const filled = filledIn(application)
  return (
    <Section title={OWN.sent} about={email && OWN.letters(email)}>
      {application.answers ? (
        <details className="application-sure">
          <summary>{OWN.read}</summary>
          {PARTS.map((part) => (
            <section key={part}>
              <h3>{FORM.parts[part]}</h3>
              <Facts facts={linesOf(part, filled, training.plan)} />
            </section>
          ))}
        </details>
      ) : (
        <Empty>{OWN.nothing}</Empty>
      )}
    </Section>
  )
}
