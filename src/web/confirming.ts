/**
 * Acts that need a fresh sign-in: signing, prescribing, exporting, changing who has access. Whoever's confirmation is
 * too old is asked for it in between; what they typed waits on that page and is sent on.
 */

import { matchRoutes } from 'react-router'
import type { Instant } from '#kernel/time.ts'
import type { Confirmation } from '#people/entrance-store.ts'
import type { Seat } from '#people/session-store.ts'
import { ruleOnConfirmed } from '#people/signing-in.ts'
import { CONFIRM_FIELDS } from './confirm-fields.ts'
import type { Account, Care, Waiting } from './context.ts'
import type { Place, Practices } from './place.tsx'

/** Which forms: an address with `:` for what varies, and the intents that count; none named: every form of the page. */
export const CONFIRMED: readonly (readonly [address: string, ...intents: string[]])[] = [
  // Signing. Taking a consent or an order back, ending a sharing and an emergency never wait for a password.
  ['/courses/:course/consent', 'witness'],
  ['/me/consent', 'sign'],
  ['/courses/:course/clearance', 'clear'],
  ['/courses/:course/screening', 'decide-*'],
  ['/courses/:course/closing'],
  ['/courses/:course/sessions/:visit/discharge', 'sign'],
  ['/protocol/adoption'],
  ['/courses/:course/protocol'],
  // Prescribing.
  ['/courses/:course/sessions/:visit/order', 'order', 'confirm'],
  // Changing who has access.
  ['/courses/:course/team', 'team', 'share'],
  ['/courses/:course/portal'],
  ['/account/portal'],
  ['/courses/:course/links', 'send'],
  ['/trainings/medical', 'open-*'],
  ['/practice/people'],
  ['/practice/signing-in'],
  // Deleting what nobody reads again.
  ['/practice/retention', 'propose', 'confirm', 'release', 'set'],
  ['/account', 'recovery-codes'],
  ['/account/second-factor'],
  ['/account/passkeys', 'add', 'remove'],
]
/** The same acts as entries that a device sends. */
export const CONFIRMED_KINDS: readonly string[] = [
  'consent-signed',
  'consent-witnessed',
  'clearance-given',
  'finding-decided',
  'course-closed',
  'course-reopened',
  'discharged',
  'protocol-moved',
  'dose-ordered',
  'order-confirmed',
  'team-changed',
  'course-shared',
]
/** Addresses that hand out records as a file. */
export const EXPORTS: readonly string[] = [
  '/desk/mailing/subscribers.csv',
  '/practice/access-record.csv',
  '/me/export/:file',
  '/courses/:course/export/:file',
]

const forms = CONFIRMED.map(([path, ...intents]) => ({ path, handle: intents }))
const exported = EXPORTS.map((path) => ({ path }))
/** As the router itself reads an address: capitals, escapes and the ending of a request for data change nothing. */
const plain = (path: string): string => path.replace(/(\/_)?\.data$/, '')

/** Every other method sends a form, as the router takes it. */
const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD'

/** Whether a request may be one of these acts, by its address alone. */
export const mayNeedConfirming = (method: string, path: string): boolean =>
  matchRoutes(isReading(method) ? exported : forms, plain(path)) !== null

export function needsConfirming(path: string, intent: string | undefined): boolean {
  const found = matchRoutes(forms, plain(path))?.[0]?.route.handle
  return found !== undefined && (found.length === 0 || found.some((one) => fits(one, intent ?? '')))
}

const fits = (wanted: string, intent: string): boolean =>
  wanted.endsWith('*') ? intent.startsWith(wanted.slice(0, -1)) : intent === wanted

/** What was typed to confirm, and the form without it. */
export function splitForm(form: FormData): {
  readonly shown?: Confirmation
  readonly fields: Waiting['fields']
} {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const [password, code, passkey] = [
    text(CONFIRM_FIELDS.password),
    text(CONFIRM_FIELDS.code),
    text(CONFIRM_FIELDS.passkey),
  ]
  const names: readonly string[] = Object.values(CONFIRM_FIELDS)
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !names.includes(name) ? [[name, value] as const] : [],
  )
  return { fields, ...(password || code || passkey ? { shown: { password, code, passkey } } : {}) }
}

/** As a page reads it: the first that is filled in. */
const intentIn = (fields: Waiting['fields']): string | undefined =>
  fields.map(([name, value]) => (name === 'intent' ? value.trim() : '')).find((intent) => intent !== '')

/** Whether somebody has shown a short while ago that it is them. */
export const isFresh = (seat: Seat, now: Instant): boolean =>
  ruleOnConfirmed(seat.confirmed, now, seat.confirmMinutes).ruling === 'allow'

/** The practices of somebody who belongs to several; undefined for everybody else. */
export const practicesOf = ({ member, elsewhere }: Seat): Practices | undefined =>
  member && elsewhere.length > 0 ? { acting: member.practice, others: elsewhere } : undefined

/** The place of a page, with what its signatures have to ask for. */
export const placeOf = ({ person, seat, now }: Care): Place => ({
  zone: person.zone,
  now,
  practices: practicesOf(seat),
  ...(isFresh(seat, now) ? {} : { confirming: { hasCode: seat.hasCode } }),
})

/** The request that goes on to the pages, and the cookies that go back with the answer. */
export type Confirmed = {
  readonly request: Request
  readonly care?: Care
  readonly account: Account
  readonly waiting?: Waiting
  readonly cookies: readonly string[]
}

/** Lets a request pass, or puts the page in its place that asks for a confirmation and holds what was typed. */
export async function confirming(
  request: Request,
  { care, account }: { readonly care?: Care; readonly account: Account },
): Promise<Confirmed> {
  const passes = { request, care, account, cookies: [] }
  const { pathname, search, origin } = new URL(request.url)
  const { seat, trying } = account
  if (seat?.standing !== 'in' || !mayNeedConfirming(request.method, pathname)) return passes
  if (isFresh(seat, trying.now)) return passes
  const asking = (waiting: Waiting): Confirmed => ({
    request: new Request(`${origin}/confirm`, { headers: withoutBody(request.headers) }),
    care,
    account,
    waiting,
    cookies: [],
  })
  if (isReading(request.method)) return asking({ to: pathname + search, fields: [], method: 'get' })
  const form = await request
    .clone()
    .formData()
    .catch(() => undefined)
  // The page says that it did not arrive whole; it stores nothing either.
  if (!form) return passes
  const { shown, fields } = splitForm(form)
  if (!needsConfirming(pathname, intentIn(fields))) return passes
  if (!shown) return asking({ to: pathname + search, fields, method: 'post' })
  const tried = await account.entrance.confirm(trying, seat, shown)
  if (!tried.ok) return asking({ to: pathname + search, fields, method: 'post', why: tried.why })
  // The page gets the form as it is without this: what was shown to confirm is nothing to give back or to store.
  const plain = new Request(request.url, {
    method: 'POST',
    headers: withoutBody(request.headers),
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  })
  return {
    request: plain,
    care: care && { ...care, seat: tried.seat },
    account: { ...account, seat: tried.seat },
    cookies: tried.headers.getSetCookie(),
  }
}

function withoutBody(headers: Headers): Headers {
  const rest = new Headers(headers)
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) rest.delete(name)
  return rest
}
