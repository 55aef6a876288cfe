import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { protocolName } from '#kernel/protocol.ts'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { site } from '#web/context.ts'
import { Description } from '#web/description.tsx'
import { Notice, PageHead, Section, SourceNote } from '#web/page.tsx'
import { formOf, readForm, type Typed } from '#web/read-form.ts'
import { isTrapped } from '#web/trap.tsx'
import { readSending, sendingForm } from '../enquiry.ts'
import type { TakingPractice } from '../enquiry-store.ts'
import { SEND } from '../enquiry-words.ts'
import type { Answers } from '../screening.ts'
import { askedAlone, partsOf, readAnswers, type SelfCheck, selfCheck } from '../self-check.ts'
import { RESULT, SELF_CHECK, WORDING } from '../self-check-words.ts'
import type { Route } from './+types/self-check.ts'
import { EnquiryForm } from './EnquiryForm.tsx'
import { SelfCheckForm } from './SelfCheckForm.tsx'
import { SelfCheckResult } from './SelfCheckResult.tsx'
import './self-check.css'

export function loader({ context }: Route.LoaderArgs) {
  const { screening } = context.get(site).protocol
  return { parts: partsOf(screening), rules: askedAlone(screening) }
}

const form = z.discriminatedUnion('intent', [z.looseObject({ intent: z.literal('check') }), sendingForm])

/** What somebody answered is in this one response and nowhere else. */
type Answered = {
  readonly typed?: Typed
  readonly result?: {
    readonly answers: Answers
    readonly check: SelfCheck
    readonly practices: readonly TakingPractice[]
  }
}
const answer = (answered: Answered, status = 200) =>
  data(answered, { status, headers: { 'Cache-Control': 'no-store' } })

export async function action({ request, context }: Route.ActionArgs) {
  const { protocol, enquiryBox, limits, caller, now } = context.get(site)
  const trapped = isTrapped(await formOf(request.clone()))
  const read = await readForm(request, form)
  const typed = read.ok ? read.again() : read.typed
  const answers = readAnswers(firstOf(typed), protocol.screening)
  if (!answers.ok) return answer({ typed: { ...typed, problems: answers.problems } }, 422)
  const practices = await enquiryBox.practices()
  const check = selfCheck(answers.value, protocol, dayIn(now, 'UTC'))
  const result = { answers: answers.value, check, practices }
  if (!read.ok) return answer({ typed, result }, 422)
  if (read.value.intent === 'check') return answer({ result })

  const sending = readSending(read.value, practices)
  if (!sending.ok) return answer({ typed: read.again(...sending.problems), result }, 422)
  const taken = await limits.take(
    { what: 'enquiry-sent', whom: caller, most: 5, minutes: 60 },
    { what: 'enquiry-received', whom: sending.value.practice, most: 200, minutes: 24 * 60 },
  )
  if (!taken.ok) return answer({ typed: read.again(problem(SEND.tooMany(taken.wait))), result }, 429)
  if (!trapped)
    await enquiryBox.send({
      ...sending.value,
      sentAt: now,
      answers: answers.value,
      protocol: protocolName(protocol),
      consent: SEND.consent,
    })
  throw redirect(href('/self-check/sent'))
}

export const headers = ({ actionHeaders }: Route.HeadersArgs) => actionHeaders

const firstOf = ({ values }: Typed) =>
  Object.fromEntries(Object.entries(values).map(([name, [first]]) => [name, first]))

export default function SelfCheckPage({ loaderData: { parts, rules }, actionData }: Route.ComponentProps) {
  const { typed, result } = actionData ?? {}
  if (!result)
    return (
      <>
        <Description path="/self-check" title={SELF_CHECK.title} text={SELF_CHECK.description} />
        <PageHead what={SELF_CHECK.title}>
          <p>{SELF_CHECK.lead}</p>
          <p>{SELF_CHECK.notVerdict}</p>
        </PageHead>
        <Notice>
          <p>{SELF_CHECK.private}</p>
        </Notice>
        <p className="self-check-how">{SELF_CHECK.howTo}</p>
        <SelfCheckForm parts={parts} typed={typed} />
      </>
    )
  return (
    <>
      <SelfCheckResult check={result.check} />
      <Section title={RESULT.keep} about={RESULT.keepAbout}>
        <p>
          <a href={href('/self-check')}>{RESULT.over}</a>
        </p>
        <SourceNote source={WORDING} label={RESULT.wording} />
      </Section>
      {result.practices.length > 0 && (
        <EnquiryForm practices={result.practices} answers={result.answers} rules={rules} typed={typed} />
      )}
      <details className="self-check-change">
        <summary>{RESULT.change}</summary>
        <SelfCheckForm parts={parts} answers={result.answers} />
      </details>
    </>
  )
}
