/** What is to be measured next: by colour and by words, soonest first. */

import type { Instant } from '#kernel/time.ts'
import { AgendaList } from '#web/agenda.tsx'
import { ago, clock } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { type Due, stateOf } from '../due.ts'
import { MEASURE } from '../words.ts'

const STATES = { later: 'upcoming', due: 'due', overdue: 'overdue' } as const

export function DueNow({
  due,
  now,
  zone,
}: {
  readonly due: readonly Due[]
  readonly now: Instant
  readonly zone: string
}) {
  if (due.length === 0) return null
  return (
    <Section title="Due" id="due">
      <AgendaList
        label="Due"
        lines={due.map((one) => ({
          state: STATES[stateOf(one, now)],
          what: one.what,
          when: `${clock(one.from, zone)}, ${ago(one.from, now)}`,
          why: `${one.why}. Missing: ${one.measures.map((measure) => MEASURE[measure].name.toLowerCase()).join(', ')}.`,
          href:
            one.measures.includes('sedation') || one.measures.includes('distress') ? '#scores' : '#vitals',
          action: 'Measure',
        }))}
      />
    </Section>
  )
}
