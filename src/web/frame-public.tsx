/** The frame of pages that nobody has to sign in for. */
import type { ReactNode } from 'react'
import { NavLink, Outlet } from 'react-router'
import { homeOf } from '#people/people.ts'
import type { Route } from './+types/frame-public.ts'
import { site, visitor } from './context.ts'
import { CrisisContacts } from './crisis-contacts.tsx'
import { OriginContext } from './description.tsx'
import { ErrorPage } from './error-page.tsx'
import { Frame } from './frame.tsx'

const DOORS = [
  { to: '/library', label: 'Understand it' },
  { to: '/directory', label: 'Find a provider' },
  { to: '/self-check', label: 'Is it for me?' },
] as const

/** Where the visitor's own pages begin, when somebody is signed in. */
export function loader({ context }: Route.LoaderArgs) {
  const person = context.get(visitor)?.person
  return { own: person && homeOf(person), origin: context.get(site).origin }
}

export default function FramePublic({ loaderData }: Route.ComponentProps) {
  return (
    <OriginContext value={loaderData.origin}>
      <PublicFrame own={loaderData.own}>
        <Outlet />
      </PublicFrame>
    </OriginContext>
  )
}

/** Whoever is signed in keeps their way back. A form that was sent fails before anything is read about who sent it. */
export function ErrorBoundary({ loaderData, error }: Route.ErrorBoundaryProps) {
  return (
    <PublicFrame own={loaderData?.own}>
      <ErrorPage error={error} tell="those who run this site" />
    </PublicFrame>
  )
}

export function PublicFrame({ own, children }: { readonly own?: string; readonly children: ReactNode }) {
  return (
    <Frame
      kind="public"
      header={
        <>
          <p className="frame-name">
            <a className="brand" href="/">
              Kairos
            </a>
          </p>
          <nav className="frame-nav" aria-label="Kairos">
            <ul>
              {DOORS.map(({ to, label }) => (
                <li key={to}>
                  <NavLink to={to}>{label}</NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <p className="frame-own">{own ? <a href={own}>Your pages</a> : <a href="/sign-in">Sign in</a>}</p>
        </>
      }
      footer={
        <>
          <CrisisContacts />
          <p className="frame-advice">
            Nothing here is medical advice. These numbers are for the United States.
          </p>
          <ul className="frame-more">
            <li>
              <a href="/mailing">Letters by email</a>
            </li>
            <li>
              <a href="/trainings">Trainings for practitioners</a>
            </li>
            <li>
              <a href="/library/feed.xml">New and changed answers (feed)</a>
            </li>
            <li>
              <a href="/api/openapi.json">For programs: the directory’s API</a>
            </li>
          </ul>
        </>
      }
    >
      {children}
    </Frame>
  )
}
