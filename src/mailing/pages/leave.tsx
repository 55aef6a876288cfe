import { data, href } from 'react-router'
import { site } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { LEAVE } from '../page-words.ts'
import { LIST_WORDS } from '../words.ts'
import type { Route } from './+types/leave.ts'
import './mailing.css'

/** Looks only: programs that read mail follow every link before the person does. One click of a mail program is answered in src/web/one-click.ts. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const found = await context.get(site).mailing.open(params.token)
  return data(found && { list: found.list }, { status: found ? 200 : 404 })
}

export async function action({ params, context }: Route.ActionArgs) {
  const { mailing, now } = context.get(site)
  const left = await mailing.leave(params.token, 'link', now)
  return data({ isLeft: left !== undefined }, { status: left ? 200 : 404 })
}

export default function Leave({ loaderData: own, actionData, params }: Route.ComponentProps) {
  if (!own) return <Unknown />
  const name = own.list && LIST_WORDS[own.list].name
  const page = href('/mailing/preferences/:token', params)
  if (actionData?.isLeft)
    return (
      <>
        <PageHead what={LEAVE.done.title} />
        <Notice tone="done">
          <p>{name ? LEAVE.done.one(name) : LEAVE.done.all}</p>
        </Notice>
        <p className="mailing-own">
          <a href={page}>{LEAVE.own}</a>
        </p>
      </>
    )
  return (
    <>
      <PageHead what={LEAVE.title} />
      <p className="mailing-lead">{name ? LEAVE.one(name) : LEAVE.all}</p>
      <Form action={`${href('/mailing/leave/:token', params)}?by=page`}>
        <Submit>{name ? LEAVE.submit : LEAVE.submitAll}</Submit>
      </Form>
      <p className="mailing-own">
        <a href={page}>{LEAVE.own}</a>
      </p>
    </>
  )
}

const Unknown = () => (
  <>
    <PageHead what={LEAVE.unknown.title} />
    <Notice tone="amber">
      <p>{LEAVE.unknown.what}</p>
      <Action href={href('/mailing/page')} tone="quiet">
        {LEAVE.again}
      </Action>
    </Notice>
  </>
)
