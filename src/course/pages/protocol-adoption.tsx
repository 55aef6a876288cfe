/** Editing the practice's protocol: checked, shown as a difference, signed by a prescriber. Nothing is stored before. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { protocolName } from '#kernel/protocol.ts'
import { problem } from '#kernel/result.ts'
import { care } from '#web/context.ts'
import { Checkbox, Form, Hidden, Submit, TextArea } from '#web/form.tsx'
import { Breadcrumb, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { SignatureField } from '#web/signature.tsx'
import { nextId } from '../adoption.ts'
import { ADOPTING, PAGES } from '../protocol-page-words.ts'
import { besideOf } from '../references.ts'
import type { Route } from './+types/protocol-adoption.ts'
import { asOwnCopy, type Checked, check, stillNeeded } from './adopting.ts'
import { Differences } from './Differences.tsx'
import './protocol.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { charts, person } = context.get(care)
  const { current, known } = await charts.protocols()
  return {
    current: protocolName(current.protocol),
    text: asOwnCopy(current.text, nextId(person.practiceName, current.protocol, known)),
  }
}

const LONGEST = 600_000
const text = z.string().max(500, 'Say it in at most 500 characters.').optional()
const form = z.object({
  act: z.enum(['check', 'sign']),
  text: z.string(ADOPTING.needText).max(LONGEST, ADOPTING.tooLong),
  shown: text,
  signature: text,
  reason: text,
  confirmed: text,
})

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, content, forms, person, now } = context.get(care)
  const read = await readForm(request, form)
  if (!read.ok) return data({ typed: read.typed, checked: undefined }, { status: 422 })
  const sent = { ...read.value, text: `${read.value.text.replaceAll('\r\n', '\n')}\n` }
  const questionnaires = (await forms.all()).map(({ questionnaire }) => questionnaire)
  const beside = besideOf(content.consents.keys(), questionnaires)
  const proposal = check(sent.text, await charts.protocols(), { person, beside })
  if (!proposal.ok)
    return data({ typed: read.again(...proposal.problems), checked: undefined }, { status: 422 })
  const checked = proposal.value
  if (checked.ruling.ruling === 'refuse') {
    return data({ typed: read.refused(checked.ruling), checked }, { status: 422 })
  }
  if (sent.act === 'check') return data({ typed: read.again(), checked })
  const needed = stillNeeded(checked, sent, person)
  if (needed.length > 0) return data({ typed: read.again(...needed), checked }, { status: 422 })
  const adopted = await charts.adopt({
    protocol: checked.protocol,
    text: sent.text,
    adoptedAt: now,
    signedBy: person.id,
    signedName: sent.signature ?? '',
    reason: sent.reason ?? '',
  })
  if (!adopted) return data({ typed: read.again(problem(ADOPTING.taken, 'text')), checked }, { status: 422 })
  throw redirect(href('/protocol'))
}

export default function ProtocolAdoption({
  loaderData: { current, text },
  actionData,
}: Route.ComponentProps) {
  const checked = actionData?.checked
  return (
    <div className="document">
      <Breadcrumb trail={[{ href: href('/protocol'), label: PAGES.back }]} />
      <PageHead what={ADOPTING.title}>
        <a href={href('/protocol/document')}>{ADOPTING.download}</a>
      </PageHead>
      <p className="section-about">{ADOPTING.about}</p>
      <Form typed={actionData?.typed}>
        {checked && <Shown checked={checked} current={current} />}
        <TextArea
          name="text"
          label={ADOPTING.text}
          help={ADOPTING.textHelp}
          defaultValue={text}
          rows={30}
          required
        />
        <Submit tone={checked ? 'quiet' : 'primary'} name="act" value="check">
          {ADOPTING.check}
        </Submit>
      </Form>
    </div>
  )
}

/** The difference, what the rules ask, and where the prescriber signs: above the text, because it comes next. */
function Shown({
  checked: { ruling, all, name, digest },
  current,
}: {
  readonly checked: Checked
  readonly current: string
}) {
  return (
    <>
      <Section title={ADOPTING.difference(current, name)}>
        <Differences all={all} />
      </Section>
      {ruling.ruling === 'ask' && <RulingView ruling={ruling} />}
      {ruling.ruling !== 'refuse' && (
        <Section title={ADOPTING.sign} about={ADOPTING.signAbout}>
          <Hidden name="shown" value={digest} />
          {ruling.ruling === 'ask' && <Checkbox name="confirmed" label={ADOPTING.confirm} required />}
          <TextArea
            name="reason"
            label={ADOPTING.reason}
            help={ADOPTING.reasonHelp}
            maxLength={500}
            rows={3}
            required
          />
          <SignatureField help={ADOPTING.signatureHelp} />
          <Submit name="act" value="sign">
            {ADOPTING.signNow}
          </Submit>
        </Section>
      )}
    </>
  )
}
