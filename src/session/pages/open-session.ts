/** What every page of a session opens: the course, the visit, the session now, and the gate of the day. */
import type { RouterContextProvider } from 'react-router'
import { readinessOf } from '#preparation/screened.ts'
import { visitsOf } from '#visits/visits.ts'
import { care } from '#web/context.ts'
import { ruleOnRecording } from '../recording.ts'
import { sessionOf } from '../session.ts'

type Args = {
  readonly params: { readonly course: string; readonly visit: string }
  readonly context: Readonly<RouterContextProvider>
}

/** @throws Response 404 when there is no such dosing visit that this person may see */
export async function openSession({ params, context }: Args) {
  const { charts, people, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const { chart, protocol } = course
  const visit = visitsOf(chart).find(({ id, kind }) => id === params.visit && kind === 'dosing')
  if (!visit) throw new Response('Not found', { status: 404 })
  return {
    course,
    visit,
    person,
    now,
    staff: await people.staff(),
    session: sessionOf(chart, visit.id, protocol, now),
    readiness: readinessOf(course, visit, protocol, now),
    /** May this person write in this session? */
    writes: !course.closed && ruleOnRecording(person.roles, protocol).ruling === 'allow',
    newId: charts.newId,
  }
}
export type Here = Awaited<ReturnType<typeof openSession>>
