/** Reads the body of a request that a device sends every few seconds: straight from the connection where there is one. */
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** What Node's server hands to Hono beside the request; nothing in tests that call the application in memory. */
export type Bindings = { readonly incoming?: IncomingMessage }

/** @returns the text, or undefined when it is longer than `most` bytes */
export async function bodyText(
  c: Context<{ Bindings: Bindings }>,
  most: number,
): Promise<string | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > most) return undefined
  const incoming = c.env?.incoming
  if (!incoming) {
    const text = await c.req.text()
    return Buffer.byteLength(text) > most ? undefined : text
  }
  // Making a web Request and its stream for each reading costs more than storing it.
  return new Promise((done, failed) => {
    const chunks: Buffer[] = []
    let length = 0
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= most) chunks.push(chunk)
    })
    incoming.on('end', () => done(length > most ? undefined : Buffer.concat(chunks).toString('utf8')))
    incoming.on('error', failed)
  })
}
