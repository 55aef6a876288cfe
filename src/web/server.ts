/** Hono in front: assets, limits and the edge for devices; every page goes on to React Router. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Whence } from '#platform/access-record.ts'
import type { Door } from '#platform/auth.ts'
import type { Listener } from '#platform/listener.ts'
import type { Live } from '#platform/live.ts'
import { createAssets } from './assets.ts'
import { type Bindings, bodyText } from './body.ts'
import { createBrake } from './brake.ts'
import { callerOf, trusting } from './caller.ts'
import { type Confirmed, confirming, isFresh } from './confirming.ts'
import { answerConsole } from './console.ts'
import type * as contexts from './context.ts'
import type { Account, Care, DemonstrationSignIn, Site } from './context.ts'
import { takeEntries } from './entries.ts'
import { failure } from './failure.ts'
import { headersOf } from './headers.ts'
import { oneClick } from './one-click.ts'
import { answerPayments } from './payments.ts'
import { createPublicPages, hasOurCookie } from './public-pages.ts'

/** The built pages, with the context keys that they read: both sides must hold the same ones. */
export type Pages = ServerBuild & {
  readonly entry: { readonly module: { readonly contexts: typeof contexts } }
}

export type Visit = { readonly care?: Care; readonly account: Account }

export type ServerNeeds = {
  readonly pages: Pages
  /** The folder with the built assets. */
  readonly assets: string
  /** The folder with the built console. */
  readonly consoleAssets: string
  readonly door: Door
  readonly demonstrationSignIns: readonly DemonstrationSignIn[]
  /** For one request: everything for the person whose cookie it carries, once they are in, and what coming in needs. */
  readonly visitOf: (headers: Headers, whence: Whence) => Promise<Visit>
  /** What a page for everybody may use, for one request. */
  readonly siteOf: (headers: Headers, caller: string) => Site
  /** Proxies whose word about where a request comes from is taken: addresses and ranges. */
  readonly trustedProxies: readonly string[]
  /** Hears when something changed that public pages show. */
  readonly listener: Listener
  /** Tells which courses something was stored in. */
  readonly live: Live
  /** Whether the session of a request goes on; asking does not count as using it. */
  readonly isIn: (headers: Headers) => Promise<boolean>
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

const MEGABYTE = 1024 * 1024
/** Of a history that is uploaded; larger files go through the command line. */
export const LARGEST_UPLOAD = 64 * MEGABYTE

const PLAIN_LIMIT = bodyLimit({
  maxSize: MEGABYTE,
  onError: (c) => c.text('That is more than a form can hold (1 MB). Shorten it and send it again.', 413),
})
const UPLOAD_LIMIT = bodyLimit({
  maxSize: LARGEST_UPLOAD,
  onError: (c) =>
    c.text(
      'That file is larger than 64 MB. Bring it in in smaller parts; a history also with "npx kairos import FILE". Nothing was stored.',
      413,
    ),
})

const COMPRESSED = compress()

/** Of a table of listings. */
const LISTINGS_LIMIT = bodyLimit({
  maxSize: 8 * MEGABYTE,
  onError: (c) =>
    c.text(
      'That table is larger than 8 MB. Bring it in with "npx kairos directory import FILE", or in smaller parts. Nothing was stored.',
      413,
    ),
})
const UPLOADS: readonly string[] = ['/imports/new', '/desk/mailing/import']
const limitOf = (path: string) =>
  UPLOADS.includes(path) ? UPLOAD_LIMIT : path === '/desk/directory/import' ? LISTINGS_LIMIT : PLAIN_LIMIT

// Behind a proxy that ends TLS our own scheme is not the browser's, so hosts are compared.
const sameHost = csrf({
  origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('host'),
})

const READS = ['GET', 'HEAD']
const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i
/** Pages are read, and take forms: whatever else a request may be, nothing behind this line has to think of it. */
const onlyForms: MiddlewareHandler = async (c, next) => {
  if (READS.includes(c.req.method)) return next()
  if (c.req.method !== 'POST') return c.text('Nothing here answers that.', 405, { Allow: 'GET, HEAD, POST' })
  return FORM.test(c.req.header('content-type') ?? '') ? next() : c.text('Send this as a form.', 415)
}

export type Application = Hono<{ Bindings: Bindings }>

/** The application as one function from request to response. */
export async function createServer({
  pages,
  assets,
  consoleAssets,
  door,
  demonstrationSignIns,
  visitOf,
  siteOf,
  trustedProxies,
  listener,
  live,
  isIn,
  log,
}: ServerNeeds): Promise<Application> {
  const { contexts } = pages.entry.module
  const handler = createRequestHandler(pages, 'production')
  const render = (request: Request, here: Site, id: string, who?: Confirmed): Promise<Response> => {
    const context = new RouterContextProvider()
    context.set(contexts.visitor, who?.care)
    if (who) context.set(contexts.account, who.account)
    if (who) context.set(contexts.waiting, who.waiting)
    context.set(contexts.site, here)
    context.set(contexts.door, door)
    context.set(contexts.demonstrationSignIns, demonstrationSignIns)
    context.set(contexts.trace, { id, failed: (error) => log(failure(id, error)) })
    return handler(request, context)
  }
  const publicPages = await createPublicPages({
    routes: pages.routes,
    listener,
    make: (path) => {
      const here = forEverybody(siteOf(new Headers(), ''))
      return render(new Request(here.origin + path), here, crypto.randomUUID())
    },
  })
  const assetOf = createAssets(assets)
  const consoleOf = createAssets(consoleAssets, '/console')
  const app = new Hono<{ Bindings: Bindings }>()
  const isTrusted = trusting(trustedProxies)
  const caller = (c: Context<{ Bindings: Bindings }>) =>
    callerOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for') ?? null, isTrusted)
  const whenceOf = (c: Context<{ Bindings: Bindings }>, request: string): Whence => ({
    page: c.req.path,
    caller: caller(c),
    request,
  })
  const careOf = async (c: Context<{ Bindings: Bindings }>) =>
    (await visitOf(c.req.raw.headers, whenceOf(c, crypto.randomUUID()))).care
  const isTooFast = createBrake()

  app.onError((error, c) => {
    // A request that was turned away on purpose, such as a form sent from another site.
    if (error instanceof HTTPException) return error.getResponse()
    const id = crypto.randomUUID()
    log(failure(id, error))
    return c.text(
      `Something went wrong on our side and was noted under ${id}. Nothing was stored by half. Try again.`,
      500,
    )
  })
  // Before everything that only pages need: a session sends a reading every few seconds from every device.
  app.post('/api/courses/:course/entries', sameHost, async (c) => {
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Cache-Control', 'no-store')
    const here = await careOf(c)
    if (!here) return c.json({ problems: [{ message: 'Sign in first.' }] }, 401)
    const text = await bodyText(c, MEGABYTE)
    if (text === undefined)
      return c.json({ problems: [{ message: 'That is more than 1 MB. Send fewer entries at a time.' }] }, 413)
    const answer = await takeEntries(here.charts, c.req.param('course'), text, {
      person: here.person.id,
      now: here.now,
      isFresh: isFresh(here.seat, here.now),
    })
    return c.json(answer.body as object, answer.status)
  })
  app.post(
    '/mailing/leave/:token',
    oneClick(async (token) => {
      const { mailing, now } = siteOf(new Headers(), '')
      return (await mailing.leave(token, 'one-click', now)) !== undefined
    }),
  )
  answerConsole(app, { careOf, isIn, live, listener })
  answerPayments(app, { siteOf: (c) => siteOf(c.req.raw.headers, caller(c)), log })
  app.use((c, next) => headersOf(c.req.path)(c, next))
  app.use(sameHost)
  app.use((c, next) => {
    // The database can hold no NUL, and no page needs its data apart from itself: no route is asked for either.
    if (c.req.url.includes('%00'))
      return Promise.resolve(c.text('No address here holds a NUL character.', 400))
    if (new URL(c.req.url).pathname.endsWith('.data')) return Promise.resolve(c.text('Not found', 404))
    return next()
  })
  app.use(onlyForms)
  app.post('*', (c, next) =>
    isTooFast(caller(c), performance.now())
      ? c.text('That is faster than we can read. Wait a minute, then send it once more.', 429, {
          'Retry-After': '60',
        })
      : next(),
  )
  app.get('/health', (c) => c.json({ up: true }))
  // The console's shell says nothing of anybody, so whoever asks gets it; its worker looks after the shell too.
  app.get('/console', (c, next) => consoleOf('/console/index.html', c.req.raw.headers) ?? next())
  app.get('/console/left', (c, next) => consoleOf('/console/left.html', c.req.raw.headers) ?? next())
  app.get('/console/worker.js', async (c, next) => {
    const worker = await consoleOf(c.req.path, c.req.raw.headers)
    worker?.headers.set('Service-Worker-Allowed', '/console')
    return worker ?? next()
  })
  app.get('/console/assets/:file', (c, next) => consoleOf(c.req.path, c.req.raw.headers) ?? next())
  app.get('*', (c, next) => {
    const { headers, url } = c.req.raw
    return assetOf(c.req.path, headers) ?? publicPages.answer(c.req.method, url, headers) ?? next()
  })
  app.use((c, next) => limitOf(c.req.path)(c, next))

  // A page of somebody's record is not compressed: its length would tell what stands beside what they typed.
  app.all('*', (c, next) => (hasOurCookie(c.req.raw.headers) ? next() : COMPRESSED(c, next)))
  app.all('*', async (c) => {
    const { raw } = c.req
    const id = crypto.randomUUID()
    const confirmed = await confirming(raw, await visitOf(raw.headers, whenceOf(c, id)))
    const answer = await render(confirmed.request, siteOf(raw.headers, caller(c)), id, confirmed)
    for (const cookie of confirmed.cookies) answer.headers.append('Set-Cookie', cookie)
    return unkept(answer)
  })
  return app
}

/** Pages of a person's record are nobody else's: not a shared cache's, not the next user's of the machine. */
function unkept(answer: Response): Response {
  if (!answer.headers.has('Cache-Control')) answer.headers.set('Cache-Control', 'private, no-store')
  return answer
}

/** What a page that is kept for everybody may use: nothing of whoever asked for it first. */
function forEverybody(site: Site): Site {
  const nobody = () => {
    throw new Error('A page that is kept for everybody cannot ask who looks at it. See public-pages.ts.')
  }
  return Object.defineProperty({ ...site, held: nobody }, 'caller', { get: nobody })
}
