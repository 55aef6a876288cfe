/** Small hand-made histories of invented people, for tests: the shapes that record systems write, not their data. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FOLDER = join(import.meta.dirname, 'samples')

const bundle = z.looseObject({
  resourceType: z.string(),
  type: z.string(),
  entry: z.array(
    z.looseObject({ resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }) }),
  ),
})

export const samples = (): string[] => readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''))

/** A fresh copy, to be spoilt by a test. */
export const sample = (name: string): z.output<typeof bundle> =>
  bundle.parse(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')))
