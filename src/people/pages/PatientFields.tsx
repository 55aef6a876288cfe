/** The fields that make somebody a patient of the practice: who they are, and who treats them. */
import type { PersonId } from '#kernel/ids.ts'
import type { Day } from '#kernel/time.ts'
import { Checkbox, Choice, DateField, Field, FieldGroup, Row } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { TEAM_ROLES } from '../new-patient.ts'
import type { Role } from '../people.ts'
import { ROLE_NAMES, SEX_NAMES } from '../words.ts'

type Props = {
  readonly staff: readonly { readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }[]
  /** Who fills this in: chosen at first in the roles that they hold. */
  readonly me: PersonId
  readonly today: Day
  readonly typed?: Typed
  /** What is known already. */
  readonly given?: Partial<Record<'name' | 'phone' | 'email', string>>
}

export function PatientFields({ staff, me, today, typed, given }: Props) {
  const asked = typed?.problems.some((p) => p.field === 'somebodyElse')
  return (
    <>
      <FieldGroup legend="Who">
        <Field
          name="name"
          label="Name"
          autoComplete="off"
          maxLength={200}
          defaultValue={given?.name}
          required
        />
        <Row>
          <DateField name="birthDate" label="Birth date" min="1900-01-01" max={today.toString()} required />
          <Choice
            name="sex"
            kind="select"
            label="Sex as recorded"
            options={Object.entries(SEX_NAMES).map(([value, label]) => ({ value, label }))}
            required
          />
        </Row>
        <Row>
          <Field name="phone" label="Phone" type="tel" autoComplete="off" defaultValue={given?.phone} />
          <Field
            name="email"
            label="Email address"
            type="email"
            autoComplete="off"
            defaultValue={given?.email}
          />
        </Row>
      </FieldGroup>
      <FieldGroup legend="Course of care">
        <Field
          name="indication"
          label="What it is for"
          help="The diagnosis or reason, in a few words. Screening looks closer."
          maxLength={200}
        />
        {TEAM_ROLES.map((role) => {
          const holders = staff.filter((one) => one.roles.includes(role))
          const mine = holders.find((one) => one.id === me)
          return (
            <Choice
              key={role}
              name={role}
              kind="select"
              label={capital(ROLE_NAMES[role])}
              defaultValue={mine?.id}
              options={[
                { value: '', label: 'Nobody yet' },
                ...holders.map((one) => ({ value: one.id, label: one.name })),
              ]}
            />
          )
        })}
      </FieldGroup>
      {asked && (
        <Checkbox name="somebodyElse" label="This is somebody else with the same name and birth date" />
      )}
    </>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
