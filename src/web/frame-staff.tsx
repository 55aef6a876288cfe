/** The frame of everybody who works in a practice: where they are, who they are, the four places to go. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { has, type SignedIn } from '#people/people.ts'
import { MEDICAL } from '#training/medical-words.ts'
import type { Route } from './+types/frame-staff.ts'
import { placeOf } from './confirming.ts'
import { care } from './context.ts'
import { ErrorPage } from './error-page.tsx'
import { PublicFrame } from './frame-public.tsx'
import { WorkingFrame } from './frame-working.tsx'
import { staffOnly } from './guards.ts'
import type { Place } from './place.tsx'

const DOORS = [
  { to: '/today', label: 'Today' },
  { to: '/caseload', label: 'Caseload' },
  { to: '/imports/new', label: 'Import' },
  { to: '/protocol', label: 'Protocol' },
  { to: '/enquiries', label: 'Enquiries' },
] as const
const MEDICAL_DOOR = { to: '/trainings/medical', label: MEDICAL.nav } as const
const DESK = { to: '/desk', label: 'Desk' } as const
const OFFICE = { to: '/practice', label: 'Office' } as const

export const middleware: Route.MiddlewareFunction[] = [staffOnly]

export async function loader({ context }: Route.LoaderArgs) {
  const here = context.get(care)
  return { person: here.person, place: placeOf(here), screens: await here.trainingMedical.mayScreen() }
}

export default function FrameStaff({ loaderData }: Route.ComponentProps) {
  return (
    <StaffFrame {...loaderData}>
      <Outlet />
    </StaffFrame>
  )
}

export function ErrorBoundary({ loaderData, error }: Route.ErrorBoundaryProps) {
  const page = <ErrorPage error={error} />
  // A form that was sent fails before anything is read about who sent it.
  return loaderData ? (
    <StaffFrame {...loaderData}>{page}</StaffFrame>
  ) : (
    <PublicFrame own="/today">{page}</PublicFrame>
  )
}

type StaffFrameProps = {
  readonly person: SignedIn
  readonly place: Place
  /** Looks at the health of those who come to trainings. */
  readonly screens?: boolean
  readonly children: ReactNode
}

export function StaffFrame({ person, place, screens, children }: StaffFrameProps) {
  const doors = [
    ...DOORS,
    ...(screens ? [MEDICAL_DOOR] : []),
    ...(has(person, 'educator') ? [DESK] : []),
    ...(has(person, 'administrator', 'privacy-officer') ? [OFFICE] : []),
  ]
  return (
    <WorkingFrame person={person} place={place} label="Practice" doors={doors}>
      {children}
    </WorkingFrame>
  )
}
