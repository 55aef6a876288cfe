/** The medicines a person takes, what is to be decided about each before a session, and who may decide it. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId } from '#kernel/ids.ts'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { allow, ask, type Reason, type Ruling, refuse } from '#kernel/ruling.ts'
import type { Source } from '#kernel/source.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import { has, type SignedIn } from '#people/people.ts'
import type { ScreenedMedicine } from '#screening/medicines.ts'
import type { ActionCode } from '#screening/protocol.ts'
import { type HoldEntry, holdFor } from './preparation.ts'
import type { PreparationProtocol } from './protocol.ts'
import { HOLD } from './words.ts'

/** A medicine as the screening found it, with what its rule says to do. */
export type Medicine = ScreenedMedicine

/** What becomes of a medicine: the prescriber decided, or must still be asked, or nothing needs deciding. */
export type MedicineState =
  | { readonly state: 'decided'; readonly decision: HoldEntry }
  | { readonly state: 'to-decide' }
  | { readonly state: 'usual' }

export const says = (medicine: Medicine, ...codes: readonly ActionCode[]): boolean =>
  medicine.actions.some(({ code }) => codes.includes(code))

/** H, T and V need a prescriber's word before a session, and so does what must not be given together; C and N do not. */
export function medicineState(chart: Chart, medicine: Medicine, visit: EntryId | undefined): MedicineState {
  const decision = holdFor(chart, medicine.key, visit)
  if (decision) return { state: 'decided', decision }
  return medicine.actions.length === 0 || says(medicine, 'H', 'T', 'V')
    ? { state: 'to-decide' }
    : { state: 'usual' }
}

/** The moment from which a hold might have to begin: when the prescriber must have decided. */
export function decideBefore(medicine: Medicine, session: Instant): Instant {
  const hours = medicine.actions.flatMap((action) =>
    action.hours ? [action.hours.most ?? action.hours.least] : [],
  )
  return hoursAfter(session, -Math.max(24, ...hours))
}

export type HoldDecision = Pick<HoldEntry['body'], 'decision' | 'hours' | 'resume' | 'note'>

/**
 * May this person decide this about a medicine? Only a prescriber; a hold needs its hours; holding what must never
 * be stopped abruptly needs a written reason.
 */
export function ruleOnHold(
  medicine: Medicine,
  decided: HoldDecision,
  person: Pick<SignedIn, 'roles'>,
  protocol: ProtocolId & { readonly preparation: PreparationProtocol },
): Ruling {
  const name = protocolName(protocol)
  const { longestHold, source } = protocol.preparation.medicines
  const reason = (words: { why: string; settle: string }, from: Source): Reason => ({
    rule: medicine.rule,
    ...words,
    evidence: medicine.evidence,
    source: from,
  })
  if (!has(person, 'prescriber')) return refuse(name, reason(HOLD.licence, source))
  if (decided.decision === 'take') return allow(name)
  if (decided.hours === undefined || !(decided.hours > 0)) return refuse(name, reason(HOLD.hours, source))
  if (decided.hours > longestHold.hours)
    return refuse(name, reason(HOLD.tooLong(longestHold.hours), longestHold.source))
  if (!decided.resume) return refuse(name, reason(HOLD.resume, source))
  const never = medicine.actions.find(({ code }) => code === 'T')
  if (never && !decided.note) return ask(name, reason(HOLD.never(medicine.name), never.source))
  return allow(name)
}
