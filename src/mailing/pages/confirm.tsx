import { data, href } from 'react-router'
import { site } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { CONFIRM } from '../page-words.ts'
import type { Confirmation } from '../store.ts'
import { LIST_WORDS } from '../words.ts'
import type { Route } from './+types/confirm.ts'
import './mailing.css'

const STATUS = { open: 200, confirmed: 200, expired: 410, unknown: 404 } as const

/** Looks only: programs that read mail follow every link before the person does. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { mailing, now } = context.get(site)
  const found = await mailing.lookAt(params.asked, now)
  return data(found, { status: STATUS[found.is] })
}

export async function action({ params, context }: Route.ActionArgs) {
  const { mailing, now } = context.get(site)
  await mailing.confirm(params.asked, now)
  // The page is shown as it stands now.
  return null
}

export default function Confirm({ loaderData: found }: Route.ComponentProps) {
  if (found.is !== 'open') return <Done found={found} />
  return (
    <>
      <PageHead what={CONFIRM.title} />
      <div className="mailing-agreed">
        <p>{CONFIRM.lead}</p>
        <ul>
          {found.lists.map((list) => (
            <li key={list}>{LIST_WORDS[list].name}</li>
          ))}
        </ul>
        <p>{CONFIRM.agreed}</p>
        <blockquote>{found.wording}</blockquote>
      </div>
      <Form>
        <Submit>{CONFIRM.submit}</Submit>
      </Form>
      <p className="mailing-own">{CONFIRM.otherwise}</p>
    </>
  )
}

function Done({ found }: { readonly found: Confirmation }) {
  const isDone = found.is === 'confirmed'
  const words = isDone ? CONFIRM.done : found.is === 'expired' ? CONFIRM.expired : CONFIRM.unknown
  return (
    <>
      <PageHead what={words.title} />
      <Notice tone={isDone ? 'done' : 'amber'}>
        <p>{words.what}</p>
      </Notice>
      <p className="mailing-own">
        {isDone && found.page ? (
          <a href={href('/mailing/preferences/:token', { token: found.page })}>{CONFIRM.own}</a>
        ) : (
          <Action href={href('/mailing')} tone="quiet">
            {CONFIRM.again}
          </Action>
        )}
      </p>
    </>
  )
}
