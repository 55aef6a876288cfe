/** The door to the office: to whichever of its rooms the person works in. */
import { redirect } from 'react-router'
import { has } from '#people/people.ts'
import { care } from '#web/context.ts'
import type { Route } from './+types/office.ts'

export function loader({ context }: Route.LoaderArgs) {
  throw redirect(
    has(context.get(care).person, 'administrator') ? '/practice/people' : '/practice/access-record',
  )
}

export default function Office() {
  return null
}
