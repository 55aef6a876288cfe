/** One kept-alive HTTP connection that sends a request and waits for its answer: as little client as possible. */
import { connect, type Socket } from 'node:net'

export type Wire = {
  readonly post: (path: string, body: string) => Promise<void>
  readonly get: (path: string) => Promise<void>
  readonly close: () => void
}

/** @param headers lines to send with every request, without the final line break */
export function openWire(origin: string, headers: string): Wire {
  const { hostname, port, host } = new URL(origin)
  let waiting:
    | { readonly request: string; readonly done: () => void; readonly failed: (error: Error) => void }
    | undefined
  let text = ''
  let closed = false
  let socket = dial()

  function dial(): Socket {
    const fresh = connect(Number(port), hostname)
    fresh.setNoDelay(true)
    text = ''
    fresh.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      const answer = text
      text = ''
      const asked = waiting
      waiting = undefined
      if (answer.startsWith('HTTP/1.1 200')) asked?.done()
      else asked?.failed(new Error(answer.slice(0, 400)))
    })
    fresh.on('error', (error) => waiting?.failed(error))
    // A server ends a connection that was quiet for some seconds; as a browser does, what is asked then goes over a new one.
    fresh.on('close', () => {
      if (closed || !waiting) return
      socket = dial()
      socket.write(waiting.request)
    })
    return fresh
  }
  const send = (request: string): Promise<void> =>
    new Promise((done, failed) => {
      waiting = { request, done, failed }
      if (socket.destroyed) socket = dial()
      socket.write(request)
    })
  return {
    post: (path, body) =>
      send(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      ),
    get: (path) => send(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n\r\n`),
    close: () => {
      closed = true
      socket.destroy()
    },
  }
}
