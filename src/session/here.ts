/** A dosing session at hand: all that its forms decide from, the same on the server and on a tablet without a network. */
import type { Chart } from '#chart/chart.ts'
import type { CourseId, EntryId, PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Patient, Role } from '#people/people.ts'
import type { Readiness, Rules } from '#preparation/readiness.ts'
import { readinessOf } from '#preparation/screened.ts'
import { type Visit, visitsOf } from '#visits/visits.ts'
import { type Group, groupOf } from './group.ts'
import type { SessionProtocol } from './protocol.ts'
import { ruleOnRecording } from './recording.ts'
import { type Session, sessionOf } from './session.ts'

/** A course as far as its sessions read it. An opened course is one, and so is one that a device keeps. */
export type CourseAtHand = {
  readonly id: CourseId
  readonly patient: Pick<Patient, 'id' | 'name' | 'birthDate'>
  readonly chart: Chart
  readonly protocol: SessionProtocol & Rules
  /** IANA name of the practice's time zone. */
  readonly zone: string
  readonly names: ReadonlyMap<PersonId, string>
  readonly closed: boolean
}
/** Somebody who works here, with what they may be present as. */
export type Colleague = { readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }

/** A session beside this one, so that a group can be seen as a whole. */
export type AtHand = Pick<CourseAtHand, 'chart' | 'protocol'> & { readonly visit: EntryId }

export type Here<Course extends CourseAtHand = CourseAtHand> = {
  readonly course: Course
  readonly visit: Visit
  /** Whoever looks and writes. */
  readonly person: Colleague
  readonly staff: readonly Colleague[]
  readonly now: Instant
  readonly session: Session
  readonly readiness: Readiness
  /** The group that the person takes part in; undefined also where the others of it are not at hand. */
  readonly group?: Group
  /** May this person write in this session? */
  readonly writes: boolean
}

/**
 * @param looking `atHand`: every session that is here, this one or not; absent where only one chart was opened
 * @returns undefined when the course has no such dosing visit
 */
export function hereOf<Course extends CourseAtHand>(
  course: Course,
  visitId: string,
  {
    person,
    staff,
    now,
    atHand,
  }: Pick<Here, 'person' | 'staff' | 'now'> & { readonly atHand?: readonly AtHand[] },
): Here<Course> | undefined {
  const { chart, protocol, closed } = course
  const visit = visitsOf(chart).find(({ id, kind }) => id === visitId && kind === 'dosing')
  if (!visit) return undefined
  const session = foldOnce({ chart, visit: visit.id, protocol }, now)
  return {
    course,
    visit,
    person,
    staff,
    now,
    session,
    group: atHand && withOthers(session, atHand, now),
    readiness: readinessOf(course, visit, protocol, now),
    writes: !closed && ruleOnRecording(person.roles, protocol).ruling === 'allow',
  }
}

/** Only for a session that takes part in a group are the others folded too. */
function withOthers(session: Session, atHand: readonly AtHand[], now: Instant): Group | undefined {
  if (!session.group) return undefined
  const others = atHand.filter(({ visit }) => visit !== session.visit)
  return groupOf(
    session,
    others.map((one) => foldOnce(one, now)),
  )
}

/** In a group of eight each session is asked for by the seven others at the same moment. */
function foldOnce({ chart, visit, protocol }: AtHand, now: Instant): Session {
  const last = folded.get(chart)
  if (last?.session.visit === visit && last.protocol === protocol && last.now.equals(now)) return last.session
  const session = sessionOf(chart, visit, protocol, now)
  folded.set(chart, { session, protocol, now })
  return session
}
const folded = new WeakMap<
  Chart,
  { readonly session: Session; readonly protocol: AtHand['protocol']; readonly now: Instant }
>()
