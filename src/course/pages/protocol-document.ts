/** The document in force as a file, to edit elsewhere. */
import { protocolName } from '#kernel/protocol.ts'
import { care } from '#web/context.ts'
import type { Route } from './+types/protocol-document.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { current } = await context.get(care).charts.protocols()
  return new Response(current.text, {
    headers: {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${protocolName(current.protocol)}.yaml"`,
    },
  })
}
