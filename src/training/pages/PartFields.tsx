/** The fields of one part of an application. */

import { Checkbox, Choice, DateField, Field, FieldGroup, Row, TextArea } from '#web/form.tsx'
import { number } from '#web/format.ts'
import { FORM } from '../form-words.ts'
import { DISCIPLINES, dosingBlocks, type Plan } from '../plan.ts'
import type { Part } from '../typed-form.ts'

/** What a training asks beyond what all of them ask. */
export type Asks = {
  readonly dosing: boolean
  readonly hours?: number
  readonly after: readonly string[]
  readonly scholarships: boolean
  readonly scholarshipsAbout?: string
}
export const asksOf = (plan: Plan): Asks => ({
  dosing: dosingBlocks(plan).length > 0,
  hours: plan.experience?.hours,
  after: plan.after,
  scholarships: plan.scholarships.places > 0,
  scholarshipsAbout: plan.scholarships.about,
})
/** For a page that does not know the training: what any of them may ask. */
export const ANYTHING: Asks = { dosing: true, after: [], scholarships: true }

type PartProps = { readonly asks: Asks }

export function PartFields({ part, asks }: PartProps & { readonly part: Part }) {
  switch (part) {
    case 'you':
      return <You />
    case 'work':
      return <Work asks={asks} />
    case 'stay':
      return <Stay asks={asks} />
  }
}

const You = () => (
  <>
    <Field name="name" label={FORM.name} help={FORM.nameHelp} autoComplete="name" required />
    <Field name="phone" label={FORM.phone} type="tel" autoComplete="tel" required />
    <Row>
      <Field name="town" label={FORM.town} autoComplete="address-level2" required />
      <Field name="state" label={FORM.state} autoComplete="address-level1" required />
    </Row>
    <EmergencyFields />
  </>
)

export const EmergencyFields = () => (
  <FieldGroup legend={FORM.emergency}>
    <Field name="emergency.name" label={FORM.emergencyName} autoComplete="off" required />
    <Field name="emergency.phone" label={FORM.emergencyPhone} type="tel" autoComplete="off" required />
  </FieldGroup>
)

const Work = ({ asks: { hours, after } }: PartProps) => (
  <>
    <Choice
      name="discipline"
      label={FORM.discipline}
      options={DISCIPLINES.map((value) => ({ value, label: FORM.disciplines[value] }))}
      required
    />
    <Field name="profession" label={FORM.profession} help={FORM.professionHelp} required />
    <FieldGroup legend={FORM.licence}>
      <p className="field-help">{FORM.licenceAbout}</p>
      <Row>
        <Field name="licence.kind" label={FORM.licenceKind} />
        <Field name="licence.number" label={FORM.licenceNumber} autoComplete="off" />
      </Row>
      <Row>
        <Field name="licence.state" label={FORM.licenceState} />
        <DateField name="licence.expires" label={FORM.licenceExpires} />
      </Row>
    </FieldGroup>
    <Field
      name="hours"
      label={FORM.hours}
      help={hours ? FORM.hoursAsked(number(hours)) : FORM.hoursHelp}
      type="number"
      step={1}
      required
    />
    <TextArea
      name="experience"
      label={FORM.experience}
      help={FORM.experienceHelp}
      maxLength={4000}
      required
    />
    <TextArea
      name="completed"
      label={FORM.completed}
      help={after.length > 0 ? FORM.completedAsked(after.join(', ')) : FORM.completedHelp}
      rows={3}
      maxLength={1000}
    />
    <TextArea name="statement" label={FORM.statement} rows={6} maxLength={4000} required />
  </>
)

const Stay = ({ asks }: PartProps) => (
  <>
    {asks.dosing && <DosingChoice />}
    <HouseFields />
    {asks.scholarships && (
      <FieldGroup legend={FORM.scholarships}>
        <Checkbox name="scholarship.wanted" label={FORM.scholarship} help={asks.scholarshipsAbout} />
        <TextArea name="scholarship.why" label={FORM.scholarshipWhy} rows={3} maxLength={2000} />
      </FieldGroup>
    )}
  </>
)

/** What the house and the kitchen have to know. */
export const HouseFields = () => (
  <>
    <Choice
      name="room.shares"
      label={FORM.room}
      options={[
        { value: 'any', label: FORM.rooms.any },
        { value: 'shared', label: FORM.rooms.shared },
        { value: 'alone', label: FORM.rooms.alone },
      ]}
    />
    <Field name="room.with" label={FORM.roomWith} maxLength={120} autoComplete="off" />
    <Field name="diet" label={FORM.diet} maxLength={500} autoComplete="off" />
    <Field
      name="allergies"
      label={FORM.allergies}
      help={FORM.allergiesHelp}
      maxLength={500}
      autoComplete="off"
    />
    <TextArea name="access" label={FORM.access} rows={3} maxLength={1000} />
  </>
)

/** @param help false where the page has said it already */
export const DosingChoice = ({ help = true }: { readonly help?: boolean }) => (
  <Choice
    name="dosing"
    label={FORM.dosing}
    help={help ? FORM.dosingHelp : undefined}
    options={[
      { value: 'yes', label: FORM.dosingYes },
      { value: 'no', label: FORM.dosingNo },
    ]}
    required
  />
)
