/**
 * The document around every page. A page ships no JavaScript unless its `handle.scripts` asks for it, and only the
 * styles that every page needs: what only signed-in people see is brought by their frames.
 */
import type { ReactNode } from 'react'
import { Links, Meta, Outlet, Scripts } from 'react-router'
import type { Route } from '../+types/root.ts'
import { ErrorPage } from './error-page.tsx'
import { PublicFrame } from './frame-public.tsx'
import { usePageHandle } from './handle.ts'
import './styles/layers.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/navigation.css'
import './styles/forms.css'
import './styles/components.css'
import './styles/print.css'

export function Layout({ children }: { readonly children: ReactNode }) {
  const { scripts, theme } = usePageHandle()
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {scripts && <Scripts />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <PublicFrame>
      <ErrorPage error={error} />
    </PublicFrame>
  )
}
