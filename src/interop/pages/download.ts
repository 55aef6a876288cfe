/** A copy as a file that the browser keeps and does not show: what somebody typed never runs on our pages. */
import type { Copy } from '../copying.ts'

export const download = ({ name, type, text }: Copy): Response =>
  new Response(text, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
