import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { type Site, site } from '#web/context.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm, type Typed } from '#web/read-form.ts'
import {
  answerForm,
  CONFIRM,
  LONGEST_TEXT,
  limitsOfAnswering,
  limitsOfLinks,
  limitsOfSending,
  READ,
} from '../message.ts'
import type { OpenedMessage } from '../message-store.ts'
import { CONFIRMING, LOCKED, MATTERS, READING, WRITE } from '../message-words.ts'
import type { Route } from './+types/message-reply.ts'
import './message.css'

/** What was done last. The address says it after a form was sent, so that reloading does nothing twice. */
const done = z.enum(['discarded', 'answered', 'asked'])
type Done = z.output<typeof done>

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const last = done.safeParse(new URL(request.url).searchParams.get('done')).data
  return { ...(await standing(params.message, context.get(site))), last }
}

type Standing =
  /** This browser holds no link to it open. */
  | { readonly state: 'locked' }
  | { readonly state: 'gone' }
  | { readonly state: 'to-confirm' | 'sent' | 'to-read'; readonly message: OpenedMessage }

async function standing(id: string, { held, messages }: Pick<Site, 'held' | 'messages'>): Promise<Standing> {
  const purposes = (await held()).filter(({ subject }) => subject === id).map(({ purpose }) => purpose)
  const mayConfirm = purposes.includes(CONFIRM)
  if (!mayConfirm && !purposes.includes(READ)) return { state: 'locked' }
  const message = await messages.open(id)
  if (!message) return { state: 'gone' }
  if (!mayConfirm) return { state: 'to-read', message }
  return { state: message.sentAt ? 'sent' : 'to-confirm', message }
}

const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['send', 'discard', 'new-link']) }),
  answerForm.extend({ intent: z.literal('answer') }),
])

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const { messages, limits, caller } = here
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const again = (message: string, status: number) => data(read.again({ message }), { status })
  const onward = (last?: Done) =>
    redirect(href('/messages/:message', params) + (last ? `?done=${last}` : ''), 303)

  if (read.value.intent === 'new-link') {
    const taken = await limits.take(...limitsOfLinks(caller, params.message))
    if (!taken.ok) return again(LOCKED.tooOften(taken.wait), 429)
    // What is said afterwards does not tell whether there is such a message.
    if (z.uuid().safeParse(params.message).success) await messages.sendLink(params.message, here)
    throw onward('asked')
  }
  const now = await standing(params.message, here)
  if (now.state === 'locked' || now.state === 'gone') throw onward()
  const { message } = now
  if (read.value.intent === 'answer') {
    if (now.state !== 'to-read') throw onward()
    const taken = await limits.take(...limitsOfAnswering(message.id))
    if (!taken.ok) return again(READING.tooOften(taken.wait), 429)
    if (!(await messages.answer(message.id, read.value.text, here))) return again(READING.gone, 422)
    throw onward('answered')
  }
  if (now.state !== 'to-confirm') throw onward()
  if (read.value.intent === 'discard') {
    await messages.discard(message.id)
    throw onward('discarded')
  }
  const taken = await limits.take(...limitsOfSending(message.listing))
  if (!taken.ok) return again(CONFIRMING.full(taken.wait), 429)
  if (!(await messages.send(message.id, here))) return again(CONFIRMING.gone, 422)
  throw onward()
}

export default function MessagePage({ loaderData, actionData }: Route.ComponentProps) {
  const { state, last } = loaderData
  if (last === 'discarded') return <Said title={CONFIRMING.discarded}>{CONFIRMING.discardedAbout}</Said>
  if (state === 'gone') return <Said title={LOCKED.gone}>{LOCKED.goneAbout}</Said>
  if (state === 'sent') return <Said title={CONFIRMING.sent}>{CONFIRMING.sentAbout}</Said>
  if (state === 'to-confirm') return <ToConfirm message={loaderData.message} typed={actionData} />
  if (state === 'to-read')
    return <ToRead message={loaderData.message} typed={actionData} answered={last === 'answered'} />
  if (last === 'asked' && !actionData) return <Said title={LOCKED.asked}>{LOCKED.askedAbout}</Said>
  return (
    <>
      <PageHead what={LOCKED.title} />
      <p>{LOCKED.about}</p>
      <Form typed={actionData} intent="new-link">
        <Submit>{LOCKED.ask}</Submit>
        <p className="field-help">{LOCKED.askAbout}</p>
      </Form>
    </>
  )
}

/** A page that says one thing and asks for nothing. */
const Said = ({ title, children }: { readonly title: string; readonly children: string }) => (
  <>
    <PageHead what={title} />
    <p className="prose">{children}</p>
  </>
)

type PartProps = { readonly message: OpenedMessage; readonly typed?: Typed }

function ToConfirm({ message, typed }: PartProps) {
  return (
    <>
      <PageHead what={CONFIRMING.title} />
      {message.provider ? (
        <p>{CONFIRMING.to(message.provider)}</p>
      ) : (
        <Notice tone="amber">{CONFIRMING.gone}</Notice>
      )}
      <MessageText message={message} />
      <Facts
        facts={[
          [WRITE.name, message.visitorName],
          [WRITE.matter, MATTERS[message.matter]],
        ]}
      />
      {message.provider && (
        <Form typed={typed} intent="send">
          <Submit>{CONFIRMING.send}</Submit>
        </Form>
      )}
      <Form typed={typed} intent="discard">
        <Submit tone="quiet">{CONFIRMING.discard}</Submit>
      </Form>
    </>
  )
}

function ToRead({ message, typed, answered }: PartProps & { readonly answered: boolean }) {
  const { sender, visitorName, provider } = message
  return (
    <>
      <PageHead what={READING.title}>
        <p>
          {sender === 'visitor' ? READING.fromVisitor(visitorName) : READING.fromProvider(provider ?? '')}
        </p>
      </PageHead>
      <Facts facts={[[READING.about, MATTERS[message.matter]]]} />
      <MessageText message={message} />
      {answered && (
        <Notice tone="done" title={READING.sent}>
          <p>{READING.sentAbout}</p>
        </Notice>
      )}
      <Section title={READING.answerTitle} about={READING.answerAbout}>
        <Form typed={typed} intent="answer">
          <TextArea name="text" label={READING.text} help={WRITE.textHelp(LONGEST_TEXT)} rows={8} required />
          <Submit>{READING.submit}</Submit>
        </Form>
      </Section>
    </>
  )
}

/** As it was written; nothing in it is a link or markup. */
const MessageText = ({ message }: { readonly message: OpenedMessage }) => (
  <blockquote className="message-text">{message.text}</blockquote>
)
