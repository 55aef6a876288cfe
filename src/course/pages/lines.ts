/** Agenda items as the lines that a page shows. */

import type { Instant } from '#kernel/time.ts'
import type { AgendaLine } from '#web/agenda.tsx'
import { when } from '#web/format.ts'
import type { AgendaItem } from '../obligation.ts'

/** @param forWhom whose course it is, on lists over several people */
export function lineOf(item: AgendaItem, zone: string, now: Instant, forWhom?: string): AgendaLine {
  const { state, what, why, href, action, from, overdueAt } = item
  return { state, what, why, href, action, forWhom, when: timeOf(state, from, overdueAt, zone, now) }
}

function timeOf(
  state: AgendaItem['state'],
  from: Instant,
  overdueAt: Instant | undefined,
  zone: string,
  now: Instant,
) {
  switch (state) {
    case 'overdue':
      return `since ${when(overdueAt ?? from, zone, now)}`
    case 'due':
      return overdueAt ? `by ${when(overdueAt, zone, now)}` : undefined
    case 'upcoming':
      return `from ${when(from, zone, now)}`
    case 'blocked':
      return undefined
  }
}
