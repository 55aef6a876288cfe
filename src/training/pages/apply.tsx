import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { site } from '#web/context.ts'
import { Field, Form, Submit } from '#web/form.tsx'
import { Breadcrumb, Notice, PageHead } from '#web/page.tsx'
import { isTrapped, Trap } from '#web/trap.tsx'
import { BEGIN, TRAINING } from '../public-words.ts'
import { RULES } from '../ruling-words.ts'
import type { ShownTraining } from '../store.ts'
import type { Route } from './+types/apply.ts'
import { limitsOfBeginning } from './limits.ts'
import { mailingOf } from './mailing.ts'
import { sentBy } from './typed.ts'
import './training.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { trainings, now } = context.get(site)
  const training = await trainings.named(params.trainingSlug)
  if (!training) throw new Response('Not found', { status: 404 })
  return {
    title: training.plan.title,
    closed: closedOf(training, now),
    isSent: new URL(request.url).searchParams.has('sent'),
  }
}

/** Why nobody can apply now, and what to do instead. */
function closedOf({ state, plan }: ShownTraining, now: Temporal.Instant) {
  if (state === 'cancelled') return RULES.cancelled
  return Temporal.PlainDate.compare(dayIn(now, plan.zone), plan.applyBy) > 0 ? RULES.tooLate : undefined
}

const address = z.email().max(254)

/** The answer is the same whether there is an application from this address or not. */
export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const sent = await sentBy(request)
  const again = (status: number, message: string, field?: string) =>
    data(sent.again([problem(message, field)]), { status })
  const done = redirect(`${href('/trainings/:trainingSlug/apply', params)}?sent=yes`, 303)
  if (isTrapped(sent.form)) throw done
  const training = await here.trainings.named(params.trainingSlug)
  if (!training) throw new Response('Not found', { status: 404 })
  const email = address.safeParse(sent.text('email')?.toLowerCase())
  if (!email.success) return again(422, BEGIN.wrong, 'email')
  const taken = await here.limits.take(...limitsOfBeginning(here.caller, email.data))
  if (!taken.ok) return again(429, BEGIN.wait(taken.wait))
  const mailing = mailingOf(here)
  const closed = closedOf(training, here.now)
  // Whoever applied in time still gets their link.
  if (closed) await here.applications.sendLink(training, email.data, mailing)
  else await here.applications.begin(training, email.data, mailing)
  throw done
}

export default function Apply({ loaderData, actionData, params }: Route.ComponentProps) {
  const { title, closed, isSent } = loaderData
  const trail = <Breadcrumb trail={[{ href: href('/trainings/:trainingSlug', params), label: title }]} />
  if (isSent && !actionData)
    return (
      <>
        {trail}
        <PageHead what={BEGIN.sent.title} />
        <Notice tone="done">
          <p>{closed ? BEGIN.sent.closed : BEGIN.sent.what}</p>
          {!closed && <p>{BEGIN.sent.again}</p>}
        </Notice>
        <p className="training-lead">{BEGIN.sent.none}</p>
      </>
    )
  return (
    <>
      {trail}
      <PageHead what={BEGIN.title} forWhom={title} />
      {closed ? (
        <Notice tone="amber" title={TRAINING.closed}>
          <p>{closed.join(' ')}</p>
          <p>{BEGIN.closedLink}</p>
        </Notice>
      ) : (
        <div className="training-lead">
          <p>{BEGIN.lead}</p>
          <ol>
            {BEGIN.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>{BEGIN.need}</p>
        </div>
      )}
      <Form typed={actionData}>
        <Field
          name="email"
          label={BEGIN.email}
          help={closed ? undefined : BEGIN.emailHelp}
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <Trap />
        <Submit>{BEGIN.submit}</Submit>
      </Form>
    </>
  )
}
