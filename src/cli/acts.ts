/** What the rules said of a recorded act, just before it was recorded: a dose, a discharge. */
import { type Entry, type EntryOf, entriesOf } from '#chart/chart.ts'
import { courseOf } from '#course/course.ts'
import type { Viewed } from '#course/view.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Role } from '#people/people.ts'
import { readinessOf } from '#preparation/screened.ts'
import { ruleOnDischarge } from '#session/discharge.ts'
import { ruleOnDose } from '#session/dosing.ts'
import { sessionKinds } from '#session/entries.ts'
import { type Session, sessionOf } from '#session/session.ts'
import type { Ruled } from './standing.ts'

/** @param course as it stood before the entry */
export function rulingOnAct(course: Viewed, entry: Entry): Ruled | undefined {
  const [act] = acts(entry)
  if (!act || act.amends) return undefined
  const { visit } = act.body
  const { chart, protocol } = course
  const session = sessionOf(chart, visit, protocol, act.at)
  const roles = rolesOf(act.by, course, session)
  if (act.kind === 'discharged') {
    return { about: 'discharge', visit, ...ruleOnDischarge(session, roles, protocol, act.at) }
  }
  const planned = session.planned ?? { id: visit, from: act.at, to: act.at, route: act.body.route }
  const readiness = readinessOf(course, planned, protocol, act.at)
  return {
    about: 'dose',
    visit,
    ...ruleOnDose(session, { dose: act.body, at: act.at, roles, readiness }, protocol),
  }
}

type Act = Extract<EntryOf<typeof sessionKinds>, { kind: 'dose-given' | 'discharged' }>

const acts = (entry: Entry): Act[] =>
  entriesOf(sessionKinds, { entries: [entry], current: [entry], history: new Map(), contested: [] }).filter(
    (one): one is Act => one.kind === 'dose-given' || one.kind === 'discharged',
  )

/** A recording knows people by their part in the course and in the session. */
function rolesOf(person: PersonId, { chart }: Viewed, { present }: Session): Role[] {
  const { team } = courseOf(chart)
  const roles = TEAM.filter((role) => team[role] === person)
  return [...roles, ...present.filter((one) => one.person === person).map((one) => one.as)]
}

const TEAM = ['therapist', 'prescriber', 'monitor', 'coordinator'] as const
