import { data, href, redirect } from 'react-router'
import { trainingId } from '#kernel/ids.ts'
import { fail, problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { care, site } from '#web/context.ts'
import { date } from '#web/format.ts'
import { Action, Breadcrumb, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { ruleOnPublishing } from '../announcing.ts'
import { DESK_ACTS } from '../desk-acts-words.ts'
import type { LicenceEnding } from '../desk-store.ts'
import { TRAINING_PAGE, TRAININGS_DESK } from '../desk-words.ts'
import { dollars } from '../money-words.ts'
import { DISCIPLINES, seatsIn } from '../plan.ts'
import { DISCIPLINE_NAMES, ORDER_NAMES, ROLE_NAMES } from '../plan-words.ts'
import type { TrainingAct } from '../planning-store.ts'
import { inTurn } from '../seats.ts'
import { SITE } from '../site-words.ts'
import type { Route } from './+types/desk-training.ts'
import { ApplicationLists } from './ApplicationLists.tsx'
import { mailingOf } from './mailing.ts'
import { TrainingActs } from './TrainingActs.tsx'
import { TrainingHistory } from './TrainingHistory.tsx'
import { type Sent, sentBy } from './typed.ts'
import './trainings-desk.css'

async function opened({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const id = trainingId.safeParse(params.training)
  const found = id.success ? await context.get(care).trainingDesk.training(id.data) : undefined
  if (!found) throw new Response('Not found', { status: 404 })
  return found
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await opened({ params, context })
  const { plan, applications } = found
  const { now } = context.get(site)
  const ending = await context.get(care).trainingDesk.licencesEnding(dayIn(now, plan.zone))
  const waiting = inTurn(plan, applications).map(({ id }) => id)
  return {
    found,
    waiting,
    publishing: ruleOnPublishing(found, dayIn(now, plan.zone)),
    ending: ending.filter(({ training }) => training.id === found.id),
    isDone: new URL(request.url).searchParams.has('done'),
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { trainingDesk } = context.get(care)
  const found = await opened({ params, context })
  const sent = await sentBy(request)
  const act = actOf(sent)
  if (!act.ok) return data(sent.again(act.problems), { status: 422 })
  const done = await trainingDesk.act(
    found.id,
    sent.text('basis') ?? '',
    act.value,
    mailingOf(context.get(site)),
  )
  if (!done.ok) return data(sent.again(done.problems, done.ruling), { status: 422 })
  throw redirect(`${href('/desk/trainings/:training', params)}?done=yes`, 303)
}

function actOf(sent: Sent) {
  const act = sent.text('intent')
  const why = sent.text('why')?.slice(0, 1000)
  if (act === 'publish') return { ok: true, value: { act, why } satisfies TrainingAct } as const
  if ((act === 'hide' || act === 'cancel') && why)
    return { ok: true, value: { act, why } satisfies TrainingAct } as const
  return fail(problem(DESK_ACTS.why, 'why'))
}

export default function DeskTraining({ loaderData, actionData }: Route.ComponentProps) {
  const { found, waiting, publishing, ending, isDone } = loaderData
  const { id, slug, plan, state, fullness } = found
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/trainings'), label: TRAININGS_DESK.title }]} />
      <PageHead what={plan.title} state={TRAININGS_DESK.states[state]}>
        {state !== 'cancelled' && (
          <>
            <Action href={href('/desk/trainings/:training/plan', { training: id })}>
              {TRAINING_PAGE.change}
            </Action>
            <Action href={href('/desk/trainings/:training/agenda', { training: id })} tone="quiet">
              {TRAINING_PAGE.agenda}
            </Action>
          </>
        )}
        {state === 'open' && (
          <Action href={href('/desk/trainings/:training/sign-in', { training: id })} tone="quiet">
            {SITE.nav}
          </Action>
        )}
        {state !== 'draft' && (
          <Action href={`/trainings/${slug}`} tone="quiet">
            {TRAININGS_DESK.see}
          </Action>
        )}
      </PageHead>
      {isDone && !actionData && (
        <Notice tone="done">
          <p>{TRAINING_PAGE.done}</p>
        </Notice>
      )}
      <Facts
        facts={[
          ['When', `${date(plan.from)} to ${date(plan.to)}`],
          ['Where', `${plan.place.name}, ${plan.place.town}, ${plan.place.state}`],
          [
            'Seats',
            <ul key="seats">
              {DISCIPLINES.map((one) => (
                <li key={one}>
                  {DISCIPLINE_NAMES[one]}: {TRAINING_PAGE.seatsOf(fullness.taken[one], plan.seats[one])},{' '}
                  {TRAINING_PAGE.free(fullness.free[one])}
                </li>
              ))}
            </ul>,
          ],
          ['All seats', seatsIn(plan)],
          ['Price', `${dollars(plan.price)}, with a deposit of ${dollars(plan.deposit)}`],
          ['Last day to apply', date(plan.applyBy)],
          ['Last day to pay everything', date(plan.fullPaymentBy)],
          ['Waiting list', `${ORDER_NAMES[plan.waiting.order]}; an offer holds ${plan.waiting.hours} hours`],
          ['Team', plan.team.map(({ name, role }) => `${name} (${ROLE_NAMES[role]})`).join(', ') || '–'],
        ]}
      />
      <Licences ending={ending} />
      <ApplicationLists training={id} applications={found.applications} waiting={waiting} zone={plan.zone} />
      <TrainingActs found={found} publishing={publishing} typed={actionData} />
      <Section title={TRAINING_PAGE.history}>
        <TrainingHistory entries={found.entries} names={found.names} zone={plan.zone} />
      </Section>
    </>
  )
}

/** Looked up when they applied, and over by the day on which it counts. */
function Licences({ ending }: { readonly ending: readonly LicenceEnding[] }) {
  if (ending.length === 0) return null
  return (
    <Section title={TRAINING_PAGE.licences.title} about={TRAINING_PAGE.licences.about}>
      <ul className="training-list">
        {ending.map(({ id, name, ends, training }) => (
          <li key={id}>
            <a
              href={href('/desk/trainings/:training/applications/:application', {
                training: training.id,
                application: id,
              })}
            >
              {name}
            </a>
            {`: ${TRAINING_PAGE.licences.until(date(ends))}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
