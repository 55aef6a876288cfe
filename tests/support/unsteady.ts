/** A line between somebody and a server that can be cut, slowed down and put to flap, on a port of its own. */
import { connect, createServer, type Socket } from 'node:net'

export type Line = {
  readonly port: number
  /** Ends every connection, and takes no new one until `mend`. */
  readonly cut: () => void
  readonly mend: () => void
  /** Whatever comes back from the server from now on is lost, and the connection with it. */
  readonly loseAnswers: (lose: boolean) => void
  /** Cuts and mends by itself, and holds up what goes through, until it is stopped. @returns stops it, mended */
  readonly flap: (seed: number) => () => void
  /** Another port behind it: the server has moved. */
  readonly moveTo: (port: number) => void
  readonly close: () => Promise<void>
}

export async function unsteadyLine(to: number): Promise<Line> {
  const open = new Set<Socket>()
  let target = to
  let isCut = false
  let losing = false
  let delay = () => 0

  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(target, '127.0.0.1')
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', () => {
        open.delete(socket)
        end()
      })
    }
    near.on('data', (bytes) => later(() => far.write(bytes)))
    far.on('data', (bytes) => (losing ? end() : later(() => near.write(bytes))))
  })
  /** In order, as on any line: what comes later never overtakes. */
  let turn = Promise.resolve()
  function later(go: () => void): void {
    const ms = delay()
    turn = turn.then(() => (ms > 0 ? new Promise((done) => setTimeout(done, ms)) : undefined)).then(go)
  }
  const cut = () => {
    isCut = true
    for (const socket of [...open]) socket.destroy()
  }
  const mend = () => {
    isCut = false
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    cut,
    mend,
    loseAnswers(lose) {
      losing = lose
    },
    flap(seed) {
      const chance = chances(seed)
      delay = () => Math.floor(chance() * 40)
      let timer: NodeJS.Timeout
      const turnOver = () => {
        isCut ? mend() : cut()
        timer = setTimeout(turnOver, 50 + chance() * 450)
      }
      turnOver()
      return () => {
        clearTimeout(timer)
        delay = () => 0
        mend()
      }
    },
    moveTo(port) {
      target = port
    },
    async close() {
      cut()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Numbers between 0 and 1 that are the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}
