/** Who may enter which part of the house. What a person may not see is not found. */
import { data, type MiddlewareFunction, type RouterContextProvider, redirect } from 'react-router'
import { has, homeOf, type SignedIn, treats } from '#people/people.ts'
import type { Seat } from '#people/session-store.ts'
import { type Account, account, type Care, care, visitor } from './context.ts'
import { ACTING_FOR } from './place.tsx'

const only =
  (allowed: (person: SignedIn) => boolean): MiddlewareFunction<Response> =>
  async ({ request, context }) => {
    const here = context.get(visitor)
    const { pathname, search } = new URL(request.url)
    if (!here) throw redirect(doorFor(context.get(account).seat, pathname + search))
    if (!allowed(here.person)) throw elsewhere(here.person)
    if (await isOfAnotherPractice(request, here)) throw data(CHANGED, { status: 409 })
    context.set(care, here)
  }

/** Whether a form comes from a page of a practice that somebody has changed from since, in another window. */
async function isOfAnotherPractice(request: Request, { person, seat }: Care): Promise<boolean> {
  if (request.method !== 'POST' || seat.elsewhere.length === 0) return false
  const form = await request
    .clone()
    .formData()
    .catch(() => undefined)
  const practice = form?.get(ACTING_FOR)
  return typeof practice === 'string' && practice !== person.practice
}
const CHANGED =
  'You changed to another practice in another window. Nothing was stored. Change back, then open this page again.'

/** Where somebody goes who is not in yet: to sign in, to the second step, or to set one up before anything else. */
export function doorFor(seat: Seat | undefined, to: string): string {
  const step =
    seat?.standing === 'second-wanted'
      ? '/sign-in/code'
      : seat?.standing === 'second-missing'
        ? '/account/second-factor'
        : '/sign-in'
  return `${step}?to=${encodeURIComponent(to)}`
}
/** Read as a browser reads it: it leaves out tabs, takes a backslash for a slash, and two slashes for a host. */
const HOUSE = 'http://house.invalid'

/** Only addresses of this house: a link from elsewhere must not send the person away after signing in. */
export function within(to: string | null | undefined): string {
  if (!to?.startsWith('/') || !URL.canParse(to, HOUSE)) return '/today'
  const { origin, pathname, search } = new URL(to, HOUSE)
  const isStep = /^\/+(sign-|account\/second-factor|confirm)/i.test(pathname)
  return origin === HOUSE && !pathname.startsWith('//') && !isStep ? pathname + search : '/today'
}

/** Everybody's own account: whoever is in, and whoever still has to set up a second factor. */
export const accountOnly: MiddlewareFunction<Response> = ({ request, context }) => {
  const { seat } = context.get(account)
  const { pathname, search } = new URL(request.url)
  const isSettingUp = seat?.standing === 'second-missing' && SET_UP.some((path) => pathname.startsWith(path))
  if (!isSettingUp && seat?.standing !== 'in') throw redirect(doorFor(seat, pathname + search))
}
const SET_UP = ['/account/second-factor', '/account/passkeys']

/** The account of whoever is in; its frame has looked. */
export function seatIn(context: Readonly<RouterContextProvider>): Account & { readonly seat: Seat } {
  const here = context.get(account)
  if (here.seat?.standing !== 'in') throw new Response('Not found', { status: 404 })
  return { ...here, seat: here.seat }
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
