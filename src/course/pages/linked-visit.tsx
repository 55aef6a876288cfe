/** One session, for whoever holds its link: how to get ready, and from its end on what to do afterwards. Only to read. */
import { data } from 'react-router'
import { isBefore } from '#kernel/time.ts'
import { moment } from '#preparation/clock.ts'
import { instructionsFor } from '#preparation/instructions.ts'
import { InstructionList } from '#preparation/pages/InstructionList.tsx'
import { escortFor } from '#preparation/preparation.ts'
import { screenedOf } from '#preparation/screened.ts'
import { Sheet } from '#session/pages/Sheet.tsx'
import { sheetOf } from '#session/pages/sheet.ts'
import { sessionOf } from '#session/session.ts'
import { visitsOf } from '#visits/visits.ts'
import { span } from '#web/format.ts'
import { Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { LINKED } from '../patient-link-words.ts'
import type { Route } from './+types/linked-visit.ts'
import { ShutLink } from './ShutLink.tsx'
import { shutPage, throughLink } from './through-link.ts'
import '#preparation/pages/preparation.css'
import '#session/pages/session.css'

const WORDS = LINKED.visit

export async function loader({ context }: Route.LoaderArgs) {
  const here = await throughLink(context)
  if (here.state !== 'opens') return shutPage(here)
  const { link, course, practice, phone, zone, now } = here
  const { chart, protocol } = course
  const visit = visitsOf(chart).find(({ id, kind }) => id === link.thing && kind === 'dosing')
  if (!visit) throw new Response('Not found', { status: 404 })
  const session = sessionOf(chart, visit.id, protocol, now)
  const isOver = visit.state === 'kept' || session.closed !== undefined || !isBefore(now, visit.to)
  const { medicines } = screenedOf(course, visit.route, protocol, now)
  const instructions = instructionsFor(visit, zone, medicines, chart, protocol)
  const escort = escortFor(chart, visit.id)?.body
  return data({
    visit,
    isOver,
    takesPlace: visit.state === 'planned' || visit.state === 'kept',
    instructions,
    next: instructions.find(({ part, from }) => part !== 'after' && isBefore(now, from)),
    escort: escort && WORDS.rideNamed(escort.name, moment(escort.pickUp, zone)),
    home: protocol.homeInstructions,
    sheet: sheetOf(session),
    practice,
    phone,
    zone,
    now,
  })
}

export default function LinkedVisit({ loaderData }: Route.ComponentProps) {
  if ('shut' in loaderData) return <ShutLink {...loaderData.shut} />
  const { visit, isOver, takesPlace, instructions, next, escort, home, sheet } = loaderData
  const { practice, phone, zone, now } = loaderData
  if (!takesPlace)
    return (
      <>
        <PageHead what={LINKED.booking.gone} title={WORDS.title} />
        <p>{LINKED.booking.goneAbout(practice, phone)}</p>
      </>
    )
  if (isOver)
    return (
      <>
        <PageHead what={home.title} title={WORDS.after} />
        <Sheet
          instructions={home}
          at={visit.from}
          zone={zone}
          practice={practice}
          contact={sheet.contact ?? phone}
          next={sheet.next}
          paper={false}
        />
      </>
    )
  return (
    <>
      <PageHead what={WORDS.title} />
      <Facts
        facts={[
          [LINKED.booking.when, span(visit.from, visit.to, zone, now)],
          [LINKED.booking.where, visit.place],
        ]}
      />
      <div className="preparation-top">
        <p className="field-help">{LINKED.booking.zone(zone)}</p>
        {!escort && <Notice tone="amber">{WORDS.rideMissing}</Notice>}
        {next && (
          <Notice title={WORDS.next}>
            <p>{next.text}</p>
          </Notice>
        )}
      </div>
      <InstructionList instructions={instructions} session={visit} />
      {escort && (
        <Section title={WORDS.ride}>
          <p>{escort}</p>
        </Section>
      )}
    </>
  )
}
