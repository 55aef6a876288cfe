/** Who may enter which part of the house. What a person may not see is not found. */
import { type MiddlewareFunction, redirect } from 'react-router'
import { has, type SignedIn, treats } from '#people/people.ts'
import { care, visitor } from './context.ts'

const only =
  (allowed: (person: SignedIn) => boolean): MiddlewareFunction<Response> =>
  ({ request, context }) => {
    const here = context.get(visitor)
    const { pathname, search } = new URL(request.url)
    if (!here) throw redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`)
    // Somebody who is only a patient is led to their own pages.
    if (!allowed(here.person) && has(here.person, 'patient')) throw redirect('/me')
    if (!allowed(here.person)) throw new Response('Not found', { status: 404 })
    context.set(care, here)
  }

/** Pages of those who treat and those who book. */
export const staffOnly = only(treats)
/** A patient's own pages. */
export const patientOnly = only((person) => has(person, 'patient') && person.patient !== undefined)
