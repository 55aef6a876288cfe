/**
 * Renders a page whole, without streaming: nothing on it waits for a script. The composition root takes the context
 * keys from here, because a key is known by identity and this bundle has its own copy.
 */
import { renderToReadableStream, renderToString } from 'react-dom/server'
import {
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { trace } from './context.ts'
import { TraceId } from './error-page.tsx'
import { together } from './handle.ts'

export * as contexts from './context.ts'

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  router: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const { matches } = router.staticHandlerContext
  const { scripts } = together(matches.map(({ route }) => router.routeModules[route.id]?.handle))
  const page = (routerContext: EntryContext) => (
    <TraceId value={context.get(trace).id}>
      <ServerRouter context={routerContext} url={request.url} />
    </TraceId>
  )
  if (!scripts) {
    // Loader data is rendered and thrown away: Temporal values and Maps need no form that a browser could read.
    const html = renderToString(page({ ...router, serverHandoffStream: undefined }))
    return new Response(`<!DOCTYPE html>${html}`, { status, headers })
  }
  const stream = await renderToReadableStream(page(router))
  await stream.allReady
  return new Response(stream, { status, headers })
}

/** Responses that loaders and actions throw on purpose do not come here; everything else belongs in the log. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) context.get(trace).failed(error)
}
