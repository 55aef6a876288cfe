/** The frame of somebody's own account: the same for those who work here and those who are treated. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { homeOf } from '#people/people.ts'
import type { Route } from './+types/frame-account.ts'
import { practicesOf } from './confirming.ts'
import { account } from './context.ts'
import { ErrorPage } from './error-page.tsx'
import { DemonstrationBanner, Frame, FrameNav, SignOut } from './frame.tsx'
import { PublicFrame } from './frame-public.tsx'
import { accountOnly } from './guards.ts'
import { type Place, PlaceContext } from './place.tsx'
import { PracticeSwitch } from './practice-switch.tsx'

const DOORS = [
  { to: '/account', label: 'Security', end: true },
  { to: '/account/sessions', label: 'Sessions' },
  { to: '/account/second-factor', label: 'Code app' },
  { to: '/account/passkeys', label: 'Passkeys' },
] as const

export const middleware: Route.MiddlewareFunction[] = [accountOnly]

export function loader({ context }: Route.LoaderArgs) {
  const { seat, trying } = context.get(account)
  if (!seat) throw new Response('Not found', { status: 404 })
  const { member, person } = seat
  return {
    name: person.name,
    home: member && seat.standing === 'in' ? homeOf(member) : undefined,
    practice: member?.practiceName,
    demonstration: member?.demonstration ?? false,
    place: { zone: member?.zone ?? 'UTC', now: trying.now, practices: practicesOf(seat) },
  }
}

export default function FrameAccount({ loaderData }: Route.ComponentProps) {
  return (
    <AccountFrame {...loaderData}>
      <Outlet />
    </AccountFrame>
  )
}

export function ErrorBoundary({ loaderData, error }: Route.ErrorBoundaryProps) {
  const page = <ErrorPage error={error} />
  // A form that was sent fails before anything is read about who sent it.
  return loaderData ? <AccountFrame {...loaderData}>{page}</AccountFrame> : <PublicFrame>{page}</PublicFrame>
}

type AccountFrameProps = {
  readonly name: string
  /** Where the person's work or care begins; none while a second factor is missing. */
  readonly home?: string
  readonly practice?: string
  readonly demonstration: boolean
  readonly place: Place
  readonly children: ReactNode
}

function AccountFrame({ name, home, practice, demonstration, place, children }: AccountFrameProps) {
  const doors = home ? [{ to: home, label: 'Your pages' }, ...DOORS] : DOORS.slice(2)
  return (
    <PlaceContext value={place}>
      <Frame
        kind="staff"
        banner={demonstration && <DemonstrationBanner />}
        header={
          <>
            <p className="frame-name">
              <span className="brand">Kairos</span> {practice}
            </p>
            <FrameNav label="Your account" doors={doors} />
            <div className="frame-person">
              <p>{name}</p>
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
