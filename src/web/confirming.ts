/**
 * Acts that need a fresh sign-in: signing, prescribing, exporting, changing who has access. Whoever's confirmation is
 * too old is asked for it in between; what they typed waits on that page and is sent on.
 */
import type { Confirmation } from '#people/entrance-store.ts'
import { ruleOnConfirmed } from '#people/signing-in.ts'
import type { Account, Care, Waiting } from './context.ts'

/** Which forms: an address with `:` for what varies, and the intents that count; none named: every form of the page. */
export const CONFIRMED: readonly (readonly [address: string, ...intents: string[]])[] = [
  ['/courses/:course/consent', 'countersign'],
]
/** Addresses that hand out records as a file. */
export const EXPORTS: readonly string[] = ['/practice/access-record.csv']

const patternOf = (address: string) => new RegExp(`^${address.replaceAll(/:\w+/g, '[^/]+')}(\\.data)?/?$`)
const forms = CONFIRMED.map(([address, ...intents]) => ({ pattern: patternOf(address), intents }))
const exports = EXPORTS.map(patternOf)

/** Whether a request may be one of these acts, by its address alone. */
export const mayNeedConfirming = (method: string, path: string): boolean =>
  method === 'POST' ? forms.some(({ pattern }) => pattern.test(path)) : exports.some((one) => one.test(path))

export const needsConfirming = (path: string, intent: string | undefined): boolean =>
  forms.some(
    ({ pattern, intents }) => pattern.test(path) && (intents.length === 0 || intents.includes(intent ?? '')),
  )

/** Names of the fields that a confirmation is typed into, on any form. */
export const CONFIRM_FIELDS = {
  password: 'confirm-password',
  code: 'confirm-code',
  passkey: 'confirm-passkey',
} as const

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

/** The request that goes on to the pages, and the cookies that go back with the answer. */
export type Confirmed = {
  readonly request: Request
  readonly account: Account
  readonly waiting?: Waiting
  readonly cookies: readonly string[]
}

/** Lets a request pass, or puts the page in its place that asks for a confirmation and holds what was typed. */
export async function confirming(
  request: Request,
  { care, account }: { readonly care?: Care; readonly account: Account },
): Promise<Confirmed> {
  const passes = { request, account, cookies: [] }
  const { pathname, search, origin } = new URL(request.url)
  const { seat, trying } = account
  if (!care || !seat || !mayNeedConfirming(request.method, pathname)) return passes
  const isFresh = ruleOnConfirmed(seat.confirmed, trying.now, seat.confirmMinutes).ruling === 'allow'
  if (isFresh) return passes
  const asking = (waiting: Waiting): Confirmed => ({
    request: new Request(`${origin}/confirm`, { headers: withoutBody(request.headers) }),
    account,
    waiting,
    cookies: [],
  })
  if (request.method !== 'POST') return asking({ to: pathname + search, fields: [], method: 'get' })
  const { shown, fields } = splitForm(await request.clone().formData())
  if (!needsConfirming(pathname, fields.find(([name]) => name === 'intent')?.[1])) return passes
  if (!shown) return asking({ to: pathname + search, fields, method: 'post' })
  const tried = await account.entrance.confirm(trying, seat, shown)
  if (!tried.ok) return asking({ to: pathname + search, fields, method: 'post', why: tried.why })
  // The page gets the form as it is without this: what was shown to confirm is nothing to give back or to store.
  const plain = new Request(request.url, {
    method: 'POST',
    headers: withoutBody(request.headers),
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  })
  return { request: plain, account: { ...account, seat: tried.seat }, cookies: tried.headers.getSetCookie() }
}

function withoutBody(headers: Headers): Headers {
  const rest = new Headers(headers)
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) rest.delete(name)
  return rest
}
