/** A dose against the order. What the rules say to it stands there before it is sent. */
import { useState } from 'react'
import { Notice } from '#web/page.tsx'
import { readFields } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { act } from '../../acts/acts.ts'
import { LISTS, type Sent, sessionForm } from '../../acts/form.ts'
import { DoseForm } from '../../pages/DoseForm.tsx'
import type { HereAtHand } from '../at-hand.tsx'
import { ENTRY } from '../words.ts'
import { Acts } from './Sends.tsx'

export function Dose({ here, onStored }: { readonly here: HereAtHand; readonly onStored?: () => void }) {
  const [sent, setSent] = useState<Sent>()
  const look = (form: FormData) =>
    void readFields(form, sessionForm, LISTS).then((read) =>
      setSent(read.ok && read.value.intent === 'dose' ? read.value : undefined),
    )
  return (
    <Acts
      here={here}
      name="dose"
      aside="ask"
      onTyped={look}
      onStored={() => {
        setSent(undefined)
        onStored?.()
      }}
    >
      {(typed) => (
        <>
          <DoseForm here={{ ...here, entry: '' }} typed={typed} />
          {!typed?.ruling && <Foretold sent={sent} here={here} />}
        </>
      )}
    </Acts>
  )
}

/** Nothing is said as long as something is missing: the fields say that when the form is sent. */
function Foretold({ sent, here }: { readonly sent?: Sent; readonly here: HereAtHand }) {
  const acted = sent && act(sent, here)
  return (
    <div className="foretold" aria-live="polite">
      {acted && 'ruling' in acted && <RulingView what={ENTRY.doseRuling} ruling={acted.ruling} />}
      {acted && 'drafts' in acted && <Notice tone="done" title={ENTRY.doseAllowed} />}
    </div>
  )
}
