/** Another address for letters about a listing: the new one confirms it here, the old one stops it or takes it back. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { type Site, site } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { BACK_DAYS, CONFIRM, STOP, stateOf } from '../contact-change.ts'
import { CHANGING as WORDS } from '../contact-change-words.ts'
import type { Route } from './+types/contact-change.ts'
import './owners.css'

/** What this browser may do with the change: what its links say, as long as there is something to do. */
async function opened({ held, contactChanges, now }: Site, id: string) {
  const purposes = (await held()).filter(({ subject }) => subject === id).map(({ purpose }) => purpose)
  if (!purposes.includes(CONFIRM) && !purposes.includes(STOP)) return undefined
  const change = await contactChanges.open(id)
  return {
    mayConfirm: purposes.includes(CONFIRM),
    mayStop: purposes.includes(STOP),
    state: change ? stateOf(change, now) : 'ended',
    ...(change ? { owner: href('/directory/:listing/owner', { listing: change.listing }) } : {}),
  } as const
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await opened(context.get(site), params.change)
  // Said to whoever has just stopped it: the address tells it.
  const isStopped = found?.state === 'ended' && new URL(request.url).searchParams.has('stopped')
  return data(found && { ...found, isStopped }, { status: found ? 200 : 403 })
}

const form = z.object({ intent: z.enum(['confirm', 'stop']) })

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const read = await readForm(request, form)
  const found = await opened(here, params.change)
  const again = (status: number) =>
    data(read.ok ? read.again({ message: WORDS.locked }) : read.typed, { status })
  if (!found) return again(403)
  if (!read.ok) return again(422)
  const { intent } = read.value
  if (!(intent === 'confirm' ? found.mayConfirm : found.mayStop)) return again(403)
  await (intent === 'confirm' ? here.contactChanges.confirm : here.contactChanges.stop)(params.change, here)
  throw redirect(href('/open/addresses/:change', params) + (intent === 'stop' ? '?stopped=yes' : ''), 303)
}

export default function ContactChangePage({ loaderData: found, actionData: typed }: Route.ComponentProps) {
  if (!found) return <Said title={WORDS.locked} about={WORDS.lockedAbout} />
  const { state, mayConfirm, mayStop, owner, isStopped } = found
  if (isStopped) return <Said title={WORDS.stopped} about={WORDS.stoppedAbout} owner={owner} done />
  if (state === 'waits' && mayConfirm)
    return (
      <>
        <PageHead what={WORDS.confirm} title={WORDS.page} />
        <p className="lead">{WORDS.confirmAbout}</p>
        <Form intent="confirm" typed={typed}>
          <Submit>{WORDS.confirmButton}</Submit>
        </Form>
      </>
    )
  if (mayStop && (state === 'waits' || state === 'changed')) {
    const isBack = state === 'changed'
    return (
      <>
        <PageHead what={isBack ? WORDS.back : WORDS.stop} title={WORDS.page} />
        <p className="lead">{isBack ? WORDS.backAbout : WORDS.stopAbout}</p>
        <Form intent="stop" typed={typed}>
          <Submit>{isBack ? WORDS.backButton : WORDS.stopButton}</Submit>
        </Form>
      </>
    )
  }
  switch (state) {
    case 'changed':
      return <Said title={WORDS.changed} about={WORDS.changedAbout} owner={owner} done />
    case 'settled':
      return mayConfirm ? (
        <Said title={WORDS.changed} about={WORDS.changedAbout} owner={owner} done />
      ) : (
        <Said title={WORDS.settled} about={WORDS.settledAbout(BACK_DAYS)} owner={owner} />
      )
    case 'expired':
      return <Said title={WORDS.expired} about={WORDS.expiredAbout} owner={owner} />
    default:
      return <Said title={WORDS.ended} about={WORDS.endedAbout} owner={owner} />
  }
}

type SaidProps = {
  readonly title: string
  readonly about: string
  readonly owner?: string
  readonly done?: boolean
}

const Said = ({ title, about, owner, done }: SaidProps) => (
  <>
    <PageHead what={title} title={WORDS.page} />
    <Notice tone={done ? 'done' : 'amber'}>
      <p>{about}</p>
      {owner && (
        <Action href={owner} tone="quiet">
          {WORDS.onward}
        </Action>
      )}
    </Notice>
  </>
)
