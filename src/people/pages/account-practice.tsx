/** Changing between the practices that somebody belongs to. */
import { redirect } from 'react-router'
import { z } from 'zod'
import { practiceId } from '#kernel/ids.ts'
import { account } from '#web/context.ts'
import { doorFor } from '#web/guards.ts'
import { readForm } from '#web/read-form.ts'
import { homeOf } from '../people.ts'
import type { Route } from './+types/account-practice.ts'

/** Following a link changes nothing. */
export function loader() {
  throw redirect('/account')
}

export async function action({ request, context }: Route.ActionArgs) {
  const { seat, entrance, trying } = context.get(account)
  const read = await readForm(request, z.object({ practice: practiceId }))
  const entered = read.ok && seat ? await entrance.actFor(trying, seat, read.value.practice) : undefined
  if (!entered?.seat.member) throw redirect(seat ? '/account' : '/sign-in')
  const home = homeOf(entered.seat.member)
  throw redirect(entered.seat.standing === 'in' ? home : doorFor(entered.seat, home), {
    headers: entered.headers,
  })
}
