import { data } from 'react-router'
import { NotFound } from '../error-page.tsx'
import { PublicFrame } from '../frame-public.tsx'

export function loader() {
  return data(null, { status: 404 })
}

/** A form sent to an address that is not there. */
export function action() {
  return data(null, { status: 404 })
}

export default function NotFoundPage() {
  return (
    <PublicFrame>
      <NotFound />
    </PublicFrame>
  )
}
