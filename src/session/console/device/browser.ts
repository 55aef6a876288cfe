/** The world of a device in a real browser. */

import { LIVE_EVENTS } from '../wire.ts'
import { CHANNEL, sayHere } from './leaving.ts'
import type { Reply } from './outbox.ts'
import { DATABASE, openStore } from './sealed-store.ts'
import { browserVersions } from './versions.ts'
import type { Tabs, Transport, World } from './world.ts'

const LEADS = 'kairos-console-leads'
/** Longer than a slow room's network takes; then it is tried again. */
const PATIENCE_MS = 10_000

export function browserWorld(): World {
  // Without this a browser may throw away what it keeps when it runs short of room.
  void navigator.storage?.persist?.().catch(() => {})
  sayHere(true)
  return {
    clock: () => ({ wall: Temporal.Now.instant().epochMilliseconds, mono: performance.now() }),
    after(ms, act) {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    randomBytes: () => crypto.getRandomValues(new Uint8Array(10)),
    chance: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    transport,
    tabs: browserTabs(),
    openStore: () => openStore(DATABASE),
    versions: browserVersions(),
    woken(tell) {
      for (const changed of ['online', 'offline']) addEventListener(changed, tell)
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') tell()
      })
    },
    leave: () => location.assign('/sign-in'),
  }
}

const AWAY: Reply = { status: 0 }

/** An answer that is not ours, such as a hotel's page for signing in to its network, is none. */
async function reply(asked: Promise<Response>): Promise<Reply> {
  try {
    const answer = await asked
    if (answer.type === 'opaqueredirect') return AWAY
    const isOurs = answer.headers.get('content-type')?.startsWith('application/json')
    if (!isOurs) return { status: answer.ok ? 0 : answer.status }
    return { status: answer.status, json: await answer.json() }
  } catch {
    return AWAY
  }
}

const plain = (): RequestInit => ({
  cache: 'no-store',
  redirect: 'manual',
  credentials: 'same-origin',
  signal: AbortSignal.timeout(PATIENCE_MS),
})

const transport: Transport = {
  ask: (path) => reply(fetch(path, plain())),
  send: (path, body) =>
    reply(
      fetch(path, {
        ...plain(),
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    ),
  follow(since, courses, hear) {
    const from = Object.entries(since).map(([practice, number]) => `${practice}:${number}`)
    const source = new EventSource(
      `/api/console/changes?since=${from.join(',')}&courses=${courses.join(',')}`,
    )
    for (const name of LIVE_EVENTS)
      source.addEventListener(name, ({ data }: MessageEvent<string>) => hear.event(name, parsed(data)))
    // It would try again by itself, from where it began: we go on from where we are.
    source.addEventListener('error', () => {
      source.close()
      hear.ended()
    })
    return () => source.close()
  },
  async signOut() {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
    try {
      const answer = await fetch('/sign-out', { ...plain(), method: 'POST', headers: form, body: '' })
      return answer.type === 'opaqueredirect' || answer.ok
    } catch {
      return false
    }
  },
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function browserTabs(): Tabs {
  const channel = new BroadcastChannel(CHANNEL)
  return {
    lead(begin) {
      const forever = () => {
        begin()
        return new Promise<never>(() => {})
      }
      // A page that is no secure place has no locks: then every window sends, and what comes twice is stored once.
      if (navigator.locks) void navigator.locks.request(LEADS, forever)
      else begin()
    },
    say: (message) => channel.postMessage(message),
    hear: (heard) => channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => heard(data)),
    close: () => channel.close(),
  }
}
