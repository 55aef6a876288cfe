/** The shape of a protocol: one versioned document, each section owned by the domain that reads it. */
import { z } from 'zod'
import { consentProtocol } from '#consent/protocol.ts'
import { integrationProtocol } from '#integration/protocol.ts'
import { outcomesProtocol } from '#outcomes/protocol.ts'
import { preparationProtocol } from '#preparation/protocol.ts'
import { screeningProtocol } from '#screening/protocol.ts'
import { sessionProtocol } from '#session/protocol.ts'
import { visitsProtocol } from '#visits/protocol.ts'

/** Sections are added here as their domains declare them. */
export const protocol = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string().regex(/^\d+\.\d+\.\d+(-[a-z0-9.-]+)?$/),
  title: z.string(),
  issued: z.string(),
  language: z.string(),
  ...sessionProtocol.shape,
  visits: visitsProtocol,
  screening: screeningProtocol,
  consent: consentProtocol,
  preparation: preparationProtocol,
  integration: integrationProtocol,
  outcomes: outcomesProtocol,
})
export type Protocol = z.output<typeof protocol>

/** A protocol with the document that it was read from, as its writers left it, comments included. */
export type ProtocolDocument = { readonly protocol: Protocol; readonly text: string }

/** Reads a parsed document. Throws a sentence that names the first place that does not fit. */
export function readProtocol(document: unknown): Protocol {
  const read = protocol.safeParse(document)
  if (read.success) return read.data
  const [first] = read.error.issues
  throw new Error(`The protocol does not fit its schema at "${first?.path.join('.')}": ${first?.message}`)
}
