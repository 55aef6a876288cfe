import { data, href, redirect } from 'react-router'
import { applicationId } from '#kernel/ids.ts'
import { fail, problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { type Care, care, site } from '#web/context.ts'
import { dateAndClock } from '#web/format.ts'
import { Breadcrumb, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import type { Application } from '../application.ts'
import type { Taken } from '../application-store.ts'
import { DESK_ACT_NAMES, decideAtDesk } from '../desk-acts.ts'
import { APPLICATION_PAGE } from '../desk-application-words.ts'
import type { DeskApplication } from '../desk-store.ts'
import { TRAINING_PAGE, TRAININGS_DESK } from '../desk-words.ts'
import { LISTING_OFFER } from '../listing-words.ts'
import type { Mailing } from '../mail.ts'
import { leavingOf } from '../owing.ts'
import { DESK_STEPS, ruleOnStep } from '../ruling.ts'
import { stateOf, stepsOf } from '../steps.ts'
import { STATE_NAMES, STEP_NAMES } from '../steps-words.ts'
import { basisOf } from '../training.ts'
import type { Route } from './+types/desk-application.ts'
import { ApplicationHistory } from './ApplicationHistory.tsx'
import { ApplicationMoney } from './ApplicationMoney.tsx'
import { ApplicationSaid } from './ApplicationSaid.tsx'
import { DeskDecisions } from './DeskDecisions.tsx'
import { mailingOf } from './mailing.ts'
import { SignIns } from './SignIns.tsx'
import { type Sent, sentBy } from './typed.ts'
import './trainings-desk.css'

async function opened({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const id = applicationId.safeParse(params.application)
  const found = id.success ? await context.get(care).trainingDesk.application(id.data) : undefined
  if (!found || found.training.id !== params.training) throw new Response('Not found', { status: 404 })
  return found
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await opened({ params, context })
  const { now } = context.get(site)
  const steps = [...DESK_STEPS, 'withdraw'] as const
  const rulings = new Map(steps.map((step) => [step, ruleOnStep(step, { ...found, now })]))
  return {
    found,
    rulings,
    leaving: leavingOf(found.training.plan, found.application, now),
    today: dayIn(now, found.training.plan.zone),
    isDone: new URL(request.url).searchParams.has('done'),
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { trainingDesk, now } = context.get(care)
  const found = await opened({ params, context })
  const sent = await sentBy(request)
  const mailing = mailingOf(context.get(site))
  const taken =
    sent.text('intent') === 'accept'
      ? await trainingDesk.accept(found.id, mailing, sent.text('why')?.slice(0, 1000))
      : await decide(found, sent, { trainingDesk, mailing, now })
  if (!taken.ok) return data(sent.again(taken.problems, taken.ruling), { status: 422 })
  throw redirect(`${href('/desk/trainings/:training/applications/:application', params)}?done=yes`, 303)
}

async function decide(
  found: DeskApplication,
  { text }: Sent,
  { trainingDesk, mailing, now }: Pick<Care, 'trainingDesk' | 'now'> & { readonly mailing: Mailing },
): Promise<Taken> {
  const act = DESK_ACT_NAMES.find((name) => name === text('intent'))
  if (!act) return fail(problem(APPLICATION_PAGE.unknownAct))
  const decided = decideAtDesk(act, text, found, now)
  if (!decided.ok) return decided
  // Sent twice, or after somebody else wrote: money must not be recorded a second time.
  return trainingDesk.take(
    found.id,
    decided.value.step,
    mailing,
    ({ entries }) => (basisOf(entries) === text('basis') ? decided : fail(problem(APPLICATION_PAGE.changed))),
    text('why'),
  )
}

export default function DeskApplicationPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { found, rulings, leaving, today, isDone } = loaderData
  const { training, application, email, turn } = found
  const { plan } = training
  const { offeredUntil, answers, certificate } = application
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/desk/trainings'), label: TRAININGS_DESK.title },
          { href: href('/desk/trainings/:training', params), label: plan.title },
        ]}
      />
      <PageHead
        what={answers?.name ?? TRAINING_PAGE.unnamed}
        title={APPLICATION_PAGE.title}
        state={STATE_NAMES[stateOf(plan, application)]}
      />
      {isDone && !actionData && (
        <Notice tone="done">
          <p>{TRAINING_PAGE.done}</p>
        </Notice>
      )}
      <Facts
        facts={[
          [APPLICATION_PAGE.email, email ?? '–'],
          ...(turn ? [['Waiting list', APPLICATION_PAGE.turn(turn)] as const] : []),
          ...(offeredUntil
            ? [['Offer', APPLICATION_PAGE.offered(dateAndClock(offeredUntil, plan.zone))] as const]
            : []),
          ...(certificate
            ? [[LISTING_OFFER.desk.title, <DeskListing key="listing" {...application} />] as const]
            : []),
          ...(application.ended?.why ? [['Reason', application.ended.why] as const] : []),
        ]}
      />
      <DeskDecisions found={found} rulings={rulings} leaving={leaving} typed={actionData} />
      <Section title={APPLICATION_PAGE.way}>
        <ol className="training-way">
          {stepsOf(plan, application).map(({ step, done, at }) => (
            <li key={step}>
              <span>{STEP_NAMES[step]}</span>
              <span>{done ? (at ? dateAndClock(at, plan.zone) : 'done') : APPLICATION_PAGE.open}</span>
            </li>
          ))}
        </ol>
      </Section>
      <ApplicationMoney
        found={found}
        today={today}
        mayRecord={rulings.get('move-money')?.ruling === 'allow'}
        granting={rulings.get('grant-scholarship')}
        typed={actionData}
      />
      <SignIns found={found} ruling={rulings.get('correct-sign-in')} typed={actionData} />
      <ApplicationSaid application={application} />
      <ApplicationHistory found={found} />
    </>
  )
}

function DeskListing({ listing }: Pick<Application, 'listing'>) {
  const words = LISTING_OFFER.desk
  return (
    <>
      {words[listing?.answer ?? 'offered']}{' '}
      {listing?.listing && (
        <a href={href('/desk/directory/:listing', { listing: listing.listing })}>{words.see}</a>
      )}
    </>
  )
}
