/** Every subscriber with the proof of each joining, as a table to open in a spreadsheet or to bring in elsewhere. */
import { care } from '#web/context.ts'
import { educatorOnly } from '#web/guards.ts'
import type { Route } from './+types/export.ts'

export const middleware: Route.MiddlewareFunction[] = [educatorOnly]

export function loader({ context }: Route.LoaderArgs) {
  const pieces = context.get(care).mailingDesk.export()
  // Asked for piece by piece, so that many subscribers are never in memory together.
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
      'Content-Disposition': 'attachment; filename="subscribers.csv"',
    },
  })
}
