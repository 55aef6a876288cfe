/** What each form of the session's page writes down. The rules are the core's; here a form becomes entries. */
import type { Draft } from '#chart/chart.ts'
import { problem } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { sessionKinds } from '../entries.ts'
import { ruleOnPhase } from '../group-rules.ts'
import type { Here } from '../here.ts'
import type { SessionProtocol } from '../protocol.ts'
import { ruleOnBeginning, ruleOnRecording } from '../recording.ts'
import { readNumber, readVitals, readWhen } from '../typed.ts'
import { FORM } from '../words.ts'
import { ask, decide, withdrawAsk } from './asking.ts'
import { check } from './check.ts'
import { giveDose } from './dose.ts'
import { recordEvent } from './event.ts'
import { type Acted, type Intent, presenceValue, problems, type Sent } from './form.ts'
import { join, leaveGroup, left, pause, resume } from './team.ts'

type Act = (sent: Sent, at: Instant, here: Here) => Acted

/** Reads the form that was sent and answers with the entries it makes, or with what stands in the way. */
export function act(sent: Sent, here: Here): Acted {
  const may = ruleOnRecording(here.person.roles, here.course.protocol)
  if (may.ruling !== 'allow') return { ruling: may }
  const at = readWhen(sent.when, here.now, here.course.zone)
  return at.ok ? ACTS[sent.intent](sent, at.value, here) : problems(...at.problems)
}

const ACTS: Readonly<Record<Intent, Act>> = {
  begin,
  vitals,
  scores,
  dose: giveDose,
  symptoms,
  help: (_, at, { visit }) => ({
    drafts: [{ kind: 'symptoms-noted', at, body: { visit: visit.id, present: ['asks-for-help'], gone: [] } }],
  }),
  event: recordEvent,
  note,
  phase: enterPhase,
  call,
  decide,
  silence: ({ alarm, level }, at, { visit }) =>
    alarm && level
      ? { drafts: [{ kind: 'alarm-acknowledged', at, body: { visit: visit.id, alarm, level } }] }
      : problems(problem(FORM.gone)),
  left,
  pause,
  resume,
  join,
  'leave-group': leaveGroup,
  ask,
  'withdraw-ask': withdrawAsk,
  check,
}

function begin({ people }: Sent, at: Instant, { staff, visit, session, person, course }: Here): Acted {
  const present = staff.flatMap(({ id, roles }) =>
    roles.filter((as) => people.includes(presenceValue(as, id))).map((as) => ({ person: id, as })),
  )
  const ruling = ruleOnBeginning(session, present, person.roles, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  return { drafts: [{ kind: 'session-begun', at, body: { visit: visit.id, present } }] }
}

function vitals(sent: Sent, at: Instant, { visit }: Here): Acted {
  const read = readVitals({ ...sent, confirmed: sent.confirmed !== undefined })
  if (!read.ok) return problems(...read.problems)
  const onOxygen = sent.onOxygen ? { onOxygen: true } : {}
  return { drafts: [{ kind: 'vitals-taken', at, body: { visit: visit.id, ...read.value, ...onOxygen } }] }
}

/** Any of the three scales; each is an entry of its own, so that one can be corrected alone. */
function scores(sent: Sent, at: Instant, { visit }: Here): Acted {
  const drafts: Draft[] = []
  const wrong: ReturnType<typeof problem>[] = []
  for (const [field, kind] of SCALES) {
    const typed = sent[field]
    if (typed === undefined) continue
    const body = { visit: visit.id, score: readNumber(typed) }
    const read = sessionKinds[kind].safeParse(body)
    if (read.success) drafts.push({ kind, at, body: read.data })
    else wrong.push(problem(FORM.score[field], field))
  }
  if (sent.gone && sent.dissociation === undefined)
    drafts.push({ kind: 'dissociation-scored', at, body: { visit: visit.id, gone: true } })
  if (wrong.length > 0) return problems(...wrong)
  return drafts.length > 0 ? { drafts } : problems(problem(FORM.noScore, 'sedation'))
}
const SCALES = [
  ['sedation', 'sedation-scored'],
  ['dissociation', 'dissociation-scored'],
  ['distress', 'distress-scored'],
] as const

function symptoms({ present, shown }: Sent, at: Instant, { visit, course }: Here): Acted {
  const known = noted(course.protocol)
  const added = present.filter((id) => known.includes(id) && !shown.includes(id))
  const gone = shown.filter((id) => !present.includes(id))
  if (added.length + gone.length === 0) return problems(problem(FORM.sameSymptoms, 'present'))
  return { drafts: [{ kind: 'symptoms-noted', at, body: { visit: visit.id, present: added, gone } }] }
}
const noted = ({ monitoring }: SessionProtocol): string[] =>
  monitoring.symptoms.filter(({ when }) => !when).map(({ id }) => id)

function enterPhase({ phase }: Sent, at: Instant, { visit, session, course }: Here): Acted {
  if (!phase) return problems(problem(FORM.choose, 'phase'))
  const ruling = ruleOnPhase(session, course.protocol)
  if (ruling.ruling !== 'allow') return { ruling }
  return { drafts: [{ kind: 'phase-entered', at, body: { visit: visit.id, phase } }] }
}

function note({ text, privately }: Sent, at: Instant, { visit }: Here): Acted {
  if (!text) return problems(problem(FORM.noText, 'text'))
  const audience = privately ? 'author' : 'care-team'
  return { drafts: [{ kind: 'session-noted', at, audience, body: { visit: visit.id, text } }] }
}

function call({ about, rules, reached, answer }: Sent, at: Instant, { visit }: Here): Acted {
  if (!about) return problems(problem(FORM.noText, 'about'))
  if (!reached) return problems(problem(FORM.choose, 'reached'))
  const body = { visit: visit.id, about, rules, reached: reached === 'yes', ...(answer ? { answer } : {}) }
  return { drafts: [{ kind: 'prescriber-called', at, body }] }
}
