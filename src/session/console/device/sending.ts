/** Sends what waits, one batch after the other, for as long as there is a way and it is this person's. */
import { instant } from '#kernel/time.ts'
import type { Core } from './core.ts'
import {
  backoffMs,
  type Item,
  isWaiting,
  nextBatch,
  type Reply,
  type Troubles,
  troublesAfter,
  verdictOn,
} from './outbox.ts'

export type Sending = {
  /** Begins, unless it is under way. */
  readonly go: () => void
  /** As `go`, without waiting any longer for what failed before. */
  readonly goNow: () => void
}

type SendingNeeds = {
  readonly core: Core
  /** The name of this device, and whether it may send now. */
  readonly device: string
  readonly mayGo: () => boolean
  /** Nobody is signed in any more, or somebody else. */
  readonly turnedAway: () => void
  /** Nothing came back. */
  readonly unanswered: () => void
}

export function createSending({ core, device, mayGo, turnedAway, unanswered }: SendingNeeds): Sending {
  const { world, ticking } = core
  let troubles: Troubles = new Map()
  let failures = 0
  let underWay = false
  let cancel: (() => void) | undefined

  async function run(): Promise<void> {
    if (underWay || cancel) return
    underWay = true
    try {
      while (mayGo()) {
        core.restamp()
        const batch = nextBatch(core.kept().items, troubles)
        if (batch.length === 0) break
        if (!(await goes(batch))) break
      }
    } finally {
      underWay = false
    }
  }

  /** @returns whether the next may follow at once */
  async function goes(batch: readonly Item[]): Promise<boolean> {
    const person = core.person()
    const reply = await post(batch)
    // Meanwhile somebody else may be at the device; what was sent is settled when its person is back.
    if (core.person() !== person) return false
    const verdict = verdictOn(batch, reply)
    troubles = troublesAfter(troubles, batch, verdict)
    const still = batch.filter(({ id }) => core.kept().items.some((one) => one.id === id && isWaiting(one)))
    switch (verdict.what) {
      case 'stored':
        failures = 0
        void core.put(still.map((one) => ({ ...one, state: 'stored' })))
        return true
      case 'refused': {
        const { problems, confirm } = verdict
        void core.put(still.map((one) => ({ ...one, state: 'refused', problems, confirm })))
        return true
      }
      case 'singly':
        return true
      case 'sign-in':
      case 'other-person':
        turnedAway()
        return false
      case 'later':
        if (reply.status === 0) unanswered()
        cancel = world.after(backoffMs(failures++, world.chance()), again)
        return false
    }
  }

  const post = (batch: readonly Item[]): Promise<Reply> =>
    world.transport.send(`/api/courses/${batch[0]?.course}/entries`, {
      device: {
        id: device,
        clock: instant.encode(Temporal.Instant.fromEpochMilliseconds(ticking.read().wall)),
      },
      by: core.person(),
      entries: batch.flatMap(({ entries }) => entries),
    })

  const again = () => {
    cancel = undefined
    void run()
  }
  return {
    go: () => void run(),
    goNow() {
      cancel?.()
      again()
    },
  }
}
