/** The frame of the desk: the library, the directory, and what waits for an educator. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { type SignedIn, treats } from '#people/people.ts'
import type { Route } from './+types/frame-desk.ts'
import { placeOf } from './confirming.ts'
import { care } from './context.ts'
import { ErrorPage } from './error-page.tsx'
import { PublicFrame } from './frame-public.tsx'
import { WorkingFrame } from './frame-working.tsx'
import { educatorOnly } from './guards.ts'
import type { Place } from './place.tsx'

const DOORS = [
  { to: '/desk', label: 'Desk', end: true },
  { to: '/desk/library', label: 'Library' },
  { to: '/desk/directory', label: 'Directory' },
  { to: '/desk/trainings', label: 'Trainings' },
  { to: '/desk/mailing', label: 'Mailing' },
  { to: '/desk/issues', label: 'Issues' },
  { to: '/desk/letters', label: 'Letters' },
] as const
const PRACTICE = { to: '/today', label: 'Practice' } as const

export const middleware: Route.MiddlewareFunction[] = [educatorOnly]

export function loader({ context }: Route.LoaderArgs) {
  const here = context.get(care)
  return { person: here.person, place: placeOf(here) }
}

export default function FrameDesk({ loaderData }: Route.ComponentProps) {
  return (
    <DeskFrame {...loaderData}>
      <Outlet />
    </DeskFrame>
  )
}

export function ErrorBoundary({ loaderData, error }: Route.ErrorBoundaryProps) {
  const page = <ErrorPage error={error} />
  // A form that was sent fails before anything is read about who sent it.
  return loaderData ? (
    <DeskFrame {...loaderData}>{page}</DeskFrame>
  ) : (
    <PublicFrame own="/desk">{page}</PublicFrame>
  )
}

type DeskFrameProps = { readonly person: SignedIn; readonly place: Place; readonly children: ReactNode }

export function DeskFrame({ person, place, children }: DeskFrameProps) {
  const doors = treats(person) ? [...DOORS, PRACTICE] : DOORS
  return (
    <WorkingFrame person={person} place={place} label="Desk" doors={doors}>
      {children}
    </WorkingFrame>
  )
}
