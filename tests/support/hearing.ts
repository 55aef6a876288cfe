/** Hears server-sent events as a device does, one after the other. */
import type { Visitor } from './visitor.ts'

export type Heard = {
  /** The data of the next event of this name that was not taken yet. Events of other names are counted and passed over. */
  readonly next: (event: string) => Promise<unknown>
  /** How many events of this name have come in all. */
  readonly count: (event: string) => number
  /** Resolves when the server ends the connection. */
  readonly ended: Promise<void>
  readonly close: () => void
}

export async function hear(who: Visitor, address: string): Promise<Heard> {
  const answer = await who.open(address)
  if (answer.status !== 200 || !answer.body) throw new Error(`${address} answered ${answer.status}`)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  const came: { readonly event: string; readonly data: unknown }[] = []
  const taken = new Set<unknown>()
  let tell = () => {}
  const ended = (async () => {
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done) break
      rest += value
      const parts = rest.split('\n\n')
      rest = parts.pop() ?? ''
      for (const part of parts) {
        const [, event = ''] = /^event: (.*)$/m.exec(part) ?? []
        const [, data = 'null'] = /^data: (.*)$/m.exec(part) ?? []
        came.push({ event, data: JSON.parse(data) })
      }
      tell()
    }
  })()
  return {
    async next(event) {
      for (;;) {
        const found = came.find((one) => one.event === event && !taken.has(one))
        if (found) {
          taken.add(found)
          return found.data
        }
        const more = new Promise<'more'>((done) => {
          tell = () => done('more')
        })
        const what = await Promise.race([more, ended.then(() => 'ended' as const)])
        if (what === 'ended' && !came.some((one) => one.event === event && !taken.has(one)))
          throw new Error(`The connection ended without an event "${event}".`)
      }
    },
    count: (event) => came.filter((one) => one.event === event).length,
    ended,
    close: () => void reader.cancel(),
  }
}
