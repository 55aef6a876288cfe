/** For tests: time that passes only when it is told to, whatever is going on. */

/** Work that takes real time, such as the browser's storage: virtual time waits for it. */
let underWay = 0

export async function working<T>(work: () => Promise<T>): Promise<T> {
  underWay++
  try {
    return await work()
  } finally {
    underWay--
  }
}

export type Time = {
  /** Milliseconds of the true time. */
  readonly now: () => number
  readonly after: (ms: number, act: () => void) => () => void
  readonly pass: (ms: number) => Promise<void>
  /** Lets everything go on that waits for nothing. */
  readonly settle: () => Promise<void>
}

export function createTime(begin: number): Time {
  let now = begin
  let nth = 0
  let timers: { readonly at: number; readonly nth: number; readonly act: () => void }[] = []
  const settle = async () => {
    do await new Promise((done) => setImmediate(done))
    while (underWay > 0)
  }
  return {
    now: () => now,
    after(ms, act) {
      const timer = { at: now + Math.max(0, ms), nth: nth++, act }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    async pass(ms) {
      const until = now + ms
      for (;;) {
        await settle()
        const next = timers
          .filter(({ at }) => at <= until)
          .reduce<(typeof timers)[number] | undefined>(
            (a, b) => (!a || b.at < a.at || (b.at === a.at && b.nth < a.nth) ? b : a),
            undefined,
          )
        if (!next) break
        timers = timers.filter((one) => one !== next)
        now = Math.max(now, next.at)
        next.act()
      }
      now = until
    },
    settle,
  }
}
