/** Every listing whose owner agreed, as a table to open in a spreadsheet or to import elsewhere. */
import { care } from '#web/context.ts'
import { educatorOnly } from '#web/guards.ts'
import type { Route } from './+types/export.ts'

export const middleware: Route.MiddlewareFunction[] = [educatorOnly]

export function loader({ context }: Route.LoaderArgs) {
  const pieces = context.get(care).directoryDesk.export()
  // Asked for piece by piece, so that many listings are never in memory together.
  const body = new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
  return new Response(body.pipeThrough(new TextEncoderStream()), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="listings.csv"',
    },
  })
}
