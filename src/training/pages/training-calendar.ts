import { site } from '#web/context.ts'
import type { Route } from './+types/training-calendar.ts'
import { calendarOf } from './calendar.ts'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { trainings, origin } = context.get(site)
  const slug = params.trainingSlug ?? ''
  const training = await trainings.named(slug)
  if (!training) throw new Response('Not found', { status: 404 })
  const address = `${origin}/trainings/${training.slug}`
  return new Response(calendarOf(training, address, new URL(origin).hostname), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${training.slug}.ics"`,
    },
  })
}
