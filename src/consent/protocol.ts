/** The protocol's section on consent: what must be agreed to before a session, and what is a free choice. */
import { z } from 'zod'
import { source } from '#kernel/source.ts'
import { route } from '#visits/visits.ts'
import { TOUCH } from './words.ts'

/** Where a session takes place: alone with the team at the practice, in a group there, or at home by video. */
export const setting = z.enum(['clinic', 'group', 'home'])
export type Setting = z.output<typeof setting>

export const statementRule = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: z.string().min(2),
    /** `required`: without it no dose. `opt-in`: a free choice, no until the person says yes; it blocks nothing. */
    need: z.enum(['required', 'opt-in']),
    /** Only for sessions by these routes or in these settings; for all when absent. */
    routes: z.array(route).min(1).optional(),
    settings: z.array(setting).min(1).optional(),
    /** The least version of the statement's words that still counts. Raising it asks for signing again. */
    atLeast: z.int().min(1).optional(),
    /** What a no means, for opt-ins. */
    without: z.string().min(2).optional(),
    /** Shown large in the session when it is not agreed to. */
    inSession: z.boolean().optional(),
  })
  .refine((s) => s.need === 'required' || s.without, {
    message: 'A free choice needs "without": what a no means.',
  })
export type StatementRule = z.output<typeof statementRule>

export const consentProtocol = z
  .object({
    /** The document in `content/consents` that holds the words. */
    document: z.string(),
    rule: z.object({ source }),
    witness: z.object({ required: z.boolean(), source }),
    source,
    statements: z.array(statementRule).min(1),
  })
  .refine((p) => new Set(p.statements.map((s) => s.id)).size === p.statements.length, {
    message: 'A statement stands twice in the section on consent.',
  })
  .refine((p) => p.statements.some((s) => s.id === TOUCH && s.need === 'opt-in'), {
    message: 'Touch must be its own free choice: a statement "touch" with the need "opt-in".',
  })
export type ConsentProtocol = z.output<typeof consentProtocol>
