/** The description of what other programs may ask of this one. */
import { site } from '../context.ts'
import { openapi } from '../openapi.ts'
import type { Route } from './+types/openapi.ts'

export const loader = ({ context }: Route.LoaderArgs) =>
  new Response(JSON.stringify(openapi(context.get(site).origin), null, 2), {
    headers: { 'Content-Type': 'application/vnd.oai.openapi+json', 'Access-Control-Allow-Origin': '*' },
  })
