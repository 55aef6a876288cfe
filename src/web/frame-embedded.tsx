/** What stands inside a page of somebody else: no way round it, nothing of ours but the thing itself. */
import { Outlet } from 'react-router'
import type { Route } from './+types/frame-embedded.ts'
import { site } from './context.ts'
import { OriginContext } from './description.tsx'

export function loader({ context }: Route.LoaderArgs) {
  return { origin: context.get(site).origin }
}

export default function FrameEmbedded({ loaderData }: Route.ComponentProps) {
  return (
    <OriginContext value={loaderData.origin}>
      {/* The thing itself has its own page, which is the one to find. */}
      <meta name="robots" content="noindex" />
      <main id="main" className="embedded">
        <Outlet />
      </main>
    </OriginContext>
  )
}
