/** The frame of pages that nobody has to sign in for. */
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { Frame } from './frame.tsx'

export default function FramePublic() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  )
}

export function PublicFrame({ children }: { readonly children: ReactNode }) {
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
              <li>
                <a href="/sign-in">Sign in</a>
              </li>
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
