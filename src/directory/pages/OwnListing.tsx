/** A listing as its owner sees it: how it stands, what they can do with it, what was checked, and what it says. */
import { Checkbox, Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Check } from '../checks.ts'
import { type OwnerAct, ownerActs, standsForOwner } from '../owner.ts'
import type { OpenedListing } from '../owner-store.ts'
import { OWNER } from '../owner-words.ts'
import { Agreement } from './Agreement.tsx'
import { ChangeAddress } from './ChangeAddress.tsx'
import { ChecksWork } from './ChecksWork.tsx'
import { Said } from './Said.tsx'

type OwnListingProps = {
  readonly own: OpenedListing & {
    readonly checks: readonly Check[]
    readonly done?: string
    readonly waiting?: string
  }
  readonly typed?: Typed
  /** The page's own address. */
  readonly path: string
}

export function OwnListing({ own, typed, path }: OwnListingProps) {
  const { listing, slug, checks, done } = own
  const said: Readonly<Record<string, string>> = OWNER.done
  const problems = typed?.problems.filter(({ field }) => !field) ?? []
  return (
    <>
      <PageHead what={OWNER.own} forWhom={listing.profile.name} state={OWNER.stands[standsForOwner(listing)]}>
        <Action href={`${path}/profile`}>{OWNER.correct}</Action>
        {listing.state === 'shown' && (
          <Action href={`/directory/${slug}`} tone="quiet">
            {OWNER.see}
          </Action>
        )}
      </PageHead>
      {done && said[done] && (
        <Notice tone="done">
          <p>{said[done]}</p>
        </Notice>
      )}
      {problems.map(({ message }) => (
        <Notice key={message} tone="red" urgent>
          <p>{message}</p>
        </Notice>
      ))}
      {listing.declined && <Why why={listing.declined.why} />}
      {listing.takenDown?.by === 'educator' && listing.takenDown.why && <Why why={listing.takenDown.why} />}
      {ownerActs(listing).map((act) => (
        <Act key={act} act={act} basis={own.basis} typed={typed} />
      ))}
      {listing.claimed && <ChangeAddress waiting={own.waiting} typed={typed} />}
      <ChecksWork checks={checks} />
      <Said profile={listing.profile} />
    </>
  )
}

/** What the desk wrote to the owner. */
const Why = ({ why }: { readonly why: string }) => (
  <Notice tone="amber" title={OWNER.why}>
    <p className="listing-about">{why}</p>
  </Notice>
)

type ActProps = { readonly act: OwnerAct; readonly basis: string; readonly typed?: Typed }

function Act({ act, basis, typed }: ActProps) {
  const { title, about, button } = OWNER.acts[act]
  return (
    <Section title={title} about={about}>
      <Form intent={act} basis={basis} typed={typed} label={title}>
        {act === 'agree' && (
          <>
            <Agreement />
            <Checkbox name="consent" label={OWNER.agreeToAll} required />
          </>
        )}
        <Submit tone={act === 'confirm' || act === 'agree' || act === 'show-again' ? 'primary' : 'quiet'}>
          {button}
        </Submit>
      </Form>
    </Section>
  )
}
