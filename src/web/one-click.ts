/**
 * Leaving by one click in a mail program (RFC 8058). The program sends a form from nowhere, without a cookie: the token in
 * the address is all it has, and all it needs. Only this address is open to it, and only for this one act.
 */
import type { Context, Handler } from 'hono'
import { type Bindings, bodyText } from './body.ts'

/** Of a form with one field. */
const MOST_BYTES = 4096

/** @param leave answers false when the token is none of ours; leaving again is no mistake */
export const oneClick =
  (leave: (token: string) => Promise<boolean>): Handler<{ Bindings: Bindings }> =>
  async (c: Context<{ Bindings: Bindings }>, next) => {
    // The form of the page says that it is one, and goes on to the page with every check of a form.
    if (new URL(c.req.url).search !== '') return next()
    const text = await bodyText(c, MOST_BYTES)
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Cache-Control', 'no-store')
    if (text === undefined || !/List-Unsubscribe["=\s]+One-Click/.test(text))
      return c.text('Send “List-Unsubscribe=One-Click”, or open this address in a browser.', 400)
    return (await leave(c.req.param('token') ?? ''))
      ? c.text('You have left. We send you nothing more from this list.')
      : c.text('This address leaves nothing: it may have been cut off.', 404)
  }
