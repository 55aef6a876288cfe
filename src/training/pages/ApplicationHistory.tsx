/** Everything that happened to an application, the newest first: what, when and by whom. */
import { clock, dateAndClock } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import type { ApplicationEntry } from '../application-entry.ts'
import { CORRECTING } from '../correcting-words.ts'
import { APPLICATION_KINDS, APPLICATION_PAGE } from '../desk-application-words.ts'
import type { DeskApplication } from '../desk-store.ts'
import { LISTING_OFFER } from '../listing-words.ts'
import { dollars, MOVEMENT_NAMES } from '../money-words.ts'
import type { Plan } from '../plan.ts'
import { MEDICAL_NAMES } from '../steps-words.ts'
import { changesIn, wishesBefore } from '../wishes.ts'

export function ApplicationHistory({ found }: { readonly found: DeskApplication }) {
  const { entries, names, training } = found
  const sent = entries.filter(({ kind }, i) => kind !== 'form-filled' || i === 0)
  return (
    <Section title={APPLICATION_PAGE.history}>
      <ol className="training-history">
        {sent.toReversed().map((entry) => (
          <li key={entry.id}>
            <strong>{APPLICATION_KINDS[entry.kind]}</strong>
            <p className="section-about">
              {dateAndClock(entry.at, training.plan.zone)},{' '}
              {APPLICATION_PAGE.by(entry.by ? (names.get(entry.by) ?? entry.by) : APPLICATION_PAGE.byThem)}
            </p>
            <Said text={saidIn(entry, entries, training.plan)} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

const Said = ({ text }: { readonly text?: string }) =>
  text ? <p className="training-words">{text}</p> : null

function saidIn(
  entry: ApplicationEntry,
  entries: readonly ApplicationEntry[],
  plan: Plan,
): string | undefined {
  switch (entry.kind) {
    case 'licence-checked':
      return `${entry.body.outcome === 'confirmed' ? APPLICATION_PAGE.licence.confirmed : APPLICATION_PAGE.licence.notConfirmed}. ${entry.body.source}`
    case 'wishes-changed': {
      const before = wishesBefore(entries, entry.id)
      return before && changesIn(before, entry.body.wishes).map(APPLICATION_PAGE.changedTo).join('\n')
    }
    case 'attendance-corrected': {
      const of = entries.find(({ id }) => id === entry.body.of)
      if (of?.kind !== 'signed-in' && of?.kind !== 'signed-out') return entry.body.why
      const part = plan.agenda.find(({ id }) => id === of.body.item)?.title ?? of.body.item
      const { at } = entry.body
      const was = clock(of.at, plan.zone)
      const now = at ? clock(at, plan.zone) : CORRECTING.never
      return `${CORRECTING.said(CORRECTING.kinds[of.kind], part, `${was} → ${now}`)}. ${entry.body.why}`
    }
    case 'reminded':
      return APPLICATION_PAGE.reminded[entry.body.of]
    case 'certificate-replaced':
      return entry.body.why
    case 'accepted':
      return entry.body.despite
    case 'declined':
      return entry.body.why
    case 'withdrawn':
      return [entry.body.why, `${MOVEMENT_NAMES.refunded}: ${dollars(entry.body.refund)}`]
        .filter(Boolean)
        .join('. ')
    case 'money-moved':
      return `${MOVEMENT_NAMES[entry.body.movement]}: ${dollars(entry.body.cents)}`
    case 'listing-answered':
      return LISTING_OFFER.desk[entry.body.answer]
    case 'medically-decided':
      return MEDICAL_NAMES[entry.body.outcome]
    default:
      return undefined
  }
}
