/** Correcting what was entered: the form that it came from, filled with what it says, and the entry that amends it. */
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { has } from '#people/people.ts'
import { clock } from '#web/format.ts'
import type { Typed } from '#web/read-form.ts'
import { act } from '../../acts/acts.ts'
import { type Acted, type Intent, problems, type Sent } from '../../acts/form.ts'
import { type EntryNamed, type SessionEntry, sessionKinds } from '../../entries.ts'
import { readNumber, readWhen } from '../../typed.ts'
import { DOSE_FIELDS, FORM } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { LOGGED } from '../words.ts'

/** The kinds that have a form here; anything else is struck out, or corrected on its page in the record. */
export type Correctable = EntryNamed<
  | 'vitals-taken'
  | 'sedation-scored'
  | 'dissociation-scored'
  | 'distress-scored'
  | 'phase-entered'
  | 'session-noted'
  | 'dose-given'
  | 'adverse-event-recorded'
>
type Values = Readonly<Record<string, string | readonly string[] | number | undefined>>

/** Only who could have written it takes it out of force; the server looks again. */
export function mayAmend({ kind }: SessionEntry, { person, writes }: HereAtHand): boolean {
  if (kind === 'dose-ordered' || kind === 'prescriber-decided') return has(person, 'prescriber')
  return writes && (kind !== 'order-confirmed' || has(person, 'prescriber', 'monitor'))
}

/** @returns undefined where the form could not show everything that the entry says */
export function formFor(
  entry: SessionEntry,
): { readonly intent: Intent; readonly entry: Correctable } | undefined {
  switch (entry.kind) {
    case 'vitals-taken': {
      const { systolic, diastolic } = entry.body
      return (systolic === undefined) === (diastolic === undefined) ? { intent: 'vitals', entry } : undefined
    }
    case 'sedation-scored':
    case 'dissociation-scored':
    case 'distress-scored':
      return { intent: 'scores', entry }
    case 'phase-entered':
      return { intent: 'phase', entry }
    case 'session-noted':
      return { intent: 'note', entry }
    case 'dose-given':
      return { intent: 'dose', entry }
    case 'adverse-event-recorded':
      return { intent: 'event', entry }
    default:
      return undefined
  }
}

/** What the form shows at first. */
export function filled(entry: Correctable, intent: Intent, zone: string): Typed {
  const values = { intent, when: clock(entry.at, zone), ...valuesOf(entry, zone) }
  return {
    problems: [],
    values: Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, [value].flat().map(String)]],
      ),
    ),
  }
}

function valuesOf(entry: Correctable, zone: string): Values {
  switch (entry.kind) {
    case 'vitals-taken': {
      const { systolic, diastolic, onOxygen, visit: _, confirmed: __, ...single } = entry.body
      const pressure = systolic === undefined ? {} : { pressure: `${systolic}/${diastolic}` }
      return { ...single, ...pressure, ...(onOxygen ? { onOxygen: 'yes' } : {}) }
    }
    case 'sedation-scored':
      return { sedation: entry.body.score }
    case 'distress-scored':
      return { distress: entry.body.score }
    case 'dissociation-scored':
      return 'gone' in entry.body ? { gone: 'yes' } : { dissociation: entry.body.score }
    case 'phase-entered':
      return { phase: entry.body.phase }
    case 'session-noted':
      return { text: entry.body.text }
    case 'dose-given': {
      const { mg, lot, concentration, over, site } = entry.body
      return { mg, lot, concentration, over, site }
    }
    case 'adverse-event-recorded': {
      const { onset, until, note, visit: _, ...said } = entry.body
      return { ...said, text: note, when: clock(onset, zone), until: until && clock(until, zone) }
    }
  }
}

/** The entry that stands for the corrected one from now on. */
export function correct(entry: Correctable, sent: Sent, here: HereAtHand): Acted {
  const { reason } = sent
  if (!reason) return problems(problem(FORM.noReason, 'reason'))
  const at = whenOf(entry, sent, here)
  if (!at.ok) return problems(...at.problems)
  const anew = bodyOf(entry, sent, here)
  if (!('body' in anew)) return anew
  if (same(entry, anew.body) && at.value.equals(entry.at)) return problems(problem(LOGGED.same))
  const { kind, audience, id } = entry
  return { drafts: [{ kind, at: at.value, audience, body: anew.body, amends: { entry: id, reason } }] }
}

/** Its time to the second, unless somebody typed another. An event keeps the time at which it was written down. */
function whenOf({ at, kind }: Correctable, { when }: Sent, { now, course }: HereAtHand): Result<Instant> {
  if (kind === 'adverse-event-recorded' || !when || when === clock(at, course.zone)) return ok(at)
  return readWhen(when, now, course.zone)
}

type Anew = { readonly body: unknown } | Acted

function bodyOf(entry: Correctable, sent: Sent, here: HereAtHand): Anew {
  if (entry.kind === 'dose-given') return doseOf(entry, sent)
  const when = entry.kind === 'adverse-event-recorded' ? sent.when : undefined
  const acted = act({ ...sent, when }, here)
  const made = 'drafts' in acted ? acted.drafts.find(({ kind }) => kind === entry.kind) : undefined
  if (!made) return 'drafts' in acted ? problems(problem(FORM.fill)) : acted
  return { body: keptOnset(entry, sent, made, here) }
}

/** An onset that was not typed anew keeps its seconds. */
function keptOnset(entry: Correctable, { when }: Sent, { body }: Draft, { course }: HereAtHand): unknown {
  const kept = entry.kind === 'adverse-event-recorded' && when === clock(entry.body.onset, course.zone)
  return kept && typeof body === 'object' ? { ...body, onset: entry.body.onset } : body
}

/** What was given is a fact: its figures are set right, and no rule is asked about them again. */
function doseOf(entry: EntryNamed<'dose-given'>, { mg, lot, concentration, over, site }: Sent): Anew {
  const number = (text: string | undefined) => (text === undefined ? undefined : readNumber(text))
  const wrong = Object.entries({ mg, concentration, over })
    .filter(([, text]) => text !== undefined && number(text) === undefined)
    .map(([field]) => field)
  const read = sessionKinds['dose-given'].safeParse({
    ...entry.body,
    mg: number(mg),
    lot,
    concentration: number(concentration),
    over: number(over),
    site,
  })
  const missing = read.success ? [] : read.error.issues.map(({ path }) => String(path[0]))
  const all = [...new Set([...wrong, ...missing])]
  return read.success && all.length === 0
    ? { body: read.data }
    : problems(...all.map((field) => problem(DOSE_FIELDS[field] ?? FORM.fill, field)))
}

function same(entry: Correctable, body: unknown): boolean {
  const schema: z.ZodType = sessionKinds[entry.kind]
  return (
    JSON.stringify(sorted(z.encode(schema, entry.body))) === JSON.stringify(sorted(z.encode(schema, body)))
  )
}
const sorted = (body: unknown) =>
  typeof body === 'object' && body ? Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1)) : body

/** Takes an entry out of force. It is read by whoever could read that one. */
export const strike = ({ id, audience }: SessionEntry, at: Instant, reason: string): Draft => ({
  kind: 'struck-out',
  at,
  body: {},
  audience,
  amends: { entry: id, reason },
})
