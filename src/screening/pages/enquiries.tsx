import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Instant } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { dateAndClock } from '#web/format.ts'
import { Empty, PageHead, Section, State, type Tone } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { type Enquiry, type EnquiryState, stateOf } from '../enquiry.ts'
import { MOST_LISTED } from '../enquiry-store.ts'
import { ENQUIRIES, STATES } from '../enquiry-words.ts'
import { reachOutAfter } from '../self-check.ts'
import type { Route } from './+types/enquiries.ts'
import './screening.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { enquiries, person, now } = context.get(care)
  const [all, taking] = await Promise.all([enquiries.list(), enquiries.taking()])
  return { all, taking, zone: person.zone, now }
}

const form = z.object({ intent: z.enum(['start', 'stop']) })

export async function action({ request, context }: Route.ActionArgs) {
  const { enquiries, now } = context.get(care)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  await (read.value.intent === 'start' ? enquiries.start(now) : enquiries.stop())
  throw redirect(href('/enquiries'))
}

const WAITING: readonly EnquiryState[] = ['new', 'answered']

export default function EnquiriesPage({ loaderData: { all, taking, zone, now } }: Route.ComponentProps) {
  const waiting = all.filter((enquiry) => WAITING.includes(stateOf(enquiry)))
  const done = all.filter((enquiry) => !WAITING.includes(stateOf(enquiry)))
  return (
    <>
      <PageHead what={ENQUIRIES.title}>
        <p>{ENQUIRIES.about}</p>
      </PageHead>
      <Section title={ENQUIRIES.waiting}>
        {waiting.length > 0 ? (
          <List enquiries={waiting} zone={zone} now={now} />
        ) : (
          <Empty>{ENQUIRIES.nobodyWaits}</Empty>
        )}
      </Section>
      {done.length > 0 && (
        <Section title={ENQUIRIES.done}>
          <List enquiries={done} zone={zone} now={now} />
        </Section>
      )}
      {all.length === MOST_LISTED && <p>{ENQUIRIES.more(MOST_LISTED)}</p>}
      <Section title={ENQUIRIES.settings} about={taking ? ENQUIRIES.taking : ENQUIRIES.notTaking}>
        <Form intent={taking ? 'stop' : 'start'}>
          <Submit tone="quiet">{taking ? ENQUIRIES.stop : ENQUIRIES.start}</Submit>
        </Form>
      </Section>
    </>
  )
}

const TONES: Readonly<Record<EnquiryState, Tone>> = {
  new: 'due',
  answered: 'upcoming',
  course: 'done',
  closed: 'quiet',
}

type ListProps = { readonly enquiries: readonly Enquiry[]; readonly zone: string; readonly now: Instant }

const List = ({ enquiries, zone, now }: ListProps) => (
  <ul className="screening-rows">
    {enquiries.map((enquiry) => {
      const state = stateOf(enquiry)
      const urgent = WAITING.includes(state) && reachOutAfter(enquiry.answers) === 'told'
      return (
        <li key={enquiry.id}>
          <div>
            <a href={href('/enquiries/:enquiry', { enquiry: enquiry.id })}>{enquiry.name}</a>
            <p className="screening-by">
              {dateAndClock(enquiry.sentAt, zone, now)} ·{' '}
              {ENQUIRIES.answers(Object.keys(enquiry.answers).length)}
            </p>
          </div>
          {urgent && <State tone="overdue">{ENQUIRIES.reachOut}</State>}
          <State tone={TONES[state]}>{STATES[state]}</State>
        </li>
      )
    })}
  </ul>
)
