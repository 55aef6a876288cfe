/** What a person answered and signed, checked before it becomes a fact. */

import type { Chart } from '#chart/chart.ts'
import type { PersonId } from '#kernel/ids.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { type Route, visitsOf } from '#visits/visits.ts'
import { offerOf, type SignedEntry, statementsFor } from './consent.ts'
import type { ConsentDocument, StatementWords } from './document.ts'
import { type ConsentProtocolOf, ruleOnConsent } from './gate.ts'
import type { ConsentProtocol, Setting, StatementRule } from './protocol.ts'
import { SIGNING } from './words.ts'

/** The sessions a signature is for. */
export type Coverage = { readonly routes: readonly Route[]; readonly settings: readonly Setting[] }

/** What there is to sign for: what was offered last, and the routes of the sessions that are planned. */
export function coverageOf(chart: Chart): Coverage | undefined {
  const offer = offerOf(chart)
  const planned = visitsOf(chart).flatMap((v) =>
    v.kind === 'dosing' && v.state === 'planned' && v.route ? [v.route] : [],
  )
  const routes = [...new Set([...(offer?.routes ?? []), ...planned])]
  return routes.length > 0 ? { routes, settings: offer?.settings ?? ['clinic'] } : undefined
}

/** Does the person have something to answer and sign? A missing witness is not theirs to settle. */
export const asksForSignature = (
  chart: Chart,
  { routes, settings }: Coverage,
  protocol: ConsentProtocolOf,
): boolean =>
  offerOf(chart)?.waiting === true ||
  routes.some((route) =>
    settings.some((setting) =>
      ruleOnConsent(chart, { route, setting }, protocol).reasons.some(({ rule }) => rule === 'consent'),
    ),
  )

/** A statement as it is read: the protocol's rule with the document's words. */
export type ReadableStatement = StatementRule & { readonly words: StatementWords }

/** The field that holds the answer to a statement. */
export const answerField = (statement: string): string => `answer-${statement}`

/** What there is to read and answer for these sessions: the required parts first, then the free choices. */
export function statementsToSign(
  coverage: Coverage,
  document: ConsentDocument,
  consent: ConsentProtocol,
): ReadableStatement[] {
  const scopes = coverage.routes.flatMap((route) => coverage.settings.map((setting) => ({ route, setting })))
  const wanted = new Set(scopes.flatMap((scope) => statementsFor(scope, consent)))
  return consent.statements
    .filter((rule) => wanted.has(rule))
    .flatMap((rule) => {
      const words = document.statements.find(({ id }) => id === rule.id)
      return words ? [{ ...rule, words }] : []
    })
    .sort((a, b) => Number(a.need === 'opt-in') - Number(b.need === 'opt-in'))
}

export type Signing = {
  readonly coverage: Coverage
  readonly document: ConsentDocument
  readonly protocol: { readonly consent: ConsentProtocol }
  /** `yes` or `no` by the id of the statement; anything else is no answer. */
  readonly answers: Readonly<Record<string, string | undefined>>
  readonly name: string | undefined
  readonly where: 'own-device' | 'together'
  readonly witness?: PersonId
  /** Only this statement, when the person answers a single one again. */
  readonly only?: string
}

/** The signature as it will stand in the chart. Fails with a sentence for each statement without an answer. */
export function signConsent({
  coverage,
  document,
  protocol,
  answers,
  name,
  where,
  witness,
  only,
}: Signing): Result<SignedEntry['body']> {
  const problems: Problem[] = []
  const statements = statementsToSign(coverage, document, protocol.consent).filter(
    ({ id }) => !only || id === only,
  )
  if (coverage.routes.length === 0 || coverage.settings.length === 0)
    problems.push(problem(SIGNING.coverage, 'routes'))
  else if (statements.length === 0) problems.push(problem(SIGNING.nothing))

  const given = statements.flatMap(({ id, title, words }) => {
    const said = answers[id]
    if (said !== 'yes' && said !== 'no') {
      problems.push(problem(SIGNING.unanswered(title), answerField(id)))
      return []
    }
    const answer = said === 'yes' ? ('agree' as const) : ('decline' as const)
    return [{ statement: id, version: words.version, title, words: words.text, answer }]
  })
  const typed = name?.trim() ?? ''
  if (typed.length < 2 || typed.length > 120 || !/\p{L}/u.test(typed))
    problems.push(problem(SIGNING.name, 'signature'))
  if (problems.length > 0) return fail(...problems)
  return ok({
    document: { id: document.id, version: document.version },
    routes: [...coverage.routes],
    settings: [...coverage.settings],
    answers: given,
    name: typed,
    where,
    witness,
  })
}
