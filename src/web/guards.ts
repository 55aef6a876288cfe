/** Who may enter which part of the house. What a person may not see is not found. */
import { type MiddlewareFunction, redirect } from 'react-router'
import { has, homeOf, type SignedIn, treats } from '#people/people.ts'
import { care, visitor } from './context.ts'

const only =
  (allowed: (person: SignedIn) => boolean): MiddlewareFunction<Response> =>
  ({ request, context }) => {
    const here = context.get(visitor)
    const { pathname, search } = new URL(request.url)
    if (!here) throw redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`)
    if (!allowed(here.person)) throw elsewhere(here.person)
    context.set(care, here)
  }

/** Somebody who only learns or teaches here is led to their own pages; what is left is not found. */
const elsewhere = (person: SignedIn): Response =>
  !treats(person) && has(person, 'patient', 'educator', 'administrator', 'privacy-officer')
    ? redirect(homeOf(person))
    : new Response('Not found', { status: 404 })

/** Pages of those who treat and those who book. */
export const staffOnly = only(treats)
/** A patient's own pages. */
export const patientOnly = only((person) => has(person, 'patient') && person.patient !== undefined)
/** The desk of those who write the library, list providers and train practitioners. */
export const educatorOnly = only((person) => has(person, 'educator'))
/** The practice's office: who works here, and who looked at which chart. Each page asks for its own role besides. */
export const officeOnly = only((person) => has(person, 'administrator', 'privacy-officer'))
