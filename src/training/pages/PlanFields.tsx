/** The plan of a training as a form: every field named by its path in the plan. */
import { Choice, DateField, Field, FieldGroup, Row, TextArea } from '#web/form.tsx'
import { PLAN_FORM as W } from '../desk-words.ts'
import { DISCIPLINES } from '../plan.ts'
import { DISCIPLINE_NAMES, ORDER_NAMES, ROLE_NAMES } from '../plan-words.ts'
import { rowsToShow } from '../typed-plan.ts'

type Fields = { readonly fields: Readonly<Record<string, string>> }
const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const SPARE = { team: 2, steps: 1 }

export function PlanFields({ fields }: Fields) {
  return (
    <>
      <FieldGroup legend={W.groups.what}>
        <Text fields={fields} name="title" label={W.name} most={160} required />
        <TextArea
          name="summary"
          label={W.summary}
          rows={10}
          maxLength={6000}
          defaultValue={fields.summary}
          required
        />
        <Text fields={fields} name="after" label={W.after} help={W.afterHelp} most={200} />
        <Whole fields={fields} name="experience.hours" label={W.experience} help={W.experienceHelp} />
      </FieldGroup>
      <FieldGroup legend={W.groups.when}>
        <Row>
          <DateField name="from" label={W.from} defaultValue={fields.from} required />
          <DateField name="to" label={W.to} defaultValue={fields.to} required />
        </Row>
        <Text fields={fields} name="place.name" label={W.house} most={120} required />
        <Text fields={fields} name="place.street" label={W.street} most={120} />
        <Row>
          <Text fields={fields} name="place.town" label={W.town} most={80} required />
          <Text fields={fields} name="place.state" label={W.state} most={40} required />
        </Row>
        <Text fields={fields} name="place.hospital" label={W.hospital} help={W.hospitalHelp} most={300} />
        <Text fields={fields} name="zone" label={W.zone} most={60} required />
        <Row>
          <DateField name="applyBy" label={W.applyBy} defaultValue={fields.applyBy} required />
          <DateField
            name="fullPaymentBy"
            label={W.fullPaymentBy}
            defaultValue={fields.fullPaymentBy}
            required
          />
        </Row>
      </FieldGroup>
      <FieldGroup legend={W.groups.seats}>
        {DISCIPLINES.map((one) => (
          <Whole
            key={one}
            fields={fields}
            name={`seats.${one}`}
            label={`Seats for ${DISCIPLINE_NAMES[one]}`}
            required
          />
        ))}
      </FieldGroup>
      <TeamFields fields={fields} />
      <MoneyFields fields={fields} />
      <FieldGroup legend={W.groups.waiting}>
        <Choice
          name="waiting.order"
          label={W.order}
          options={options(ORDER_NAMES)}
          defaultValue={fields['waiting.order']}
          required
        />
        <Whole fields={fields} name="waiting.hours" label={W.hours} required />
      </FieldGroup>
      <FieldGroup legend={W.groups.education}>
        <Text fields={fields} name="education.provider" label={W.provider} most={200} />
        <TextArea
          name="education.objectives"
          label={W.objectives}
          help={W.objectivesHelp}
          rows={6}
          defaultValue={fields['education.objectives']}
        />
      </FieldGroup>
    </>
  )
}

const TeamFields = ({ fields }: Fields) => (
  <FieldGroup legend={W.groups.team}>
    {numbers(rowsToShow('team', Object.keys(fields), SPARE.team)).map((row) => (
      <FieldGroup key={row} legend={W.member(row + 1)}>
        <Row>
          <Text fields={fields} name={`team.${row}.name`} label={W.memberName} most={120} />
          <Choice
            kind="select"
            name={`team.${row}.role`}
            label={W.role}
            options={options(ROLE_NAMES)}
            defaultValue={fields[`team.${row}.role`]}
          />
        </Row>
        <Text fields={fields} name={`team.${row}.about`} label={W.about} most={600} />
      </FieldGroup>
    ))}
    <Row>
      <Whole fields={fields} name="ratios.perTrainer.most" label={W.perTrainer} required />
      <Whole fields={fields} name="ratios.perMonitor.most" label={W.perMonitor} required />
    </Row>
  </FieldGroup>
)

const MoneyFields = ({ fields }: Fields) => (
  <FieldGroup legend={W.groups.money}>
    <Row>
      <Text fields={fields} name="price" label={W.price} most={12} required />
      <Text fields={fields} name="deposit" label={W.deposit} most={12} required />
      <Whole fields={fields} name="depositDays" label={W.depositDays} required />
    </Row>
    <Row>
      <Choice
        kind="select"
        name="refund.deposit"
        label={W.depositRule}
        options={options({ kept: W.kept, returned: W.returned })}
        defaultValue={fields['refund.deposit']}
        required
      />
      <Choice
        kind="select"
        name="refund.depositWithScholarship"
        label={W.depositScholarship}
        options={[{ value: '', label: W.same }, ...options({ kept: W.kept, returned: W.returned })]}
        defaultValue={fields['refund.depositWithScholarship'] ?? ''}
      />
    </Row>
    {numbers(rowsToShow('refund.steps', Object.keys(fields), SPARE.steps)).map((row) => (
      <FieldGroup key={row} legend={W.step(row + 1)}>
        <Row>
          <Whole fields={fields} name={`refund.steps.${row}.daysBefore`} label={W.daysBefore} />
          <Whole fields={fields} name={`refund.steps.${row}.percent`} label={W.percent} />
        </Row>
      </FieldGroup>
    ))}
    <Whole fields={fields} name="scholarships.places" label={W.places} required />
    <TextArea
      name="scholarships.about"
      label={W.scholarshipAbout}
      rows={3}
      maxLength={1000}
      defaultValue={fields['scholarships.about']}
    />
  </FieldGroup>
)

const numbers = (many: number): number[] => Array.from({ length: many }, (_, i) => i)

type OneProps = Fields & {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly required?: boolean
}

const Text = ({ fields, most, ...props }: OneProps & { readonly most: number }) => (
  <Field {...props} maxLength={most} defaultValue={fields[props.name]} />
)
const Whole = ({ fields, ...props }: OneProps) => (
  <Field {...props} type="number" step={1} defaultValue={fields[props.name]} />
)
