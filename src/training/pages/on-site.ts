/** A training where it is held, for whoever works there at the desk. */
import { trainingId } from '#kernel/ids.ts'
import { care } from '#web/context.ts'
import type { TrainingOnSite } from '../site-store.ts'
import type { Route } from './+types/desk-sign-in.ts'

/** @throws Response 404 for who may not know of it, or when it was called off */
export async function onSite({
  params,
  context,
}: Pick<Route.LoaderArgs, 'params' | 'context'>): Promise<TrainingOnSite> {
  const id = trainingId.safeParse(params.training)
  const found = id.success ? await context.get(care).trainingSite.open(id.data) : undefined
  if (!found || found.state === 'cancelled') throw new Response('Not found', { status: 404 })
  return found
}
