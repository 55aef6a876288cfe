/** For tests: charts written as lists of what happened, a minute or more apart. */
import { type Chart, chartOf, type Entry } from '#chart/chart.ts'
import { courseId, type EntryId, entryId, personId, uuidv7 } from '#kernel/ids.ts'
import type { Source } from '#kernel/source.ts'
import type { Action, ActionCode } from '#screening/protocol.ts'
import type { Medicine } from './medicines.ts'
import type { GateSession } from './readiness.ts'

const course = courseId.parse('0198c0de-0000-7000-8000-000000000001')
export const numbered = (n: number): EntryId =>
  entryId.parse(uuidv7(1_700_000_000_000 + n, new Uint8Array(10)))

/** Something recorded at a time, as ISO text. */
export type Happened = readonly [at: string, kind: string, body: unknown]

export const chartWith = (...happened: readonly Happened[]): Chart =>
  chartOf(
    happened.map(([time, kind, body], n): Entry => {
      const at = Temporal.Instant.from(time)
      return {
        id: numbered(n),
        course,
        kind,
        at,
        recordedAt: at,
        by: personId.parse('somebody'),
        audience: 'care-team',
        body,
      }
    }),
  )

export const visitId = numbered(9000)
/** Tuesday 24 November 2026, 10:00 to 13:00 in Denver (17:00 to 20:00 UTC). */
export const session: GateSession = {
  id: visitId,
  from: Temporal.Instant.from('2026-11-24T17:00:00Z'),
  to: Temporal.Instant.from('2026-11-24T20:00:00Z'),
  route: 'im',
}
export const DENVER = 'America/Denver'

const source: Source = { text: 'For tests', status: 'default', mark: 'default' }
export const action = (code: ActionCode, hours?: Action['hours']): Action => ({
  code,
  text: code,
  hours,
  source,
})
export const medicine = (name: string, rule: string, ...actions: readonly Action[]): Medicine => ({
  key: `${rule} ${name.toLowerCase()}`,
  rule,
  name,
  title: rule,
  actions,
  evidence: [],
  source,
})
