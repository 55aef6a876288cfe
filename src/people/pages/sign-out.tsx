import { redirect } from 'react-router'
import { door } from '#web/context.ts'
import type { Route } from './+types/sign-out.ts'

/** Following a link signs nobody out: a picture in a letter could do that. */
export function loader() {
  throw redirect('/')
}

export async function action({ request, context }: Route.ActionArgs) {
  throw redirect('/sign-in', { headers: await context.get(door).close(request.headers) })
}
