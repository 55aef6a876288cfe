/** The frame of the person being treated: for a phone first, with somebody to reach on every page. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import type { SignedIn } from '#people/people.ts'
import type { Route } from './+types/frame-patient.ts'
import { placeOf } from './confirming.ts'
import { care } from './context.ts'
import { CrisisContacts } from './crisis-contacts.tsx'
import { ErrorPage } from './error-page.tsx'
import { DemonstrationBanner, Frame, FrameNav, SignOut } from './frame.tsx'
import { PublicFrame } from './frame-public.tsx'
import { patientOnly } from './guards.ts'
import { type Place, PlaceContext } from './place.tsx'
import { PracticeSwitch } from './practice-switch.tsx'
import './styles/agenda.css'
import './styles/rulings.css'
import './styles/drawings.css'

const DOORS = [
  { to: '/me', label: 'Home', end: true },
  { to: '/me/preparation', label: 'Preparation' },
  { to: '/me/integration', label: 'Integration' },
  { to: '/me/journal', label: 'Journal' },
] as const

export const middleware: Route.MiddlewareFunction[] = [patientOnly]

export function loader({ context }: Route.LoaderArgs) {
  const here = context.get(care)
  return { person: here.person, place: placeOf(here) }
}

export default function FramePatient({ loaderData }: Route.ComponentProps) {
  return (
    <PatientFrame {...loaderData}>
      <Outlet />
    </PatientFrame>
  )
}

export function ErrorBoundary({ loaderData, error }: Route.ErrorBoundaryProps) {
  const page = <ErrorPage error={error} />
  // A form that was sent fails before anything is read about who sent it.
  return loaderData ? (
    <PatientFrame {...loaderData}>{page}</PatientFrame>
  ) : (
    <PublicFrame own="/me">{page}</PublicFrame>
  )
}

type PatientFrameProps = { readonly person: SignedIn; readonly place: Place; readonly children: ReactNode }

export function PatientFrame({ person, place, children }: PatientFrameProps) {
  return (
    <PlaceContext value={place}>
      <Frame
        kind="patient"
        banner={person.demonstration && <DemonstrationBanner />}
        header={
          <>
            <p className="frame-name">{person.practiceName}</p>
            <FrameNav label="Your pages" doors={DOORS} />
          </>
        }
        footer={
          <>
            <CrisisContacts practice={person.practiceName} phone={person.practicePhone} />
            <div className="frame-person">
              <p>
                Signed in as <a href="/account">{person.name}</a>
              </p>
              <PracticeSwitch />
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
