/** An application that is being filled in: one part at a time, and at the end the whole to read and send. */
import { Checkbox, FieldGroup, Form, Hidden, Submit } from '#web/form.tsx'
import { Facts, Notice, PageHead, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { FILLING, OWN } from '../applicant-words.ts'
import { linesOf } from '../form-lines.ts'
import { FORM } from '../form-words.ts'
import { agreementOf } from '../refund-words.ts'
import { filledIn, PARTS, type Part, partOf, problemsIn, readTyped, type TypedForm } from '../typed-form.ts'
import { Done } from './Done.tsx'
import type { Own } from './own.ts'
import { pathOf } from './own-acts.ts'
import { asksOf, PartFields } from './PartFields.tsx'
import { cameBack } from './typed.ts'

type FillingProps = {
  readonly own: Own
  readonly part?: string
  readonly done?: string
  readonly typed?: Typed
}

export function ApplicationForm({ own, part: asked, done, typed }: FillingProps) {
  const { plan } = own.training
  const filled = filledIn(own.application)
  const sent = cameBack(typed, 'save') ? typed?.values.part?.[0] : undefined
  const part = PARTS.find((one) => one === (sent ?? asked))
  // Whoever comes back goes on where something is missing.
  const open =
    part ?? (asked === 'check' ? undefined : PARTS.find((one) => problemsIn(one, filled, plan).length > 0))
  const { canApply } = own
  return (
    <>
      <PageHead what={open ? FORM.parts[open] : FORM.check} forWhom={plan.title} title={OWN.title} />
      <Done done={done} />
      {canApply.ruling === 'refuse' ? (
        <Notice tone="amber">
          {canApply.reasons.map(({ rule, why, settle }) => (
            <p key={rule}>
              {why} {settle}
            </p>
          ))}
        </Notice>
      ) : (
        <>
          <Parts own={own} open={open} />
          {open ? (
            <PartForm part={open} own={own} filled={filled} typed={typed} />
          ) : (
            <Check own={own} filled={filled} typed={typed} />
          )}
        </>
      )}
    </>
  )
}

const Parts = ({ own, open }: { readonly own: Own; readonly open?: Part }) => (
  <nav className="application-parts" aria-label={FILLING.parts}>
    <ol>
      {PARTS.map((part) => (
        <li key={part}>
          <a href={`${pathOf(own.id)}?part=${part}`} aria-current={part === open ? 'step' : undefined}>
            {FORM.parts[part]}
          </a>
        </li>
      ))}
      <li>
        <a href={`${pathOf(own.id)}?part=check`} aria-current={open ? undefined : 'step'}>
          {FORM.check}
        </a>
      </li>
    </ol>
  </nav>
)

type PartFormProps = {
  readonly own: Own
  readonly part: Part
  readonly filled: TypedForm
  readonly typed?: Typed
}

function PartForm({ own, part, filled, typed }: PartFormProps) {
  const kept: Typed = { values: { ...valuesOf(filled), intent: ['save'] }, problems: [] }
  return (
    <>
      <p className="training-lead">{FILLING.lead}</p>
      <Form typed={cameBack(typed, 'save') ? typed : kept} intent="save" label={FORM.parts[part]}>
        <Hidden name="part" value={part} />
        <PartFields part={part} asks={asksOf(own.training.plan)} />
        <Submit name="then" value="next">
          {FILLING.next}
        </Submit>
        <Submit name="then" value="later" tone="quiet">
          {FILLING.later}
        </Submit>
      </Form>
    </>
  )
}

const valuesOf = (filled: TypedForm): Typed['values'] =>
  Object.fromEntries(Object.entries(filled).map(([field, said]) => [field, [said]]))

type CheckProps = { readonly own: Own; readonly filled: TypedForm; readonly typed?: Typed }

function Check({ own, filled, typed }: CheckProps) {
  const { plan } = own.training
  const read = readTyped(filled, plan)
  return (
    <>
      <p className="training-lead">{FILLING.check}</p>
      {!read.ok && (
        <Notice tone="amber" title={FILLING.missing}>
          <ul>
            {read.problems.map(({ field, message }) => (
              <li key={field}>
                <a href={`${pathOf(own.id)}?part=${partOf(field) ?? PARTS[0]}`}>
                  {FORM.parts[partOf(field) ?? PARTS[0]]}
                </a>
                : {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {PARTS.map((part) => (
        <Section key={part} title={FORM.parts[part]}>
          <Facts facts={linesOf(part, filled, plan)} />
          <p>
            <a href={`${pathOf(own.id)}?part=${part}`}>{FILLING.change(FORM.parts[part])}</a>
          </p>
        </Section>
      ))}
      {read.ok && <Send own={own} typed={typed} />}
    </>
  )
}

function Send({ own, typed }: Omit<CheckProps, 'filled'>) {
  const agreement = agreementOf(own.training.plan)
  return (
    <Form typed={typed} intent="send" label={FILLING.send}>
      <FieldGroup legend={FILLING.agree}>
        <ul className="training-list">
          {agreement.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <Hidden name="wording" value={agreement.join(' ')} />
        <Checkbox name="agreed" label={FILLING.agreeAll} required />
      </FieldGroup>
      <Submit>{FILLING.send}</Submit>
    </Form>
  )
}
