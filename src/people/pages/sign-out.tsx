import { redirect } from 'react-router'
import { account } from '#web/context.ts'
import type { Route } from './+types/sign-out.ts'

/** Following a link signs nobody out: a picture in a letter could do that. */
export function loader() {
  throw redirect('/')
}

export async function action({ context }: Route.ActionArgs) {
  const { seat, signOut, trying } = context.get(account)
  throw redirect('/sign-in', { headers: await signOut(trying, seat) })
}
