/** One act on several people of a group: decided for each, written into the chart of each. */
import type { Draft } from '#chart/chart.ts'
import type { CourseId, EntryId, PersonId } from '#kernel/ids.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { LICENSED, type Role } from '#people/people.ts'
import type { Here } from '../here.ts'
import { act } from './acts.ts'
import { type Acted, type Sent, sentOf } from './form.ts'

export type Written = {
  readonly course: CourseId
  readonly visit: EntryId
  readonly drafts: readonly Draft[]
}
export type Together = {
  readonly written: readonly Written[]
  /** Where it may not be: what stands in the way, each sentence once, and the rulings behind them. */
  readonly problems: readonly string[]
  readonly rulings: readonly { readonly here: Here; readonly ruling: Ruling }[]
}

/** The same act for several people. What one of them may not does not stop the others. */
export function actOnEach(heres: readonly Here[], sentFor: (here: Here) => Sent): Together {
  return gather(heres.map((here) => [here, act(sentFor(here), here)] as const))
}

function gather(acted: readonly (readonly [Here, Acted])[]): Together {
  const written: Written[] = []
  const problems = new Set<string>()
  const rulings: { here: Here; ruling: Ruling }[] = []
  for (const [here, one] of acted) {
    if ('drafts' in one) written.push({ course: here.course.id, visit: here.visit.id, drafts: one.drafts })
    else if ('ruling' in one) rulings.push({ here, ruling: one.ruling })
    else for (const { message } of one.problems) problems.add(message)
  }
  return { written, problems: [...problems], rulings }
}

/** Those of the same group who are in session and not paused yet, but for the one with the emergency. */
export const othersOf = (heres: readonly Here[], emergency: EntryId): Here[] => {
  const group = heres.find(({ visit }) => visit.id === emergency)?.session.group?.group
  if (!group) return []
  return heres.filter(
    ({ visit, session }) =>
      visit.id !== emergency &&
      session.group?.group === group &&
      session.begun !== undefined &&
      !session.closed &&
      session.pauses.length === 0,
  )
}

/**
 * An emergency of one pauses the others at once. Whoever holds them is with each of them from then on, so that a chart
 * in which they were not recorded as present says that they came.
 */
export function pauseOthers(heres: readonly Here[], emergency: EntryId, heldBy: PersonId): Together {
  const others = othersOf(heres, emergency).map((here) => [here, cameTo(here, heldBy)] as const)
  const paused = gather(
    others.map(([here, came]) => [here, act(sentOf('pause', { heldBy }), came ? joining(here, came) : here)]),
  )
  const written = paused.written.map((one) => {
    const came = others.find(([here]) => here.visit.id === one.visit)?.[1]
    return came ? { ...one, drafts: [came, ...one.drafts] } : one
  })
  return { ...paused, written }
}

type Came = { readonly kind: 'session-begun'; readonly at: Here['now']; readonly body: CameBody }
type CameBody = {
  readonly visit: EntryId
  readonly present: readonly { readonly person: PersonId; readonly as: Role }[]
}

function cameTo({ session, staff, visit, now }: Here, person: PersonId): Came | undefined {
  if (session.present.some((one) => one.person === person)) return undefined
  const as = staff.find(({ id }) => id === person)?.roles.find((role) => LICENSED.includes(role))
  return as && { kind: 'session-begun', at: now, body: { visit: visit.id, present: [{ person, as }] } }
}

function joining(here: Here, { at, body }: Came): Here {
  const present = [...here.session.present, ...body.present.map((one) => ({ ...one, since: at }))]
  return { ...here, session: { ...here.session, present, team: { ...here.session.team, present } } }
}
