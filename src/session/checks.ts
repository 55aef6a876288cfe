/** The second person's check of a dose, written down on a device of their own, and the rule on it. */
import type { Chart } from '#chart/chart.ts'
import type { EntryId, PersonId } from '#kernel/ids.ts'
import type { Reason } from '#kernel/ruling.ts'
import { type Instant, minutesBetween } from '#kernel/time.ts'
import type { DoseBody } from './dose-amount.ts'
import type { Dose } from './doses.ts'
import { type EntryNamed, ofKind, type SessionEntry } from './entries.ts'
import { CHECKED } from './group-words.ts'
import type { SessionProtocol } from './protocol.ts'
import { because } from './reasons.ts'
import { DOSE } from './ruling-words.ts'
import { versionsOf } from './versions.ts'

export type Check = Omit<EntryNamed<'dose-checked'>['body'], 'visit'> & {
  readonly entry: EntryId
  /** Its ids, corrections counted: a dose may name any of them. */
  readonly names: readonly EntryId[]
  readonly by: PersonId
  readonly at: Instant
  /** The doses that were given on it. */
  readonly doses: readonly EntryId[]
}

/** All checks of a session, oldest first. */
export function checksOf(chart: Chart, entries: readonly SessionEntry[], doses: readonly Dose[]): Check[] {
  return ofKind(entries, 'dose-checked').map(({ id: entry, by, at, body }) => {
    const names = versionsOf(chart, entry)
    const on = doses.filter(({ check }) => check !== undefined && names.includes(check))
    return { ...body, entry, names, by, at, doses: on.map((dose) => dose.entry) }
  })
}

/** Checks that a dose at this time may still name, the newest first. */
export const openChecks = (
  { checks }: { readonly checks: readonly Check[] },
  at: Instant,
  protocol: SessionProtocol,
): Check[] => checks.filter((check) => check.doses.length === 0 && inTime(check, at, protocol)).reverse()

/** A device may be a little ahead; apart from that a check comes before its dose. */
const AHEAD = 1

function inTime(check: Check, at: Instant, { dosing }: SessionProtocol): boolean {
  const ago = minutesBetween(check.at, at)
  return dosing !== undefined && ago >= -AHEAD && ago <= dosing.check.minutes
}

/** Another person has read label, amount and volume: on their own device shortly before, or beside the one who gives it. */
export function onCheck(
  { checks }: { readonly checks: readonly Check[] },
  dose: DoseBody,
  at: Instant,
  protocol: SessionProtocol,
): Reason[] {
  const { needed, source } = protocol.routes[dose.route].secondCheck
  const { check: named, checkedBy, by } = dose
  if (named === undefined)
    return needed && (!checkedBy || checkedBy === by)
      ? [because('second-check', DOSE.secondCheck, source)]
      : []
  const check = checks.find(({ names }) => names.includes(named))
  if (!check) return [because('check-gone', CHECKED.gone, source)]
  const evidence = [{ text: CHECKED.says(check.mg, check.lot), entry: check.entry, at: check.at }]
  const differs = differences(check, dose)
  return [
    ...(check.by === by ? [because('second-check', DOSE.secondCheck, source, evidence)] : []),
    ...onTime(check, at, protocol),
    ...(differs.length > 0 ? [because('check-differs', CHECKED.differs(differs), source, evidence)] : []),
    ...(check.doses.length > 0 ? [because('check-used', CHECKED.used, source, evidence)] : []),
  ]
}

function onTime(check: Check, at: Instant, protocol: SessionProtocol): Reason[] {
  const { dosing } = protocol
  if (!dosing) return [because('check-unknown', CHECKED.noFigure)]
  if (inTime(check, at, protocol)) return []
  return [because('check-stale', CHECKED.stale(dosing.check.minutes), dosing.check.source)]
}

/** What was checked against what is given; what either does not say is not compared. */
function differences(check: Check, dose: DoseBody): string[] {
  const { checked, given } = CHECKED
  const differs = (
    what: string,
    a: string | number | undefined,
    b: string | number | undefined,
    unit = '',
  ) =>
    a === undefined || b === undefined || a === b
      ? []
      : [`${what} ${checked} ${a}${unit}, ${given} ${b}${unit}`]
  return [
    ...(check.order === dose.order ? [] : [CHECKED.order]),
    ...differs(CHECKED.drug, check.drug, dose.drug),
    ...differs(CHECKED.route, check.route, dose.route),
    ...differs(CHECKED.amount, check.mg, dose.mg, ' mg'),
    ...differs(CHECKED.lot, check.lot?.trim().toLowerCase(), dose.lot.trim().toLowerCase()),
    ...differs(CHECKED.concentration, check.concentration, dose.concentration, ' mg/mL'),
  ]
}
