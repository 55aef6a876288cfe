/** For tests: a tablet's browser, with its windows, its storage, its network and its clock. */
import type { Device } from '../../held.ts'
import { openDevice } from '../device.ts'
import type { Reply } from '../outbox.ts'
import { openStore, type Store } from '../sealed-store.ts'
import type { World } from '../world.ts'
import type { ModelServer } from './server.ts'
import { type Time, working } from './time.ts'

/** A window that is open; `die` ends it in the middle of whatever it does. */
export type Window = { readonly device: Device; readonly die: () => void; readonly isOpen: () => boolean }

const AWAY: Reply = { status: 0 }
const never = <T>() => new Promise<T>(() => {})

export type Browser = ReturnType<typeof createBrowser>

export function createBrowser(time: Time, server: ModelServer, name: string) {
  const network = {
    isCut: false,
    delayMs: 20,
    snapshotMs: 0,
    losesRequests: 0,
    losesAnswers: 0,
    repeats: false,
  }
  const storage: { isMissing: boolean; isFull: boolean; diesAtWrite?: 'before' | 'after' } = {
    isMissing: false,
    isFull: false,
  }
  const clock = { aheadMs: 0 }
  let signedIn: string | undefined
  const connections = new Set<() => void>()
  const listeners = new Map<object, (message: unknown) => void>()
  let line: { readonly of: object; readonly begin: () => void }[] = []
  let leads: object | undefined

  const nextLeads = () => {
    if (leads || line.length === 0) return
    leads = line[0]!.of
    const { begin } = line.shift()!
    begin()
  }

  async function open(): Promise<Window> {
    const self = {}
    let alive = true
    const woken: (() => void)[] = []
    const mine = new Set<() => void>()
    const die = () => {
      alive = false
      listeners.delete(self)
      for (const end of mine) end()
      line = line.filter(({ of }) => of !== self)
      if (leads === self) leads = undefined
      time.after(0, nextLeads)
    }
    /** There and back; nothing comes back to a window that is gone. */
    const travels = (answer: () => Reply, longerMs = 0): Promise<Reply> =>
      new Promise((done) => {
        const back = (reply: Reply) => alive && done(reply)
        time.after(network.delayMs, () => {
          if (network.isCut || network.losesRequests > 0) {
            if (!network.isCut) network.losesRequests--
            return time.after(500, () => back(AWAY))
          }
          const reply = answer()
          time.after(network.delayMs + longerMs, () => {
            const isLost = network.isCut || network.losesAnswers > 0
            if (!network.isCut && network.losesAnswers > 0) network.losesAnswers--
            back(isLost ? AWAY : reply)
          })
        })
      })
    const world: World = {
      clock: () => ({ wall: time.now() + clock.aheadMs, mono: time.now() }),
      after: (ms, act) => time.after(ms, () => alive && act()),
      randomBytes: () => crypto.getRandomValues(new Uint8Array(10)),
      chance: () => 0.5,
      transport: {
        ask: (path) =>
          travels(() => server.ask(path, signedIn), path === '/api/console' ? network.snapshotMs : 0),
        send: (path, body) => travels(() => server.send(path, signedIn, body)),
        follow(since, _courses, hear) {
          let isOpen = true
          const end = () => {
            isOpen = false
            stop()
            connections.delete(broken)
            mine.delete(end)
          }
          const broken = () => {
            if (!isOpen) return
            end()
            time.after(network.delayMs, () => alive && hear.ended())
          }
          /** In order, and a change may come more than once. */
          const later = (event: string, data: unknown) =>
            time.after(network.delayMs, () => {
              if (!alive || !isOpen) return
              hear.event(event, data)
              if (network.repeats) hear.event(event, data)
            })
          let stop = () => {}
          connections.add(broken)
          mine.add(end)
          if (network.isCut || !server.isUp() || signedIn === undefined) time.after(network.delayMs, broken)
          else {
            const whose = signedIn
            const tick = () => {
              if (!isOpen) return
              later('clock', { now: server.iso(time.now()), person: whose })
              time.after(15_000, tick)
            }
            tick()
            stop = server.follow(Math.max(0, ...Object.values(since)), (event, change) => {
              if (event) later(event, change)
              else broken()
            })
          }
          return end
        },
        signOut: async () => {
          if (network.isCut) return false
          signedIn = undefined
          return true
        },
      },
      tabs: {
        lead(begin) {
          line.push({ of: self, begin })
          time.after(0, nextLeads)
        },
        say(message) {
          if (listeners.size < 2) return
          const text = JSON.stringify(message)
          for (const [of, hear] of listeners)
            if (of !== self) time.after(1, () => listeners.has(of) && hear(JSON.parse(text)))
        },
        hear: (heard) => void listeners.set(self, heard),
        close: () => {},
      },
      openStore: async () => {
        const store = storage.isMissing ? undefined : await working(() => openStore(name))
        return store && heldBack(store)
      },
      versions: { waits: () => {}, take: async () => {}, forget: async () => {} },
      woken: (tell) => void woken.push(tell),
      leave: () => {},
    }
    /** The real storage, of a window that may be gone in the middle of a writing. */
    function heldBack(store: Store): Store {
      const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
        if (!alive) return never<T>()
        const done = await working(work)
        return alive ? done : never<T>()
      }
      return {
        ...store,
        read: (person) => whileAlive(() => store.read(person)),
        peopleWith: (prefix) => whileAlive(() => store.peopleWith(prefix)),
        plain: (key) => whileAlive(() => store.plain(key)),
        setPlain: (key, value) => whileAlive(() => store.setPlain(key, value)),
        async write(person, parts) {
          if (alive && storage.isFull && [...parts.values()].some((part) => part !== undefined))
            throw new DOMException('full', 'QuotaExceededError')
          const when = storage.diesAtWrite
          storage.diesAtWrite = undefined
          if (when === 'before') die()
          await whileAlive(() => store.write(person, parts))
          if (when === 'after') {
            die()
            return never()
          }
        },
      }
    }
    const device = await openDevice(world)
    return { device, die, isOpen: () => alive }
  }

  return {
    name,
    network,
    storage,
    clock,
    open,
    signedIn: () => signedIn,
    signIn(person: string | undefined) {
      signedIn = person
      // The server ends what somebody else was following.
      for (const broken of [...connections]) broken()
    },
    cut() {
      network.isCut = true
      for (const broken of [...connections]) broken()
    },
  }
}
