/** Consent: what a person agreed to, in which words, for which sessions; what they took back; what that blocks. */
import { z } from 'zod'
import { type Chart, type Entry, type EntryOf, entriesOf, type Kinds } from '#chart/chart.ts'
import { type EntryId, entryId, type PersonId, personId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { type Route, route } from '#visits/visits.ts'
import { type ConsentProtocol, type Setting, type StatementRule, setting } from './protocol.ts'
import { TOUCH } from './words.ts'

export const consentKinds = {
  /** The care team asks for consent to sessions of these kinds. Offering again asks again and blocks nothing. */
  'consent-offered': z.object({ routes: z.array(route).min(1), settings: z.array(setting).min(1) }),
  /** What was answered and signed. The words stay with the signature, so that later versions cannot blur them. */
  'consent-signed': z.object({
    document: z.object({ id: z.string(), version: z.string() }),
    routes: z.array(route).min(1),
    settings: z.array(setting).min(1),
    answers: z
      .array(
        z.object({
          statement: z.string(),
          version: z.int().min(1),
          title: z.string(),
          words: z.string(),
          answer: z.enum(['agree', 'decline']),
        }),
      )
      .min(1),
    /** The typed name. The time of signing is the entry's. */
    name: z.string().min(2).max(120),
    where: z.enum(['own-device', 'together']),
    /** Of the care team, when the consent was signed together. */
    witness: personId.optional(),
  }),
  'consent-witnessed': z.object({ signature: entryId }),
  /** Taken back: one statement, or all when none is named. Anybody who hears or sees it records it. */
  'consent-revoked': z.object({
    statement: z.string().optional(),
    how: z.enum(['own-page', 'word', 'gesture', 'letter']),
    said: z.string().max(500).optional(),
  }),
} as const satisfies Kinds

export type ConsentEntry = EntryOf<typeof consentKinds>
export type SignedEntry = Extract<ConsentEntry, { kind: 'consent-signed' }>

/** The sessions that are asked about. Without a route: any. */
export type Scope = { readonly route?: Route; readonly setting: Setting }

/**
 * How a statement stands for a scope. `elsewhere`: agreed, but for other routes or settings only.
 * `older-words`: agreed to a version below the protocol's `atLeast`.
 */
export type Standing = 'agreed' | 'declined' | 'revoked' | 'elsewhere' | 'older-words' | 'not-asked'

export type StatementState = StatementRule & {
  readonly state: Standing
  /** The signature that answered it last, and in which version of the words. */
  readonly signature?: SignedEntry
  readonly version?: number
  /** Present while it is taken back. */
  readonly revocation?: {
    readonly at: Instant
    readonly by: PersonId
    readonly how: string
    readonly entry: EntryId
  }
}

type ConsentRules = { readonly consent: ConsentProtocol }

/** How each statement of the protocol that these sessions need or offer stands now, in the protocol's order. */
export function consentOf(chart: Chart, scope: Scope, { consent }: ConsentRules): StatementState[] {
  const entries = entriesOf(consentKinds, chart)
  return statementsFor(scope, consent).map((rule) => stateOf(rule, entries, scope))
}

/** The statements of the protocol that concern sessions of this kind. */
export const statementsFor = (scope: Scope, consent: ConsentProtocol): StatementRule[] =>
  consent.statements.filter(
    (rule) =>
      (!rule.routes || !scope.route || rule.routes.includes(scope.route)) &&
      (!rule.settings || rule.settings.includes(scope.setting)),
  )

/**
 * The last thing the person said counts. A yes counts only for the sessions it was given for; a no and a
 * revocation count for all, because taking back must never need the right form.
 */
function stateOf(rule: StatementRule, entries: readonly ConsentEntry[], scope: Scope): StatementState {
  let now: StatementState = { ...rule, state: 'not-asked' }
  for (const entry of entries) {
    if (entry.kind === 'consent-revoked') {
      if (entry.body.statement !== undefined && entry.body.statement !== rule.id) continue
      const { id, at, by, body } = entry
      now = { ...now, state: 'revoked', revocation: { at, by, how: body.how, entry: id } }
    } else if (entry.kind === 'consent-signed') {
      const given = entry.body.answers.find((answer) => answer.statement === rule.id)
      if (!given) continue
      const said = { ...rule, signature: entry, version: given.version }
      if (given.answer === 'decline') now = { ...said, state: 'declined' }
      else if (covers(entry, scope)) {
        if (given.version >= (rule.atLeast ?? 1)) now = { ...said, state: 'agreed' }
        else if (now.state !== 'agreed') now = { ...said, state: 'older-words' }
      } else if (now.state === 'not-asked' || now.state === 'elsewhere') now = { ...said, state: 'elsewhere' }
    }
  }
  return now
}

const covers = ({ body }: SignedEntry, { route, setting }: Scope): boolean =>
  (route === undefined || body.routes.includes(route)) && body.settings.includes(setting)

/** May this person be touched now, as they said last? Only a yes is a yes. */
export const touchAgreed = (chart: Chart, scope: Scope, protocol: ConsentRules): boolean =>
  consentOf(chart, scope, protocol).some(({ id, state }) => id === TOUCH && state === 'agreed')

/** What must stand large in the session: free choices about the room that are not a yes now. */
export const sessionNotices = (chart: Chart, scope: Scope, protocol: ConsentRules): StatementState[] =>
  consentOf(chart, scope, protocol).filter(({ inSession, state }) => inSession && state !== 'agreed')

/** Who witnessed a signature, if anybody did. */
export function witnessOf(chart: Chart, signature: SignedEntry): PersonId | undefined {
  if (signature.body.witness) return signature.body.witness
  return entriesOf(consentKinds, chart).find(
    (entry): entry is Extract<ConsentEntry, { kind: 'consent-witnessed' }> =>
      entry.kind === 'consent-witnessed' && entry.body.signature === signature.id,
  )?.by
}

/** Every signature in force, newest first. */
export const signaturesOf = (chart: Chart): SignedEntry[] =>
  entriesOf(consentKinds, chart)
    .filter((entry) => entry.kind === 'consent-signed')
    .reverse()

/** The last offer, and whether it is still waiting for the person's signature. */
export function offerOf(
  chart: Chart,
):
  | (Entry & { readonly routes: Route[]; readonly settings: Setting[]; readonly waiting: boolean })
  | undefined {
  const offer = entriesOf(consentKinds, chart).findLast((entry) => entry.kind === 'consent-offered')
  if (!offer) return undefined
  const last = signaturesOf(chart)[0]
  const waiting = !last || last.at.epochMilliseconds < offer.at.epochMilliseconds
  return { ...offer, ...offer.body, waiting }
}
