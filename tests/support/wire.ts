/** Bytes on a connection of their own, for requests that no well-behaved client can be made to send. */
import { connect } from 'node:net'

/** @returns everything the server said until it closed the connection, or until `patience` passed */
export function onTheWire(
  origin: string,
  bytes: string,
  { patience = 10_000, drip }: { readonly patience?: number; readonly drip?: string } = {},
): Promise<{ readonly said: string; readonly closed: boolean }> {
  const { hostname, port } = new URL(origin)
  return new Promise((done) => {
    let said = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    const end = (closed: boolean) => {
      clearInterval(dripping)
      clearTimeout(waiting)
      socket.destroy()
      done({ said, closed })
    }
    // A byte a second, as long as the server takes it.
    const dripping = setInterval(() => drip && socket.write(drip), 1000)
    const waiting = setTimeout(() => end(false), patience)
    socket.on('data', (chunk) => {
      said += chunk.toString('latin1')
    })
    socket.on('close', () => end(true))
    socket.on('error', () => end(true))
  })
}

/** One request, line by line; the connection closes after the answer. */
export const request = (...lines: readonly string[]): string =>
  `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`
