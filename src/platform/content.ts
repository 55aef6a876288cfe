/** Reads `content/`: the shipped protocol, questionnaires and consents. Read once, when the program starts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Protocol, type ProtocolDocument, readProtocol } from '#course/protocol.ts'
import { type RetentionPolicy, retentionPolicy } from '#course/retention.ts'

export const CONTENT = join(import.meta.dirname, '../../content')

/** Every protocol version that ships, checked. Throws with a sentence when a file does not fit its schema. */
export const shippedProtocols = (): ProtocolDocument[] =>
  [...contentTexts('protocols').values()].map((text) => ({ protocol: readProtocol(parse(text)), text }))

/** The standard protocol that ships, in its newest version; `kap-standard.yaml` is the first one. */
export function shippedProtocol(): Protocol {
  return readProtocol(parse(readFileSync(join(CONTENT, 'protocols/kap-standard-1.1.0.yaml'), 'utf8')))
}

/** What ships beside the protocol, by folder and by file name without the ending: parsed, not yet checked. */
export type ShippedContent = {
  readonly questionnaires: ReadonlyMap<string, unknown>
  readonly consents: ReadonlyMap<string, unknown>
  /** Where plans of trainings begin. */
  readonly trainings: ReadonlyMap<string, unknown>
}

export const shippedContent = (): ShippedContent => ({
  questionnaires: contentFolder('questionnaires'),
  consents: contentFolder('consents'),
  trainings: contentFolder('trainings'),
})

/** Every file of a folder of `content/` that ends as given, as parsed JSON or YAML, by its name without the ending. */
export const contentFolder = (folder: string): Map<string, unknown> =>
  new Map(
    [...contentTexts(folder)].map(([name, text]) => [
      bare(name),
      name.endsWith('.json') ? JSON.parse(text) : parse(text),
    ]),
  )

/** How long records are kept, as it ships. */
export const shippedRetention = (): RetentionPolicy =>
  retentionPolicy.parse(parse(readFileSync(join(CONTENT, 'retention.yaml'), 'utf8')))

function contentTexts(folder: string): Map<string, string> {
  const files = readdirSync(join(CONTENT, folder))
    .filter((name) => /\.(json|ya?ml)$/.test(name))
    .sort()
  return new Map(files.map((name) => [name, readFileSync(join(CONTENT, folder, name), 'utf8')]))
}

const bare = (name: string): string => name.replace(/\.\w+$/, '')
