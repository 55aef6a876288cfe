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
  const socket: Socket = connect(Number(port), hostname)
  socket.setNoDelay(true)
  let waiting: { readonly done: () => void; readonly failed: (error: Error) => void } | undefined
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
    if (text.length < end + 4 + length) return
    const answer = text
    text = ''
    if (answer.startsWith('HTTP/1.1 200')) waiting?.done()
    else waiting?.failed(new Error(answer.slice(0, 400)))
  })
  socket.on('error', (error) => waiting?.failed(error))
  const send = (request: string): Promise<void> =>
    new Promise((done, failed) => {
      waiting = { done, failed }
      socket.write(request)
    })
  return {
    post: (path, body) =>
      send(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      ),
    get: (path) => send(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n\r\n`),
    close: () => socket.destroy(),
  }
}
