/** The forms of the discharge page, and the entries that they become. */
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { problem } from '#kernel/result.ts'
import { earlier, type Instant } from '#kernel/time.ts'
import { has } from '#people/people.ts'
import { instantAt } from '#visits/local-time.ts'
import { gateOf, ruleOnAbandoning, ruleOnDischarge, ruleOnLeaving } from '../discharge.ts'
import { isNamed, namedEscort } from '../escort.ts'
import type { Here } from '../here.ts'
import { ruleOnRecording } from '../recording.ts'
import { signs } from '../typed.ts'
import { CLOSE, FORM } from '../words.ts'
import { type Acted, problems } from './form.ts'

const most = (n: number) => z.string().max(n, `Say it in at most ${n} characters.`).optional()
const named = {
  intent: z.enum(['check', 'escort', 'decide', 'sign', 'leave', 'abandon']),
  contact: most(120),
  escort: most(120),
  phone: most(40),
  rules: z.array(z.string()),
  decision: z.enum(['go-ahead', 'hold']).optional().catch(undefined),
  reason: most(500),
  signature: z.string().optional(),
  risksExplained: z.string().optional(),
  form: z.enum(['signed', 'would-not-sign', 'already-gone']).optional().catch(undefined),
  escortCalled: z.enum(['reached', 'not-reached', 'not-called']).optional().catch(undefined),
  callDate: z.string().optional(),
  callTime: z.string().optional(),
}
/** The lines and items of the protocol have fields of their own: `item-walking`, `line-oriented`, `note-oriented`. */
export const dischargeForm = z.object(named).catchall(z.unknown())
export const DISCHARGE_LISTS = ['rules']
type Sent = z.output<typeof dischargeForm>

export function close(sent: Sent, here: Here): Acted {
  // Whoever opens the door may write down who came.
  const may = ruleOnRecording(here.person.roles, here.course.protocol)
  if (may.ruling !== 'allow' && sent.intent !== 'escort') return { ruling: may }
  return CLOSINGS[sent.intent](sent, here)
}

const CLOSINGS: Readonly<Record<Sent['intent'], (sent: Sent, here: Here) => Acted>> = {
  check,
  escort,
  decide,
  sign,
  leave,
  abandon,
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Whatever was answered; what was left open stays open. */
function check(sent: Sent, { course, visit, now }: Here): Acted {
  const { items, lines } = course.protocol.discharge
  const scored = items.flatMap(({ id }) => {
    const points = Number(textOf(sent[`item-${id}`]) ?? Number.NaN)
    return [0, 1, 2].includes(points) ? [[id, points] as const] : []
  })
  const answered = lines.flatMap(({ id }) => {
    const answer = textOf(sent[`line-${id}`])
    const note = textOf(sent[`note-${id}`])
    return answer === undefined ? [] : [[id, { met: answer === 'yes', ...(note ? { note } : {}) }] as const]
  })
  const contact = sent.contact ? { contact: sent.contact } : {}
  if (scored.length + answered.length === 0 && !sent.contact) return problems(problem(CLOSE.nothing))
  const body = {
    visit: visit.id,
    items: Object.fromEntries(scored),
    lines: Object.fromEntries(answered),
    ...contact,
  }
  return { drafts: [{ kind: 'discharge-checked', at: now, body }] }
}

function escort(sent: Sent, { course, visit, now }: Here): Acted {
  const name = sent.escort ?? namedEscort(course.chart, visit.id)?.name
  if (!name) return problems(problem(CLOSE.escortName, 'escort'))
  const matched = isNamed(name, course.chart, visit.id)
  const phone = sent.phone ? { phone: sent.phone } : {}
  return { drafts: [{ kind: 'escort-arrived', at: now, body: { visit: visit.id, name, matched, ...phone } }] }
}

function decide({ rules, decision, reason }: Sent, { visit, person, now }: Here): Acted {
  if (!has(person, 'prescriber')) return problems(problem(FORM.onlyPrescriber))
  if (rules.length === 0) return problems(problem(CLOSE.noLine, 'rules'))
  if (!decision) return problems(problem(FORM.choose, 'decision'))
  if (!reason) return problems(problem(FORM.noReason, 'reason'))
  return {
    drafts: [{ kind: 'prescriber-decided', at: now, body: { visit: visit.id, rules, decision, reason } }],
  }
}

function sign({ signature }: Sent, here: Here): Acted {
  const { session, course, person, now } = here
  const ruling = ruleOnDischarge(session, person.roles, course.protocol, now)
  if (ruling.ruling !== 'allow') return { ruling }
  if (!signature || !signs(signature, person.name))
    return problems(problem(CLOSE.signature(person.name), 'signature'))
  const { score } = gateOf(session, course.protocol, now)
  const body = { visit: here.visit.id, score, protocol: ruling.protocol }
  return { drafts: [{ kind: 'discharged', at: now, body }, ...keptVisit(here, now)] }
}

/** A session that was closed after a dose took place. Its visit says so in the plan. */
const keptVisit = ({ visit, session }: Here, now: Instant): Draft[] =>
  visit.state === 'planned'
    ? [
        {
          kind: 'visit-kept',
          at: earlier(now, visit.to),
          body: { visit: visit.id, by: [...session.team.attended] },
        },
      ]
    : []

function leave(sent: Sent, here: Here): Acted {
  const { session, course, person, now, visit } = here
  const ruling = ruleOnLeaving(session, person.roles, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  const { reason, form, escortCalled, callDate, callTime } = sent
  const call = instantAt(callDate ?? '', callTime ?? '', course.zone, 'first')
  const missing = [
    ...(reason ? [] : [problem(FORM.noReason, 'reason')]),
    ...(form ? [] : [problem(FORM.choose, 'form')]),
    ...(escortCalled ? [] : [problem(FORM.choose, 'escortCalled')]),
    ...(call.ok ? [] : [problem(CLOSE.wellnessCall, 'callTime')]),
  ]
  if (missing.length > 0 || !call.ok) return problems(...missing)
  const body = {
    visit: visit.id,
    reason,
    risksExplained: sent.risksExplained !== undefined,
    form,
    escortCalled,
    wellnessCall: call.value,
  }
  const kept = session.doses.length > 0 ? keptVisit(here, now) : []
  return { drafts: [{ kind: 'left-against-advice', at: now, body }, ...kept] }
}

function abandon({ reason }: Sent, { session, course, person, now, visit }: Here): Acted {
  const ruling = ruleOnAbandoning(session, person.roles, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  if (!reason) return problems(problem(FORM.noReason, 'reason'))
  return { drafts: [{ kind: 'session-abandoned', at: now, body: { visit: visit.id, reason } }] }
}
