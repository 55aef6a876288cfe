/** What the staff's page and the patient's page have in common: the document, and signing and taking back. */
import { z } from 'zod'
import { type Chart, changedSince, type Draft } from '#chart/chart.ts'
import type { PersonId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { consentKinds } from '../consent.ts'
import { type ConsentDocument, readConsentDocument } from '../document.ts'
import type { ConsentProtocolOf } from '../gate.ts'
import { answerField, coverageOf, signConsent } from '../signing.ts'
import { FORM } from '../words.ts'

const text = z.string().optional()

/** Answers are named by their statement, so their fields are read from whatever else was sent. */
export const signForm = z.looseObject({ intent: z.literal('sign'), basis: text, part: text, signature: text })
export const revokeForm = z.object({
  intent: z.literal('revoke'),
  statement: text,
  how: z.enum(['own-page', 'word', 'gesture', 'letter'], FORM.how),
  said: z.string().max(500, FORM.said).optional(),
})

type Consents = { readonly consents: ReadonlyMap<string, unknown> }

/** The document that the course's protocol names. Throws when it does not fit: no consent can be given then. */
export function documentFor({ consents }: Consents, protocol: ConsentProtocolOf): ConsentDocument {
  const read = readConsentDocument(consents.get(protocol.consent.document), protocol)
  if (read.ok) return read.value
  throw new Error(
    `The consent document does not fit: ${read.problems.map(({ message }) => message).join(' ')}`,
  )
}

type Course = { readonly chart: Chart; readonly protocol: ConsentProtocolOf }
type Signed = {
  readonly form: z.output<typeof signForm>
  readonly course: Course
  readonly content: Consents
  readonly now: Instant
  readonly where: 'own-device' | 'together'
  readonly witness?: PersonId
}

/** The entry of a signature. Refuses when somebody changed the consent while it was being read. */
export function signatureFrom({ form, course, content, now, where, witness }: Signed): Result<Draft> {
  const { chart, protocol } = course
  if (changedSince(chart, consentKinds, form.basis).length > 0) return fail(problem(FORM.changed))
  const coverage = coverageOf(chart)
  if (!coverage) return fail(problem(FORM.notOffered))
  const said = (id: string): string | undefined => {
    const value = form[answerField(id)]
    return typeof value === 'string' ? value : undefined
  }
  const answers = Object.fromEntries(protocol.consent.statements.map(({ id }) => [id, said(id)]))
  const document = documentFor(content, protocol)
  const signed = signConsent({
    coverage,
    document,
    protocol,
    answers,
    name: form.signature,
    where,
    witness,
    only: form.part,
  })
  return signed.ok ? ok({ kind: 'consent-signed', at: now, body: signed.value }) : signed
}

export const revocationFrom = (
  { statement, how, said }: z.output<typeof revokeForm>,
  now: Instant,
): Draft => ({
  kind: 'consent-revoked',
  at: now,
  body: { statement, how, said },
})

/** The entry that a form of the consent has seen last. */
export const basisOf = ({ chart }: Pick<Course, 'chart'>): string | undefined =>
  chart.current.findLast(({ kind }) => Object.hasOwn(consentKinds, kind))?.id
