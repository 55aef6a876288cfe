/** Where a figure or a wording comes from, and how sure we are of it. Never raise a default to a fact. */
import { z } from 'zod'

/**
 * How the figure was established, as the clinical reference marks it:
 * `looked-up` (✔), `secondary` (✔2: seen only in a page quoting the source), `from-memory` (unverified), `default` (DEF).
 */
export const mark = z.enum(['looked-up', 'secondary', 'from-memory', 'default'])

/**
 * A source stands beside every clinical number and wording in `content/`.
 * `published`: the text names a publication; `default`: our proposal, to be signed by the practice's prescriber.
 */
export const source = z
  .object({ text: z.string().min(3), status: z.enum(['published', 'default']), mark })
  .refine((s) => s.mark !== 'default' || s.status === 'default', {
    message: 'A figure marked default cannot have the status published.',
  })
export type Source = z.output<typeof source>
