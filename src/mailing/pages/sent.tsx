import { href } from 'react-router'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { SENT } from '../page-words.ts'
import type { Route } from './+types/sent.ts'
import './mailing.css'

export function loader({ request }: Route.LoaderArgs) {
  return { isPage: new URL(request.url).searchParams.get('for') === 'page' }
}

export default function SentLetter({ loaderData: { isPage } }: Route.ComponentProps) {
  return (
    <>
      <PageHead what={SENT.title} />
      <Notice tone="done">
        <p>{isPage ? SENT.page : SENT.join}</p>
      </Notice>
      <p className="mailing-lead">{SENT.none}</p>
      <Action href={isPage ? href('/mailing/page') : href('/mailing')} tone="quiet">
        {SENT.again}
      </Action>
    </>
  )
}
