/** One open connection to a device: server-sent events for as long as its sign-in and its access go on. */
import { entryJson } from '#chart/reading.ts'
import type { Following, Places } from '#course/live-store.ts'
import type { PersonId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import type { Listener } from '#platform/listener.ts'
import type { Live } from '#platform/live.ts'
import { isKept } from '#session/console/kinds.ts'
import type { LIVE_EVENTS } from '#session/console/wire.ts'

type ChangesNeeds = {
  /** Whose it is: a device shows nobody what is for somebody else. */
  readonly person: PersonId
  readonly following: Following
  readonly places: Places
  /** The number of each practice's chain after which to look. */
  readonly since: ReadonlyMap<string, number>
  readonly live: Live
  readonly listener: Listener
  readonly isIn: () => Promise<boolean>
  readonly signal: AbortSignal
}

/** A device that hears nothing for a while asks again, and so do we: a wake-up may have been lost. */
const CLOCK_MS = 15_000
/** A visit planned meanwhile is none of the courses that are followed. */
const SESSIONS_MS = 5 * 60_000
/** A device that does not read loses its connection, and catches up when it comes back. */
const MOST_UNREAD = 4 * 1024 * 1024

/** These change what a device holds of a course beside its entries. */
const RESHAPING: ReadonlySet<string> = new Set([
  'course-closed',
  'course-reopened',
  'protocol-moved',
  'team-changed',
  'course-shared',
  'sharing-ended',
])

export function openChanges(needs: ChangesNeeds): Response {
  const { following, places, live, listener, isIn, signal } = needs
  const courses = [...places.values()].flat()
  const upTo = new Map([...places.keys()].map((practice) => [practice, needs.since.get(practice) ?? 0]))
  const text = new TextEncoder()
  const taken: (() => unknown)[] = []
  let open = true
  let wanted = false
  let busy = false

  const body = new ReadableStream<Uint8Array>(
    {
      async start(out) {
        const send = (event: (typeof LIVE_EVENTS)[number], data: unknown) => {
          if (!open) return
          out.enqueue(text.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
          if ((out.desiredSize ?? 0) < -MOST_UNREAD) close()
        }
        const close = () => {
          if (!open) return
          end()
          out.close()
        }
        const tell = () =>
          send('clock', { now: instant.encode(Temporal.Now.instant()), person: needs.person })

        /** Everything stored since, of every practice, for as long as somebody is in. */
        async function look(): Promise<void> {
          if (!(await isIn())) {
            send('sign-in', {})
            return close()
          }
          for (const [practice, followed] of places) {
            const before = upTo.get(practice) ?? 0
            const found = await following.since(practice, followed, before)
            if (found.upTo === before) continue
            upTo.set(practice, found.upTo)
            const entries = found.entries.filter(({ kind }) => isKept(kind))
            // A chain of other people's entries is no news; how far it was read is said with the next.
            if (entries.length > 0)
              send('entries', {
                cursors: Object.fromEntries(upTo),
                entries: entries.map((entry) => entryJson(entry, {})),
              })
            if (found.entries.some(({ kind }) => RESHAPING.has(kind))) send('sessions', {})
          }
        }
        async function wake(): Promise<void> {
          wanted = true
          if (busy) return
          busy = true
          try {
            while (wanted && open) {
              wanted = false
              await look()
            }
          } catch {
            // The database is away: the device asks again, and then from where it is.
            close()
          } finally {
            busy = false
          }
        }
        async function accessChanged(): Promise<void> {
          const now = await following.places(courses).catch(() => undefined)
          if (now && [...now.values()].flat().length !== courses.length) send('sessions', {})
        }

        const clock = setInterval(() => {
          tell()
          void wake()
        }, CLOCK_MS)
        const anew = setInterval(() => send('sessions', {}), SESSIONS_MS)
        taken.push(
          () => clearInterval(clock),
          () => clearInterval(anew),
          live.follow(courses, () => void wake(), close),
          await listener.on('access_changed', () => void accessChanged()),
        )
        tell()
        await wake()
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  )
  function end(): void {
    if (!open) return
    open = false
    for (const give of taken.splice(0)) give()
  }
  signal.addEventListener('abort', end)

  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      // A proxy in front hands on what is said as it is said.
      'X-Accel-Buffering': 'no',
    },
  })
}
