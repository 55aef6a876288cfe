/** The frame of pages that nobody has to sign in for. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { homeOf } from '#people/people.ts'
import type { Route } from './+types/frame-public.ts'
import { visitor } from './context.ts'
import { Frame } from './frame.tsx'

/** Where the visitor's own pages begin, when somebody is signed in. */
export function loader({ context }: Route.LoaderArgs) {
  const person = context.get(visitor)?.person
  return { own: person && homeOf(person) }
}

export default function FramePublic({ loaderData }: Route.ComponentProps) {
  return (
    <PublicFrame own={loaderData.own}>
      <Outlet />
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
              <li>{own ? <a href={own}>Your pages</a> : <a href="/sign-in">Sign in</a>}</li>
            </ul>
          </nav>
        </>
      }
      footer={<p>Nothing here is medical advice. In an emergency in the United States, call 911.</p>}
    >
      {children}
    </Frame>
  )
}
