/** What is to be measured next: by colour and by words, soonest first. */

import type { Instant } from '#kernel/time.ts'
import { AgendaList } from '#web/agenda.tsx'
import { ago, clock } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import { type Due, stateOf } from '../due.ts'
import { CHECKS } from '../protocol.ts'
import { DUE, MEASURE, within } from '../words.ts'

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
          why: [one.why, missing(one)].filter(Boolean).join('. '),
          href:
            one.measures.includes('sedation') || one.measures.includes('distress') ? '#scores' : '#vitals',
          action: 'Measure',
        }))}
      />
    </Section>
  )
}

/** What is missing, where a part was taken already. */
function missing({ key, measures }: Due): string {
  const check = Object.entries(CHECKS).find(([name]) => key === `cadence:${name}`)?.[1]
  if (!check || measures.length === check.length) return ''
  return DUE.missing(measures.map((measure) => within(MEASURE[measure].name)))
}
