/**
 * A consent document: the words a person reads and agrees to. What of it a session needs stands in the protocol.
 *
 * Its version rises with every change; a statement's version only when its meaning changes. A new version asks
 * nobody to sign again by itself. It does so on purpose: by raising `atLeast` in a protocol and moving the course
 * to it, which blocks dosing until signed, or by offering the document again, which blocks nothing.
 */
import { z } from 'zod'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { source } from '#kernel/source.ts'
import type { ConsentProtocol } from './protocol.ts'
import { DOCUMENT } from './words.ts'

const statementWords = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.int().min(1),
  text: z.string().min(20),
  source,
})

export const consentDocument = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    title: z.string().min(3),
    issued: z.string(),
    language: z.string(),
    /** Read before the statements. */
    intro: z.string(),
    /** What the typed name confirms. */
    signing: z.string(),
    /** What the witness confirms. */
    witnessing: z.string(),
    statements: z.array(statementWords).min(1),
  })
  .refine((d) => new Set(d.statements.map((s) => s.id)).size === d.statements.length, {
    message: 'A statement stands twice in the document.',
  })
export type ConsentDocument = z.output<typeof consentDocument>
export type StatementWords = z.output<typeof statementWords>

/**
 * A document that fits the protocol: each statement that the protocol asks for has words, new enough, and none
 * stands there that the protocol does not know. Fails with sentences.
 */
export function readConsentDocument(
  content: unknown,
  { consent }: { readonly consent: ConsentProtocol },
): Result<ConsentDocument> {
  const read = consentDocument.safeParse(content)
  if (!read.success) {
    return fail(...read.error.issues.map((i) => problem(DOCUMENT.unfit(i.path.map(String), i.message))))
  }
  const document = read.data
  const problems = [
    ...consent.statements.flatMap((rule) => {
      const words = document.statements.find((s) => s.id === rule.id)
      if (!words) return [problem(DOCUMENT.noWords(rule.title))]
      return words.version < (rule.atLeast ?? 1) ? [problem(DOCUMENT.tooOld(rule.title, rule.atLeast!))] : []
    }),
    ...document.statements
      .filter((words) => !consent.statements.some((rule) => rule.id === words.id))
      .map((words) => problem(DOCUMENT.unknown(words.id))),
  ]
  return problems.length > 0 ? fail(...problems) : ok(document)
}
