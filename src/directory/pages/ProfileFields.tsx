/** The fields of a profile, in sections. What was typed, or what the listing says so far, comes from the form around them. */
import type { ReactNode } from 'react'
import { useField } from '#web/field-frame.tsx'
import { Checkbox, Choice, DateField, Field, FieldGroup, Row, Submit, TextArea } from '#web/form.tsx'
import type { Typed } from '#web/read-form.ts'
import { FACET_WORDS } from '../choice-words.ts'
import {
  CHOICE_NAMES,
  LIST_LABELS,
  PART_LABELS,
  PROFILE_FORM,
  SWITCH_LABELS,
  TEXT_HELP,
  TEXT_LABELS,
} from '../profile-form-words.ts'
import { STATES } from '../states.ts'
import { LISTS, type TypedList, type TypedPart, type TypedSwitch } from '../typed-profile.ts'
import { rowsToShow } from './profile-form.ts'

export function ProfileFields({ typed }: { readonly typed?: Typed }) {
  return (
    <>
      {/* Enter in a field presses the first button of a form: this one, and not the one for more rows. */}
      <button type="submit" className="trap" tabIndex={-1} aria-hidden="true" />
      <FieldGroup legend={PROFILE_FORM.who}>
        <Words name="subject" inline required />
        <Field
          name="name"
          label={TEXT_LABELS.name}
          help={TEXT_HELP.name}
          autoComplete="off"
          maxLength={120}
          required
        />
        <Field
          name="credentials"
          label={TEXT_LABELS.credentials}
          help={TEXT_HELP.credentials}
          maxLength={80}
        />
        <Field name="npi" label={TEXT_LABELS.npi} help={TEXT_HELP.npi} inputMode="numeric" maxLength={20} />
        <TextArea name="about" label={TEXT_LABELS.about} help={TEXT_HELP.about} rows={6} />
      </FieldGroup>
      <FieldGroup legend={PROFILE_FORM.work}>
        <Several name="roles" required />
        <Several name="routes" />
        <Several name="formats" />
        <Several name="settings" />
      </FieldGroup>
      <Rows name="licences" typed={typed} about={PROFILE_FORM.licencesAbout} of={licence} />
      <Rows name="trainings" typed={typed} about={PROFILE_FORM.trainingsAbout} of={training} />
      <Rows name="places" typed={typed} about={PROFILE_FORM.placesAbout} of={place} />
      <FieldGroup legend={PROFILE_FORM.therapy}>
        <Several name="conditions" />
        <Several name="approaches" />
        <Several name="languages" />
        <Tick name="videoPreparation" />
        <Tick name="videoIntegration" />
      </FieldGroup>
      <FieldGroup legend={PROFILE_FORM.cost}>
        <Row>
          <Field name="feesLow" label={TEXT_LABELS.feesLow} unit={PROFILE_FORM.dollars} inputMode="numeric" />
          <Field
            name="feesHigh"
            label={TEXT_LABELS.feesHigh}
            unit={PROFILE_FORM.dollars}
            inputMode="numeric"
          />
        </Row>
        <Words name="feesPer" help={TEXT_HELP.fees} inline />
        <Tick name="slidingScale" />
        <Tick name="paymentPlans" />
        <Several name="insurance" />
      </FieldGroup>
      <FieldGroup legend={PROFILE_FORM.reach}>
        <Words name="accepting" inline required />
        <Words name="stepFree" inline />
        <Field name="phone" label={TEXT_LABELS.phone} help={TEXT_HELP.phone} type="tel" autoComplete="off" />
        <Field
          name="website"
          label={TEXT_LABELS.website}
          help={TEXT_HELP.website}
          type="url"
          autoComplete="off"
        />
      </FieldGroup>
    </>
  )
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

type WordsProps = {
  readonly name: keyof typeof CHOICE_NAMES
  readonly help?: string
  readonly inline?: boolean
  readonly required?: boolean
}

/** One of a few. */
const Words = ({ name, ...props }: WordsProps) => (
  <Choice name={name} label={TEXT_LABELS[name]} options={optionsOf(CHOICE_NAMES[name])} {...props} />
)

/** Any of a list. */
const Several = ({ name, required }: { readonly name: TypedList; readonly required?: boolean }) => (
  <Choice
    name={name}
    kind="checkbox"
    label={LIST_LABELS[name]}
    options={optionsOf(FACET_WORDS[LISTS[name]].options)}
    inline
    required={required}
  />
)

const Tick = ({ name }: { readonly name: TypedSwitch }) => (
  <Checkbox name={name} label={SWITCH_LABELS[name]} />
)

type RowsProps = {
  readonly name: TypedPart
  readonly typed?: Typed
  readonly about: string
  /** The fields of one row, by the beginning of their names. */
  readonly of: (before: string) => ReactNode
}

function Rows({ name, typed, about, of }: RowsProps) {
  const whole = useField(name)
  return (
    <FieldGroup legend={PROFILE_FORM[name]}>
      <p className="field-help">{about}</p>
      {whole.problems.length > 0 && (
        <p className="field-error" id={whole.id} tabIndex={-1}>
          {whole.problems.join(' ')}
        </p>
      )}
      {Array.from({ length: rowsToShow(name, typed) }, (_, i) => (
        <fieldset key={i} className="profile-row">
          <legend className="field-label">
            {PROFILE_FORM.row[name]} {i + 1}
          </legend>
          {of(`${name}.${i}`)}
        </fieldset>
      ))}
      <p>
        <Submit tone="quiet" name="more" value={name}>
          {PROFILE_FORM.more[name]}
        </Submit>
      </p>
    </FieldGroup>
  )
}

const stateChoice = (before: string) => (
  <Choice
    name={`${before}.state`}
    kind="select"
    label={PART_LABELS.licences.state}
    options={optionsOf(STATES)}
  />
)

const licence = (before: string) => (
  <>
    <Row>
      <Field name={`${before}.kind`} label={PART_LABELS.licences.kind} maxLength={60} />
      <Field name={`${before}.number`} label={PART_LABELS.licences.number} maxLength={40} />
    </Row>
    <Row>
      {stateChoice(before)}
      <DateField name={`${before}.expires`} label={PART_LABELS.licences.expires} />
    </Row>
  </>
)

const training = (before: string) => (
  <>
    <Row>
      <Field name={`${before}.title`} label={PART_LABELS.trainings.title} maxLength={160} />
      <Field name={`${before}.by`} label={PART_LABELS.trainings.by} maxLength={120} />
    </Row>
    <Row>
      <Field name={`${before}.where`} label={PART_LABELS.trainings.where} maxLength={120} />
      <Field name={`${before}.on`} label={PART_LABELS.trainings.on} maxLength={10} />
      <Field name={`${before}.hours`} label={PART_LABELS.trainings.hours} inputMode="numeric" maxLength={4} />
    </Row>
  </>
)

const place = (before: string) => (
  <>
    <Row>
      <Field name={`${before}.label`} label={PART_LABELS.places.label} maxLength={80} />
      <Field name={`${before}.street`} label={PART_LABELS.places.street} maxLength={120} />
    </Row>
    <Row>
      <Field name={`${before}.zip`} label={PART_LABELS.places.zip} inputMode="numeric" maxLength={10} />
      <Field name={`${before}.town`} label={PART_LABELS.places.town} maxLength={80} />
      {stateChoice(before)}
    </Row>
  </>
)
