/** The console's own files in the browser: the worker that keeps them, and the newer version that waits. */
import type { Versions } from './world.ts'

const WORKER = '/console/worker.js'
const SCOPE = '/console'
const CACHES = 'kairos-console-'
/** The worker knows it (worker.ts). */
const TAKE = 'take'
/** A tablet that stays open all day hears of a newer version too. */
const LOOK_MS = 30 * 60_000

export function browserVersions(): Versions {
  const workers = navigator.serviceWorker
  if (!workers) return { waits: () => {}, take: async () => {}, forget: async () => {} }
  let registration: ServiceWorkerRegistration | undefined
  let reloading = false
  return {
    waits(tell) {
      const look = (at: ServiceWorkerRegistration) => {
        // The very first one replaces none.
        if (at.waiting && workers.controller) tell()
        at.installing?.addEventListener('statechange', () => look(at))
      }
      workers
        .register(WORKER, { scope: SCOPE })
        .then((at) => {
          registration = at
          look(at)
          at.addEventListener('updatefound', () => look(at))
          setInterval(() => void at.update().catch(() => {}), LOOK_MS)
        })
        // Without it the console works as long as there is a network.
        .catch(() => {})
      // Another window has taken it: this one goes on with what it has loaded, until it takes it too.
      let isFirst = !workers.controller
      workers.addEventListener('controllerchange', () => {
        if (!reloading && !isFirst) tell()
        isFirst = false
      })
    },
    async take() {
      reloading = true
      const waiting = registration?.waiting
      if (waiting) {
        const taken = new Promise<void>((done) =>
          workers.addEventListener('controllerchange', () => done(), { once: true }),
        )
        waiting.postMessage(TAKE)
        await taken
      }
      location.reload()
    },
    async forget() {
      const registered = await workers.getRegistration(SCOPE).catch(() => undefined)
      await registered?.unregister().catch(() => false)
      for (const name of await caches.keys().catch(() => []))
        if (name.startsWith(CACHES)) await caches.delete(name).catch(() => false)
    },
  }
}
