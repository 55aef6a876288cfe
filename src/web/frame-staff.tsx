/** The frame of everybody who works in a practice: where they are, who they are, the four places to go. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import type { SignedIn } from '#people/people.ts'
import type { Route } from './+types/frame-staff.ts'
import { care } from './context.ts'
import { ErrorPage } from './error-page.tsx'
import { list } from './format.ts'
import { DemonstrationBanner, Frame, FrameNav, SignOut } from './frame.tsx'
import { PublicFrame } from './frame-public.tsx'
import { staffOnly } from './guards.ts'
import { type Place, PlaceContext } from './place.tsx'

const DOORS = [
  { to: '/today', label: 'Today' },
  { to: '/caseload', label: 'Caseload' },
  { to: '/imports/new', label: 'Import' },
  { to: '/protocol', label: 'Protocol' },
] as const

export const middleware: Route.MiddlewareFunction[] = [staffOnly]

export function loader({ context }: Route.LoaderArgs) {
  const { person, now } = context.get(care)
  return { person, place: { zone: person.zone, now } }
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

type StaffFrameProps = { readonly person: SignedIn; readonly place: Place; readonly children: ReactNode }

export function StaffFrame({ person, place, children }: StaffFrameProps) {
  return (
    <PlaceContext value={place}>
      <Frame
        kind="staff"
        banner={person.demonstration && <DemonstrationBanner />}
        header={
          <>
            <p className="frame-name">
              <span className="brand">Kairos</span> {person.practiceName}
            </p>
            <FrameNav label="Practice" doors={DOORS} />
            <div className="frame-person">
              <p>
                {person.name} <span className="frame-roles">{list(person.roles)}</span>
              </p>
              <SignOut />
            </div>
          </>
        }
      >
        {children}
      </Frame>
    </PlaceContext>
  )
}
