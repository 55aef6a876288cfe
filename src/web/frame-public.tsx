import { Outlet } from 'react-router'

export default function FramePublic() {
  return <Outlet />
}
