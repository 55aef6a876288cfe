import type { ReactNode } from 'react'
import { Field, Submit } from '#web/form.tsx'
import { Notice } from '#web/page.tsx'
import { PASSKEY } from '../passkey-words.ts'
import { CONFIRM } from '../signing-in-words.ts'
import { PasskeyButton } from './PasskeyButton.tsx'

type ConfirmFormProps = {
  /** Where it is sent. */
  readonly action: string
  readonly why?: string
  readonly hasCode: boolean
  /** What the browser needs to show a passkey; absent when the person has none. */
  readonly options?: string
  readonly names: { readonly password: string; readonly code: string; readonly passkey: string }
  /** What is sent on. */
  readonly children: ReactNode
}

export function ConfirmForm({ action, why, hasCode, options, names, children }: ConfirmFormProps) {
  return (
    <form className="form" method="post" action={action}>
      {why && (
        <Notice tone="amber" urgent>
          <p>{why}</p>
        </Notice>
      )}
      {children}
      <Field name={names.password} label={CONFIRM.password} type="password" autoComplete="current-password" />
      {hasCode && (
        <Field name={names.code} label={CONFIRM.code} inputMode="numeric" autoComplete="one-time-code" />
      )}
      <Submit>{CONFIRM.button}</Submit>
      {options && (
        <PasskeyButton ask="show" options={options} name={names.passkey}>
          {PASSKEY.confirm}
        </PasskeyButton>
      )}
    </form>
  )
}
