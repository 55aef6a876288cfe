/** Consent in a story: offered, signed alone or together, witnessed, taken back. */
import { readConsentDocument } from '#consent/document.ts'
import { coverageOf, signConsent } from '#consent/signing.ts'
import type { EntryId } from '#kernel/ids.ts'
import { type Instant, minutesAfter } from '#kernel/time.ts'
import type { Route } from '#visits/visits.ts'
import type { Teller } from './telling.ts'

export function offerConsent(tell: Teller, at: Instant, route: Route): void {
  tell.write(tell.patient.therapist, {
    kind: 'consent-offered',
    at,
    body: { routes: [route], settings: ['clinic'] },
  })
}

type Signing = {
  readonly at: Instant
  readonly where: 'own-device' | 'together'
  /** The free choices that are answered with yes. Touch is not among them unless it is named. */
  readonly yes?: readonly string[]
}

/** Everything that is required is agreed to; of the free choices only those named. Together, the therapist witnesses. */
export function signConsentAs(
  tell: Teller,
  { at, where, yes = ['music', 'outcome-sharing'] }: Signing,
): EntryId {
  const { protocol, patient, content } = tell
  const document = readConsentDocument(content.consents.get(protocol.consent.document), protocol)
  const coverage = coverageOf(tell.chart())
  if (!document.ok || !coverage) throw new Error(`There is no consent for ${patient.key} to sign.`)
  const answers = Object.fromEntries(
    protocol.consent.statements.map(({ id, need }) => [
      id,
      need === 'required' || yes.includes(id) ? 'yes' : 'no',
    ]),
  )
  const together = where === 'together'
  const signed = signConsent({
    coverage,
    document: document.value,
    protocol,
    answers,
    name: patient.name,
    where,
    ...(together ? { witness: tell.person(patient.therapist) } : {}),
  })
  if (!signed.ok) throw new Error(`The consent of ${patient.key}: ${signed.problems[0]?.message}`)
  const by = together ? patient.therapist : patient.key
  const [signature] = tell.write(by, { kind: 'consent-signed', at, body: signed.value })
  return signature!
}

/** Offered one evening, read, and signed with the therapist two days later. */
export function agreeTogether(tell: Teller, offered: Instant, route: Route, yes?: readonly string[]): void {
  offerConsent(tell, offered, route)
  signConsentAs(tell, { at: minutesAfter(offered, 2 * 24 * 60), where: 'together', yes })
}

export function witness(tell: Teller, at: Instant, signature: EntryId): void {
  tell.write(tell.patient.therapist, { kind: 'consent-witnessed', at, body: { signature } })
}
