/** Who is present, each with their part. The session begins with it. */

import { CARE_TEAM } from '#people/people.ts'
import { Choice, Form, Hidden, Submit } from '#web/form.tsx'
import { SourceNote } from '#web/page.tsx'
import { presenceValue } from '../acts/form.ts'
import { type FormsProps, WhenField } from './Forms.tsx'

export function BeginForm({ here: { session, course, staff, entry }, typed }: FormsProps) {
  const { needs, source } = course.protocol.staffing.individual
  const already = session.present.map(({ person, as }) => presenceValue(as, person))
  return (
    <Form typed={typed} intent="begin" label="Who is present">
      <Hidden name="entry" value={entry} />
      <Choice
        name="people"
        kind="checkbox"
        label={session.begun ? 'Also present' : 'Present'}
        help={needs.map(({ text }) => text).join(' ')}
        options={staff.flatMap(({ id, name, roles }) =>
          CARE_TEAM.filter((role) => roles.includes(role) && !already.includes(presenceValue(role, id))).map(
            (role) => ({
              value: presenceValue(role, id),
              label: `${name}, ${role}`,
            }),
          ),
        )}
      />
      <WhenField label={session.begun ? 'Since' : 'Begun at'} />
      <Submit tone={session.begun ? 'quiet' : 'primary'}>
        {session.begun ? 'Save' : 'Begin the session'}
      </Submit>
      <SourceNote source={source} label="Source of the least staffing" />
    </Form>
  )
}
