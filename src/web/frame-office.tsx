/** The frame of the practice's office: its people, and who looked at which chart. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { has, type SignedIn, treats } from '#people/people.ts'
import type { Route } from './+types/frame-office.ts'
import { placeOf } from './confirming.ts'
import { care } from './context.ts'
import { ErrorPage } from './error-page.tsx'
import { PublicFrame } from './frame-public.tsx'
import { WorkingFrame } from './frame-working.tsx'
import { officeOnly } from './guards.ts'
import type { Place } from './place.tsx'

const DOORS = {
  administrator: { to: '/practice/people', label: 'People' },
  rules: { to: '/practice/signing-in', label: 'Signing in' },
  'sign-ins': { to: '/practice/sign-ins', label: 'Sign-ins' },
  'privacy-officer': { to: '/practice/access-record', label: 'Access record' },
  retention: { to: '/practice/retention', label: 'Keeping records' },
} as const
const PRACTICE = { to: '/today', label: 'Practice' } as const

export const middleware: Route.MiddlewareFunction[] = [officeOnly]

export function loader({ context }: Route.LoaderArgs) {
  const here = context.get(care)
  return { person: here.person, place: placeOf(here) }
}

export default function FrameOffice({ loaderData }: Route.ComponentProps) {
  return (
    <OfficeFrame {...loaderData}>
      <Outlet />
    </OfficeFrame>
  )
}

export function ErrorBoundary({ loaderData, error }: Route.ErrorBoundaryProps) {
  const page = <ErrorPage error={error} />
  // A form that was sent fails before anything is read about who sent it.
  return loaderData ? (
    <OfficeFrame {...loaderData}>{page}</OfficeFrame>
  ) : (
    <PublicFrame own="/practice">{page}</PublicFrame>
  )
}

type OfficeFrameProps = { readonly person: SignedIn; readonly place: Place; readonly children: ReactNode }

export function OfficeFrame({ person, place, children }: OfficeFrameProps) {
  const doors = [
    ...(has(person, 'administrator') ? [DOORS.administrator, DOORS.rules] : []),
    ...(has(person, 'privacy-officer') ? [DOORS['privacy-officer']] : []),
    DOORS['sign-ins'],
    DOORS.retention,
    ...(treats(person) ? [PRACTICE] : []),
  ]
  return (
    <WorkingFrame person={person} place={place} label="Office" doors={doors}>
      {children}
    </WorkingFrame>
  )
}
