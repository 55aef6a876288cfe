/** The same sheet on the person's own phone. */
import { visitsOf } from '#visits/visits.ts'
import { care } from '#web/context.ts'
import { PageHead } from '#web/page.tsx'
import { sessionOf } from '../session.ts'
import type { Route } from './+types/my-instructions.ts'
import { Sheet } from './Sheet.tsx'
import { sheetOf } from './sheet.ts'
import './session.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const { chart, protocol, zone } = await charts.mine()
  const visit = visitsOf(chart).find(({ id, kind }) => id === params.visit && kind === 'dosing')
  if (!visit) throw new Response('Not found', { status: 404 })
  const sheet = sheetOf(sessionOf(chart, visit.id, protocol, now))
  return {
    visit,
    zone,
    practice: person.practiceName,
    phone: person.practicePhone,
    instructions: protocol.homeInstructions,
    ...sheet,
  }
}

export default function MyInstructions({ loaderData }: Route.ComponentProps) {
  const { visit, zone, practice, phone, instructions, contact, next } = loaderData
  return (
    <>
      <PageHead what={instructions.title} />
      <Sheet
        instructions={instructions}
        at={visit.from}
        zone={zone}
        practice={practice}
        contact={contact ?? phone}
        next={next}
        paper={false}
      />
    </>
  )
}
