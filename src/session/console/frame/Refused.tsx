/** What the server did not take: what it is, why, and the person's own word on what becomes of it. */
import { useState } from 'react'
import { clock } from '#web/format.ts'
import { Notice, Section } from '#web/page.tsx'
import { useAtHand } from '../at-hand.tsx'
import type { Refused as RefusedBatch } from '../held.ts'
import { wordsFor } from '../wording.ts'
import { REFUSED, STORED } from '../words.ts'

export function Refused() {
  const { held } = useAtHand()
  if (held.refused.length === 0) return null
  return (
    <Section title={REFUSED.title} id="refused" about={REFUSED.about}>
      {held.refused.map((batch) => (
        <Batch key={batch.id} batch={batch} />
      ))}
    </Section>
  )
}

function Batch({ batch }: { readonly batch: RefusedBatch }) {
  const { device, held } = useAtHand()
  const [sure, setSure] = useState(false)
  const session = held.sessions.find(({ id }) => id === batch.course)
  const zone = session?.zone ?? held.person?.zone ?? 'UTC'
  const settle = (how: 'send-again' | 'given-up') => void device.settle(batch.id, how)
  return (
    <Notice tone={batch.confirm ? 'amber' : 'red'} title={session?.patient.name}>
      <ul>
        {batch.drafts.map((draft, i) => (
          <li key={i}>
            {clock(draft.at, zone)} {(session && wordsFor(draft, session.protocol)) ?? STORED.other}
          </li>
        ))}
      </ul>
      {batch.confirm ? (
        <p>{REFUSED.confirm}</p>
      ) : (
        batch.problems.map(({ message }) => <p key={message}>{message}</p>)
      )}
      <p className="alarm-acts">
        {batch.confirm && (
          <a className="button button-primary" href="/confirm?to=/console">
            {REFUSED.toConfirm}
          </a>
        )}
        <button type="button" className="button button-quiet" onClick={() => settle('send-again')}>
          {REFUSED.again}
        </button>
        {sure ? (
          <>
            <button type="button" className="button button-danger" onClick={() => settle('given-up')}>
              {REFUSED.giveUpSure}
            </button>
            <button type="button" className="button button-quiet" onClick={() => setSure(false)}>
              {REFUSED.keep}
            </button>
          </>
        ) : (
          <button type="button" className="button button-danger" onClick={() => setSure(true)}>
            {REFUSED.giveUp}
          </button>
        )}
      </p>
    </Notice>
  )
}
