/** What other programs may ask of this one, described from the same schemas that answer (OpenAPI 3.1). */
import { z } from 'zod'
import { API_PATH, apiProblem, listingCollection, listingFeature } from '#directory/api.ts'
import { API_WORDS } from '#directory/api-words.ts'
import { FACET_WORDS } from '#directory/choice-words.ts'
import { PARAMETERS } from '#directory/directory.ts'
import { FACET_NAMES, optionName, optionsOf } from '#directory/facets.ts'
import { PARAMETER_WORDS } from '#directory/search-words.ts'

/** The version of the description: counts up with what is added, and anew when something is taken away. */
const VERSION = '1.0.0'

const NAMED = z.registry<{ readonly id: string }>()
NAMED.add(listingFeature, { id: 'Listing' })
NAMED.add(listingCollection, { id: 'Listings' })
NAMED.add(apiProblem, { id: 'Problem' })

const reference = (name: string) => `#/components/schemas/${name}`

export const openapi = (origin: string) => ({
  openapi: '3.1.0',
  info: { title: API_WORDS.title, description: API_WORDS.about, version: VERSION },
  servers: [{ url: origin }],
  paths: {
    [API_PATH]: {
      get: {
        operationId: 'searchDirectory',
        summary: API_WORDS.operation,
        description: API_WORDS.operationAbout,
        parameters: [...Object.entries(PARAMETERS).map(parameter), ...FACET_NAMES.map(facetParameter)],
        responses: {
          200: {
            description: API_WORDS.found,
            headers: { Link: { description: API_WORDS.next, schema: { type: 'string' } } },
            content: { 'application/geo+json': { schema: { $ref: reference('Listings') } } },
          },
          400: {
            description: API_WORDS.wrong,
            content: { 'application/problem+json': { schema: { $ref: reference('Problem') } } },
          },
        },
      },
    },
  },
  components: { schemas: schemas() },
})

/** In an address everything is text; the schema says what it must read as. */
function parameter([name, schema]: readonly [string, z.ZodType]) {
  const { $schema: _, description, ...described } = z.toJSONSchema(schema)
  return { name, in: 'query', description, schema: described }
}

function facetParameter(facet: (typeof FACET_NAMES)[number]) {
  const names = optionsOf(facet).map((option) => `${option}: ${optionName({ facet, option })}`)
  return {
    name: facet,
    in: 'query',
    description: `${PARAMETER_WORDS.facet(FACET_WORDS[facet].title)} ${names.join('; ')}.`,
    explode: true,
    schema: { type: 'array', items: { type: 'string', enum: optionsOf(facet) } },
  }
}

function schemas() {
  const made = z.toJSONSchema(NAMED, { uri: reference }).schemas
  return Object.fromEntries(
    Object.entries(made).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  )
}
