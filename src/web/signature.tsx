/** A signature: a typed name with the moment it was given. */
import type { Instant } from '#kernel/time.ts'
import { CONFIRM } from '#people/signing-in-words.ts'
import { CONFIRM_FIELDS } from './confirm-fields.ts'
import { Field } from './form.tsx'
import { dateAndClock } from './format.ts'
import { usePlace } from './place.tsx'

/** A signature that was given. */
export function Signature({
  name,
  at,
  role,
}: {
  readonly name: string
  readonly at: Instant
  readonly role?: string
}) {
  const { zone } = usePlace()
  return (
    <p className="signature">
      <span className="signature-name">{name}</span>
      <span className="signature-words">
        Signed{role && ` as ${role}`},{' '}
        <time dateTime={at.toString({ smallestUnit: 'second' })}>{dateAndClock(at, zone)}</time>
      </span>
    </p>
  )
}

/** Where a person signs: they type their name; the date that will stand beside it is shown. */
export function SignatureField({
  name = 'signature',
  help,
}: {
  readonly name?: string
  readonly help?: string
}) {
  const { zone, now, confirming } = usePlace()
  return (
    <div className="signature-entry">
      <Field name={name} label="Your full name, as your signature" help={help} autoComplete="name" required />
      {confirming && (
        <>
          <Field
            name={CONFIRM_FIELDS.password}
            label={CONFIRM.password}
            help={CONFIRM.signing}
            type="password"
            autoComplete="current-password"
          />
          {confirming.hasCode && (
            <Field
              name={CONFIRM_FIELDS.code}
              label={CONFIRM.code}
              inputMode="numeric"
              autoComplete="one-time-code"
            />
          )}
        </>
      )}
      {now && <p className="signature-words">Signed {dateAndClock(now, zone)}</p>}
    </div>
  )
}
