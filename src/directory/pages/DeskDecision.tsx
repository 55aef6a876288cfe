/** What an educator decides about a listing, and what stands in the way of showing it. */
import type { Ruling } from '#kernel/ruling.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { Notice, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { type DeskAct, deskActs } from '../desk-acts.ts'
import type { DeskListing } from '../desk-store.ts'
import { DESK_LISTING } from '../desk-words.ts'

type DecisionProps = { readonly found: DeskListing; readonly ruling: Ruling; readonly typed?: Typed }

export function DeskDecision({ found, ruling, typed }: DecisionProps) {
  const acts = deskActs(found.listing).filter((act) => act !== 'settle')
  if (acts.length === 0) return null
  const showing = acts.some((act) => act === 'accept' || act === 'show-again')
  return (
    <Section title={DESK_LISTING.decide}>
      {showing &&
        (ruling.ruling === 'allow' ? (
          <Notice tone="done">
            <p>{DESK_LISTING.canAccept}</p>
          </Notice>
        ) : (
          <RulingView ruling={ruling} what={DESK_LISTING.acts.accept.title} />
        ))}
      {acts
        .filter((act) => ruling.ruling === 'allow' || (act !== 'accept' && act !== 'show-again'))
        .map((act) => (
          <Act key={act} act={act} basis={found.basis} typed={typed} />
        ))}
    </Section>
  )
}

type ActProps = { readonly act: DeskAct; readonly basis: string; readonly typed?: Typed }

/** One decision with its reason, where it needs one. */
export function Act({ act, basis, typed }: ActProps) {
  const { title, about, button } = DESK_LISTING.acts[act]
  const needsReason = act !== 'accept' && act !== 'show-again'
  return (
    <div className="desk-act">
      <h3>{title}</h3>
      <p className="section-about">{about}</p>
      <Form intent={act} basis={basis} typed={typed} label={title}>
        {needsReason && (
          <TextArea
            name="why"
            label={act === 'settle' ? DESK_LISTING.how : DESK_LISTING.reason}
            help={act === 'settle' ? undefined : DESK_LISTING.reasonHelp}
            rows={3}
            required
          />
        )}
        <Submit tone={act === 'accept' || act === 'show-again' ? 'primary' : 'quiet'}>{button}</Submit>
      </Form>
    </div>
  )
}
