import { redirect } from 'react-router'
import { account } from '#web/context.ts'
import type { Route } from './+types/sign-out.ts'

/** Following a link signs nobody out: a picture in a letter could do that. */
export function loader() {
  throw redirect('/')
}

/** Such a browser keeps something of the console; there it forgets it. See src/session/console/device/leaving.ts. */
const KEEPS = /(^|;\s*)console-here=yes/

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, signOut, trying } = context.get(account)
  const to = KEEPS.test(request.headers.get('cookie') ?? '') ? '/console/left' : '/sign-in'
  throw redirect(to, { headers: await signOut(trying, seat) })
}
