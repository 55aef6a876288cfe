/** What stands inside a page of somebody else: no way round it, nothing of ours but the thing itself. */
import { Outlet } from 'react-router'

export default function FrameEmbedded() {
  return (
    <main id="main" className="embedded">
      <Outlet />
    </main>
  )
}
