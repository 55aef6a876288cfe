/** A failure as the log may hold it: what happened and where in the program, without anything a person typed. */

/** Databases and parsers quote what they could not read. */
const unquoted = (message: string): string => message.replace(/".*"|'.*'/gs, '"…"')

/** @param id the request's, which the person sees */
export function failure(id: string, error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { level: 'error', id, message: typeof error }
  // The first lines of a stack repeat the message.
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return {
    level: 'error',
    id,
    name: error.name,
    ...code,
    message: unquoted(error.message),
    stack: where.join('\n'),
  }
}
