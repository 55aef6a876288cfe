/** A dose that was entered: read, ruled on, and stored; or given back with what stands in the way. */
import { problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import type { Instant } from '#kernel/time.ts'
import { has } from '#people/people.ts'
import { openChecks } from '../checks.ts'
import type { DoseBody } from '../dose-amount.ts'
import { ruleOnDose } from '../dosing.ts'
import { sessionKinds } from '../entries.ts'
import { CHECKED } from '../group-words.ts'
import type { Here } from '../here.ts'
import { readNumber, signs } from '../typed.ts'
import { DOSE_FIELDS, FORM } from '../words.ts'
import { type Acted, problems, type Sent } from './form.ts'

export function giveDose(sent: Sent, at: Instant, here: Here): Acted {
  const { session, staff, readiness, course, visit, group } = here
  const order = session.orders.find(({ id }) => id === sent.order) ?? session.orders.at(-1)
  const number = (text: string | undefined) => (text === undefined ? undefined : readNumber(text))
  const dose = sessionKinds['dose-given'].safeParse({
    visit: visit.id,
    order: order?.id ?? visit.id,
    drug: order?.drug ?? 'ketamine',
    route: order?.route ?? visit.route,
    mg: number(sent.mg),
    lot: sent.lot,
    concentration: number(sent.concentration),
    over: number(sent.over),
    site: sent.site,
    by: sent.by,
    ...checkedIn(sent, at, here),
  })
  if (!dose.success) {
    const fields = new Set(dose.error.issues.map(({ path }) => String(path[0])))
    const say = (field: string) =>
      field === 'mg' && number(sent.mg) === 0 ? FORM.doseOfNothing : (DOSE_FIELDS[field] ?? FORM.fill)
    return problems(...[...fields].map((field) => problem(say(field), field)))
  }
  const unsigned = onSignature(sent, here)
  if (unsigned) return problems(unsigned)
  const roles = staff.find(({ id }) => id === dose.data.by)?.roles ?? []
  const ruling = ruleOnDose(session, { dose: dose.data, at, roles, readiness, group }, course.protocol)
  return ruling.ruling === 'allow'
    ? { drafts: [{ kind: 'dose-given', at, body: dose.data }] }
    : unlessSettled(sent, at, here, ruling, dose.data)
}

/** A check from another device names its own checker; else whoever stands beside the giver is named. */
function checkedIn(sent: Sent, at: Instant, { session, course }: Here) {
  const open = openChecks(session, at, course.protocol)
  const found = sent.check
    ? session.checks.find(({ names }) => names.some((name) => name === sent.check))
    : sent.checkedBy === undefined && open.length === 1
      ? open[0]
      : undefined
  return { checkedBy: found?.by ?? sent.checkedBy, check: found?.entry ?? sent.check }
}

/** Whoever checked beside the giver signs with their name, where the route needs a second person. */
function onSignature({ check, checkedBy, checkSigned, already }: Sent, { staff, session, course }: Here) {
  const route = session.orders.at(-1)?.route
  const needed = route !== undefined && course.protocol.routes[route].secondCheck.needed
  const checker = staff.find(({ id }) => id === checkedBy)
  // What has been given already is a fact, signed for or not.
  if (check || already || !needed || !checker || signs(checkSigned ?? '', checker.name)) return undefined
  return problem(CHECKED.signature(checker.name), 'checkSigned')
}

/**
 * What a rule asks, a prescriber may answer in the same breath; the answer is an entry of its own. What has been
 * given already is a fact whatever the rules say: it is kept with the reason, and flagged.
 */
function unlessSettled(
  sent: Sent,
  at: Instant,
  { visit, person }: Here,
  ruling: Ruling,
  dose: DoseBody,
): Acted {
  if (ruling.ruling === 'ask' && sent.goAhead && has(person, 'prescriber')) {
    const rules = [...new Set(ruling.reasons.map(({ rule }) => rule))]
    const body = { visit: visit.id, rules, decision: 'go-ahead', reason: sent.goAhead }
    return {
      drafts: [
        { kind: 'prescriber-decided', at, body },
        { kind: 'dose-given', at, body: dose },
      ],
    }
  }
  if (sent.already)
    return { drafts: [{ kind: 'dose-given', at, body: { ...dose, outsideRules: sent.already } }] }
  return { ruling }
}
