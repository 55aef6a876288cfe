/** Who is there now: somebody leaves, the session is paused and goes on, and what stands in the way of going on. */
import { Choice, Form, Hidden, Submit } from '#web/form.tsx'
import { clock } from '#web/format.ts'
import { Notice } from '#web/page.tsx'
import { RulingView } from '#web/ruling.tsx'
import { presenceValue } from '../acts/form.ts'
import { GROUP_PAGE, PAUSE } from '../group-words.ts'
import type { Here } from '../here.ts'
import { ruleOnStaffing } from '../staffing.ts'
import { type FormsProps, WhenField } from './Forms.tsx'

export function LeftForm({ here: { session, staff, entry }, typed }: FormsProps) {
  const nameOf = (person: string) => staff.find(({ id }) => id === person)?.name ?? GROUP_PAGE.somebody
  return (
    <Form typed={typed} intent="left" label="Somebody leaves">
      <Hidden name="entry" value={entry} />
      <Choice
        name="leaving"
        label="Who leaves"
        options={session.present.map(({ person, as }) => ({
          value: presenceValue(as, person),
          label: `${nameOf(person)}, ${as}`,
        }))}
        required
      />
      <WhenField label="Left at" />
      <Submit tone="quiet">Save who left</Submit>
    </Form>
  )
}

export function PauseForm({ here: { session, staff, entry }, typed }: FormsProps) {
  if (session.pauses.length > 0)
    return (
      <Form typed={typed} intent="resume" label="Resume">
        <Hidden name="entry" value={entry} />
        <p>{GROUP_PAGE.resumeAbout}</p>
        <WhenField label="Resumed at" />
        <Submit>Resume the session</Submit>
      </Form>
    )
  const there = new Set(session.present.map(({ person }) => person))
  return (
    <Form typed={typed} intent="pause" label="Pause">
      <Hidden name="entry" value={entry} />
      <p>{GROUP_PAGE.pauseAbout}</p>
      <Choice
        name="why"
        label="Because"
        options={Object.entries(PAUSE.why).map(([value, label]) => ({ value, label }))}
        defaultValue="emergency-of-another"
      />
      <Choice
        name="heldBy"
        label="Who holds this person meanwhile"
        options={staff.filter(({ id }) => there.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <WhenField label="Paused at" />
      <Submit tone="quiet">Pause the session</Submit>
    </Form>
  )
}

/** That it is paused and who holds the person, and that somebody is missing, above everything but the alarms. */
export function TeamNow({ here }: { readonly here: Pick<Here, 'session' | 'course'> }) {
  const { session, course } = here
  if (!session.begun || session.closed) return null
  const staffing = ruleOnStaffing(session, course.protocol)
  return (
    <>
      {session.pauses.map(({ entry, since, why, heldBy }) => (
        <Notice key={entry} tone="amber" title={GROUP_PAGE.paused(clock(since, course.zone))}>
          <p>
            {GROUP_PAGE.why(PAUSE.why[why])}{' '}
            {GROUP_PAGE.heldBy(course.names.get(heldBy) ?? GROUP_PAGE.somebody)}
          </p>
        </Notice>
      ))}
      {staffing.ruling !== 'allow' && <RulingView what={GROUP_PAGE.staff} ruling={staffing} />}
    </>
  )
}
