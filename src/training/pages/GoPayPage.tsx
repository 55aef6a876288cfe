/** The last step before the payment service: how much, where, and a link. A form may not lead out of the house. */
import { Action, Notice, PageHead } from '#web/page.tsx'
import { OWN } from '../applicant-words.ts'
import type { Own } from './own.ts'
import { type GoPay, pathOf } from './own-acts.ts'

export const GoPayPage = ({ own, url, cents, name }: GoPay & { readonly own: Own }) => (
  <>
    <PageHead what={OWN.goPay.title} forWhom={own.training.plan.title} />
    <Notice>
      <p>{OWN.goPay.what(cents, name)}</p>
      <p>{OWN.goPay.told}</p>
    </Notice>
    <p className="application-go">
      <Action href={url}>{OWN.goPay.go(name)}</Action>
      <Action href={pathOf(own.id)} tone="quiet">
        {OWN.goPay.back}
      </Action>
    </p>
  </>
)
