/** What every page of a session opens: the course, the visit, the session now, and the gate of the day. */
import type { RouterContextProvider } from 'react-router'
import { care } from '#web/context.ts'
import { hereOf } from '../here.ts'

type Args = {
  readonly params: { readonly course: string; readonly visit: string }
  readonly context: Readonly<RouterContextProvider>
}

/** @throws Response 404 when there is no such dosing visit that this person may see */
export async function openSession({ params, context }: Args) {
  const { charts, people, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const here = hereOf(course, params.visit, { person, staff: await people.staff(), now })
  if (!here) throw new Response('Not found', { status: 404 })
  return { ...here, person, newId: charts.newId }
}
