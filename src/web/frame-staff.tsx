import { Outlet } from 'react-router'

export default function FrameStaff() {
  return <Outlet />
}
