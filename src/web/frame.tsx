/** What all three frames share: the way past the navigation, the landmarks, and the practice's place and time. */
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { Submit } from './form.tsx'

type FrameProps = {
  readonly kind: 'staff' | 'patient' | 'public'
  /** What stands over everything else. */
  readonly banner?: ReactNode
  readonly header: ReactNode
  readonly footer?: ReactNode
  readonly children: ReactNode
}

export function Frame({ kind, banner, header, footer, children }: FrameProps) {
  return (
    <div className={`frame frame-${kind}`}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      {banner}
      <header className="frame-head">{header}</header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {footer && <footer className="frame-foot">{footer}</footer>}
    </div>
  )
}

export type Door = { readonly to: string; readonly label: string; readonly end?: boolean }

export function FrameNav({ label, doors }: { readonly label: string; readonly doors: readonly Door[] }) {
  return (
    <nav className="frame-nav" aria-label={label}>
      <ul>
        {doors.map(({ to, label, end }) => (
          <li key={to}>
            <NavLink to={to} end={end}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Said on every page of a practice that was made up. */
export function DemonstrationBanner() {
  return (
    <aside className="demonstration" aria-label="Demonstration">
      <strong>Demonstration.</strong> The people here are made up. Nothing you enter is about a real person.
    </aside>
  )
}

/** Signing out changes something, so it is sent, not followed. */
export function SignOut() {
  return (
    <form method="post" action="/sign-out" className="sign-out">
      <Submit tone="quiet">Sign out</Submit>
    </form>
  )
}
