/**
 * Keeps the console's own files, so that it opens without a network. It keeps nothing of anybody: no answer of /api
 * and no page. All files of a version are kept together, and a newer version waits until somebody takes it.
 */
type Extendable = Event & { readonly waitUntil: (done: Promise<unknown>) => void }
type Asked = Extendable & {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}
declare const self: {
  readonly addEventListener: ((on: 'install' | 'activate', hear: (event: Extendable) => void) => void) &
    ((on: 'fetch', hear: (event: Asked) => void) => void) &
    ((on: 'message', hear: (event: MessageEvent<unknown>) => void) => void)
  readonly skipWaiting: () => Promise<void>
  readonly clients: { readonly claim: () => Promise<void> }
  readonly location: Location
}
/** All are put in by the build (vite.console.config.ts). */
declare const __KAIROS_FILES__: readonly string[]
/** What only a browser without a calendar of its own loads. */
declare const __KAIROS_OLDER__: readonly string[]
declare const __KAIROS_VERSION__: string

const SHELL = '/console'
const ASSETS = '/console/assets/'
const OURS = 'kairos-console-'
const CURRENT = OURS + __KAIROS_VERSION__
/** The console says this to the version that waits. See device/versions.ts. */
const TAKE = 'take'

self.addEventListener('install', (event) => event.waitUntil(keepVersion()))

self.addEventListener('activate', (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())))

self.addEventListener('message', ({ data }) => {
  if (data === TAKE) void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === SHELL) event.respondWith(kept(request, CURRENT, SHELL))
  else if (pathname.startsWith(ASSETS)) event.respondWith(kept(request, undefined, request.url))
})

async function keepVersion(): Promise<void> {
  const cache = await caches.open(CURRENT)
  const older = 'Temporal' in globalThis ? [] : __KAIROS_OLDER__
  await cache.addAll([new Request(SHELL, { cache: 'reload' }), ...__KAIROS_FILES__, ...older])
}

/** The version before stays: another window may still run it, and ask for a part that it has not loaded yet. */
async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CURRENT)
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)))
}

async function kept(request: Request, cacheName: string | undefined, address: string): Promise<Response> {
  const found = await caches.match(address, { cacheName, ignoreSearch: true })
  return found ?? fetch(request)
}

export {}
