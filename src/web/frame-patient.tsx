import { Outlet } from 'react-router'

export default function FramePatient() {
  return <Outlet />
}
