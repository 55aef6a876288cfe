import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { problem } from '#kernel/result.ts'
import { dosesOf } from '#session/doses.ts'
import { bookingQuery } from '#visits/booking.ts'
import { visitsOf } from '#visits/visits.ts'
import { care } from '#web/context.ts'
import { when } from '#web/format.ts'
import { CourseNav, Empty, Notice, PageHead, Section, SourceNote } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { integrationDue } from '../due.ts'
import { AUDIENCE } from '../entries.ts'
import { phaseAt, windowOf } from '../integration.ts'
import { sharedJournal } from '../journal.ts'
import { checkInsOf, notesOf, openConcern, ruleOnNote } from '../notes.ts'
import { readCheckIn, typedCheckIn } from '../read-check-in.ts'
import { JOURNAL } from '../words.ts'
import type { Route } from './+types/integration.ts'
import { CheckInForm, CheckInList } from './CheckIns.tsx'
import { NoteForms, NoteList } from './Notes.tsx'
import { OwedList } from './OwedList.tsx'
import { WindowDrawing, WindowWords } from './WindowView.tsx'
import './integration.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const { chart, protocol, zone } = course
  const doses = dosesOf(chart)
  const visits = visitsOf(chart)
  const window = windowOf(doses, protocol)
  const may = (kind: Parameters<typeof ruleOnNote>[0]) =>
    !course.closed && ruleOnNote(kind, person, protocol).ruling === 'allow'
  return {
    course,
    now,
    visits,
    window,
    phase: phaseAt(window, now),
    due: integrationDue(chart, doses, visits, protocol, now, zone),
    checkIns: checkInsOf(chart),
    concern: openConcern(chart),
    shared: sharedJournal(chart),
    notes: notesOf(chart),
    may: { checkIn: may('checked-in'), note: may('integration-noted'), therapy: may('therapy-noted') },
  }
}

const form = typedCheckIn.extend({
  intent: z.enum(['check-in', 'note', 'therapy-note']),
  text: z.string().max(10_000, 'This is longer than 10,000 characters. Shorten it.').optional(),
  action: z.string().max(500, 'Say it in at most 500 characters.').optional(),
})
const KINDS = {
  'check-in': 'checked-in',
  note: 'integration-noted',
  'therapy-note': 'therapy-noted',
} as const

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const read = await readForm(request, form)
  if (!read.ok) return data(read.typed, { status: 422 })
  const sent = read.value
  const kind = KINDS[sent.intent]
  const ruling = ruleOnNote(kind, person, course.protocol)
  if (ruling.ruling !== 'allow') return data(read.refused(ruling), { status: 422 })

  let draft: Draft
  if (kind === 'checked-in') {
    const checkIn = readCheckIn(sent, now, course.zone)
    if (!checkIn.ok) return data(read.again(...checkIn.problems), { status: 422 })
    draft = { kind, audience: AUDIENCE[kind], ...checkIn.value }
  } else {
    if (!sent.text) return data(read.again(problem(JOURNAL.empty, 'text')), { status: 422 })
    const action = kind === 'integration-noted' && sent.action ? { action: sent.action } : {}
    draft = { kind, audience: AUDIENCE[kind], at: now, body: { text: sent.text, ...action } }
  }
  const stored = await charts.append(course.id, [draft])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(href('/courses/:course/integration', params))
}

export default function Integration({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, now, window, phase, due, visits, checkIns, shared, notes, may } = loaderData
  const { zone, names } = course
  const { integration } = course.protocol
  return (
    <>
      <CourseNav course={params.course} name={course.patient.name} />
      <PageHead what="Integration" forWhom={course.patient.name} />
      <Alerts loaderData={loaderData} course={params.course} />
      {phase ? (
        <>
          <Section title="The window" about={`A ${window.estimate.label}.`}>
            <WindowDrawing
              window={window}
              owed={due.owed}
              visits={visits}
              now={now}
              visitHref={(visit) => href('/courses/:course/visits/:visit', { ...params, visit: visit.id })}
            />
            <WindowWords
              window={window}
              phase={phase}
              zone={zone}
              now={now}
              overlap={integration.window.overlap}
              evidence={integration.evidence}
            />
          </Section>
          <Section title="Visits owed after the doses">
            <OwedList owed={due.owed} course={params.course} zone={zone} now={now} open={!course.closed} />
          </Section>
        </>
      ) : (
        <Empty action={<a href={href('/courses/:course/visits', params)}>Plan visits</a>}>
          No dose has been given yet. The window and the visits in it appear here after the first one.
        </Empty>
      )}
      {(may.checkIn || checkIns.length > 0) && (
        <Section title="Check-ins" id="check-ins">
          {checkIns.length > 0 && <CheckInList checkIns={checkIns} names={names} now={now} />}
          {may.checkIn && (
            <details open={actionData?.values.intent?.[0] === 'check-in'}>
              <summary>Record a check-in</summary>
              <CheckInForm typed={actionData} />
            </details>
          )}
        </Section>
      )}
      <Section
        title="From the person’s journal"
        about="What the person chose to share. The rest of the journal is theirs."
      >
        {shared.length > 0 ? (
          <ul className="written">
            {shared.map((copy) => (
              <li key={copy.journal}>
                <p className="written-when">
                  Written {when(copy.writtenAt, zone, now)}, shared {when(copy.at, zone, now)}
                </p>
                <p className="written-text">{copy.text}</p>
              </li>
            ))}
          </ul>
        ) : (
          <Empty>Nothing is shared.</Empty>
        )}
      </Section>
      {(may.note || notes.length > 0) && (
        <Section title="Notes" id="notes">
          {notes.length > 0 && <NoteList notes={notes} names={names} now={now} />}
          <NoteForms typed={actionData} may={may} />
        </Section>
      )}
    </>
  )
}

type AlertsProps = { readonly loaderData: Route.ComponentProps['loaderData']; readonly course: string }

/** What cannot wait, on top: thoughts of suicide told in a check-in, and a window in which nothing is booked. */
function Alerts({ loaderData, course: id }: AlertsProps) {
  const { course, concern, due, window, now } = loaderData
  const { suicidal } = course.protocol.integration.checkIn
  const book = bookingQuery({ kind: 'integration', from: now, by: window.sessions.at(-1)?.closes })
  return (
    <>
      {concern && (
        <Notice tone="red" urgent title={`Thoughts of suicide, told ${when(concern.at, course.zone, now)}`}>
          <p>{suicidal.text}</p>
          <SourceNote source={suicidal.source} />
        </Notice>
      )}
      {due.alert && (
        <Notice tone="amber" title={due.alert.why}>
          <p>
            {due.alert.settle}{' '}
            {!course.closed && (
              <a href={`${href('/courses/:course/visits', { course: id })}?${book}#plan`}>Book one</a>
            )}
          </p>
          <SourceNote source={due.alert.source} />
        </Notice>
      )}
    </>
  )
}
