import { href } from 'react-router'
import { dosesOf } from '#session/doses.ts'
import { standing, visitsOf } from '#visits/visits.ts'
import { VISIT_NAMES } from '#visits/words.ts'
import { care } from '#web/context.ts'
import { dateOf, span, when } from '#web/format.ts'
import { Empty, PageHead, Section, SourceNote } from '#web/page.tsx'
import { phaseAt, windowOf } from '../integration.ts'
import { notesOf } from '../notes.ts'
import { MY_PHASES } from '../words.ts'
import type { Route } from './+types/my-integration.ts'
import { WindowDrawing } from './WindowView.tsx'
import './integration.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { charts, now } = context.get(care)
  const { chart, protocol, zone } = await charts.mine()
  const visits = visitsOf(chart)
  const window = windowOf(dosesOf(chart), protocol)
  const actions = notesOf(chart).flatMap((note) =>
    note.kind === 'integration-noted' && note.body.action ? [{ at: note.at, action: note.body.action }] : [],
  )
  return {
    now,
    zone,
    window,
    phase: phaseAt(window, now),
    overlap: protocol.integration.window.overlap,
    visits: visits.filter((v) => v.state !== 'cancelled'),
    next: standing(visits).filter((v) => v.kind !== 'dosing' && Temporal.Instant.compare(v.to, now) > 0),
    actions,
  }
}

export default function MyIntegration({ loaderData }: Route.ComponentProps) {
  const { now, zone, window, phase, overlap, visits, next, actions } = loaderData
  return (
    <>
      <PageHead what="After your session" />
      {phase ? (
        <Section title="Now">
          <p>{MY_PHASES[phase.phase](dateOf(phase.last.closes, zone, now))}</p>
          <WindowDrawing window={window} owed={[]} visits={visits} now={now} />
          <p>
            {window.estimate.text}
            {window.sessions.length > 1 && <> {overlap.text}</>}
          </p>
          <SourceNote source={window.estimate.source} />
        </Section>
      ) : (
        <Empty>
          After your first session this page shows the weeks that follow, and your visits in them.
        </Empty>
      )}
      <Section title="Your next visits">
        {next.length > 0 ? (
          <ul className="written">
            {next.map((visit) => (
              <li key={visit.id}>
                <p>
                  <strong>{VISIT_NAMES[visit.kind]}</strong>, {span(visit.from, visit.to, zone, now)}
                </p>
                <p className="written-when">{visit.place}</p>
              </li>
            ))}
          </ul>
        ) : (
          <Empty>No visit is planned. Ask your practice for the next one.</Empty>
        )}
      </Section>
      {actions.length > 0 && (
        <Section title="What you set out to do">
          <ul className="written">
            {actions.map(({ at, action }) => (
              <li key={at.epochMilliseconds}>
                <p>{action}</p>
                <p className="written-when">{when(at, zone, now)}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <a href={href('/me/journal')}>Write in your journal</a>
      </p>
    </>
  )
}
