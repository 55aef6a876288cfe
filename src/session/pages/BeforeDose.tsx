/** Before anything is given: does the day allow it, and is there an order? */
import { href } from 'react-router'
import { Notice } from '#web/page.tsx'
import type { Here } from '../here.ts'
import { awaitsConfirmation } from '../orders.ts'

type BeforeDoseProps = {
  readonly here: Pick<Here, 'session' | 'readiness'>
  readonly params: { readonly course: string; readonly visit: string }
}

export function BeforeDose({ here: { session, readiness }, params }: BeforeDoseProps) {
  const order = session.orders.at(-1)
  const open = readiness.reasons.length
  return (
    <div className="before-dose">
      {readiness.ruling === 'allow' ? (
        <Notice tone="done" title="Everything of the day is settled." />
      ) : (
        <Notice
          tone={readiness.ruling === 'refuse' ? 'red' : 'amber'}
          title={`No dose yet: ${open} ${open === 1 ? 'thing is' : 'things are'} open today.`}
        >
          <details className="act">
            <summary>What is open</summary>
            <ul>
              {readiness.reasons.map(({ rule, why }) => (
                <li key={rule}>{why}</li>
              ))}
            </ul>
          </details>
          <p>
            <a href={href('/courses/:course/preparation/:visit', params)}>Settle them</a>
          </p>
        </Notice>
      )}
      {!order && (
        <Notice tone="amber" title="There is no order yet.">
          <p>
            <a href={href('/courses/:course/sessions/:visit/order', params)}>The prescriber writes it here</a>
          </p>
        </Notice>
      )}
      {order && awaitsConfirmation(order) && (
        <Notice tone="amber" title="The order waits for a second confirmation.">
          <p>
            <a href={href('/courses/:course/sessions/:visit/order', params)}>Look at it and confirm it</a>
          </p>
        </Notice>
      )}
    </div>
  )
}
