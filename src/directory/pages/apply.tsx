import { data, redirect } from 'react-router'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { placeOfZip } from '#platform/places.ts'
import { site } from '#web/context.ts'
import { Description } from '#web/description.tsx'
import { Checkbox, Field, FieldGroup, Form, Submit } from '#web/form.tsx'
import { Notice, PageHead } from '#web/page.tsx'
import { isTrapped, Trap } from '#web/trap.tsx'
import { readContact } from '../contact.ts'
import { APPLY } from '../owner-words.ts'
import { readProfile } from '../read-profile.ts'
import type { Route } from './+types/apply.ts'
import { Agreement } from './Agreement.tsx'
import { limitsOfApplying } from './limits.ts'
import { ProfileFields } from './ProfileFields.tsx'
import { sentBy, typedFrom } from './profile-form.ts'
import './owners.css'

const SENT = '/directory/apply?sent=yes'

export function loader({ request }: Route.LoaderArgs) {
  return { sent: new URL(request.url).searchParams.has('sent') }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { owners, links, post, limits, caller, origin, now } = context.get(site)
  const sent = await sentBy(request)
  if (isTrapped(sent.form)) throw redirect(SENT, 303)
  if (sent.text('more')) return data(sent.again())
  const profile = readProfile(typedFrom(sent), { locate: placeOfZip, today: dayIn(now, 'UTC') })
  const contact = readContact(sent.text('contactEmail'))
  const agreed = sent.text('consent') === 'yes'
  if (!profile.ok || !contact.ok || !agreed)
    return data(
      sent.again(
        ...(profile.ok ? [] : profile.problems),
        ...(contact.ok ? [] : contact.problems),
        ...(agreed ? [] : [problem(APPLY.agreeMissing, 'consent')]),
      ),
      { status: 422 },
    )
  const taken = await limits.take(...limitsOfApplying(caller, contact.value))
  if (!taken.ok) return data(sent.again(problem(APPLY.wait(taken.wait))), { status: 429 })
  const application = { profile: profile.value, contactEmail: contact.value }
  const applied = await owners.apply(application, { links, post, origin, now })
  if (!applied.ok) return data(sent.again(...applied.problems), { status: 422 })
  throw redirect(SENT, 303)
}

export default function Apply({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.sent && !actionData) return <Sent />
  return (
    <>
      <Description path="/directory/apply" title={APPLY.title} text={APPLY.lead} />
      <PageHead what={APPLY.title} />
      <div className="lead">
        <p>{APPLY.lead}</p>
        <ol>
          {APPLY.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>{APPLY.leave}</p>
      </div>
      <Form typed={actionData}>
        <ProfileFields typed={actionData} />
        <Field
          name="contactEmail"
          label={APPLY.contact}
          help={APPLY.contactHelp}
          type="email"
          autoComplete="email"
          maxLength={254}
          required
        />
        <FieldGroup legend={APPLY.consent}>
          <Agreement />
          <Checkbox name="consent" label={APPLY.agree} required />
        </FieldGroup>
        <Trap />
        <Submit>{APPLY.submit}</Submit>
      </Form>
    </>
  )
}

const Sent = () => (
  <>
    <PageHead what={APPLY.sent.title} />
    <Notice tone="done">
      <p>{APPLY.sent.what}</p>
      <p>{APPLY.sent.next}</p>
    </Notice>
    <p className="lead">{APPLY.sent.none}</p>
  </>
)
