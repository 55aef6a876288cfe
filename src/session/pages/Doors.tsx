/** The other pages of a session. */
import { href } from 'react-router'
import { Action } from '#web/page.tsx'

type DoorsProps = {
  readonly params: { readonly course: string; readonly visit: string }
  readonly closed: boolean
}

export function Doors({ params, closed }: DoorsProps) {
  return (
    <nav className="session-doors" aria-label="Pages of this session">
      {!closed && <a href={`/console#${params.visit}`}>Live console</a>}
      <a href={href('/courses/:course/preparation/:visit', params)}>Readiness</a>
      <a href={href('/courses/:course/sessions/:visit/order', params)}>Order</a>
      <a href={href('/courses/:course/sessions/:visit/instructions', params)}>Instructions</a>
      <Action
        href={href('/courses/:course/sessions/:visit/discharge', params)}
        tone={closed ? 'quiet' : 'primary'}
      >
        {closed ? 'Discharge record' : 'Discharge'}
      </Action>
    </nav>
  )
}
