/** The directory for other programs: the same search as the page's, as GeoJSON. */
import { site } from '#web/context.ts'
import { type ApiProblem, collectionOf, problemOf, problemSaying, unknownParameters } from '../api.ts'
import { API_WORDS } from '../api-words.ts'
import { queryFrom } from '../directory.ts'
import type { Route } from './+types/api.ts'

/** Any site may read it: nothing in it is anybody's secret, and nothing depends on who asks. */
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Link' }

export async function loader({ request, context }: Route.LoaderArgs) {
  const { directory, origin, now } = context.get(site)
  const params = new URL(request.url).searchParams
  const { query, problems } = queryFrom(params)
  const wrong = [
    ...problems,
    ...unknownParameters(params).map((field) => ({
      field,
      message: API_WORDS.unknownParameter(field.slice(0, 40)),
    })),
  ]
  if (wrong.length > 0) return refusal(problemSaying(API_WORDS.wrongTitle, wrong))
  const answer = await directory.search(query, now)
  if (answer.is !== 'found') return refusal(problemOf(answer))
  const collection = collectionOf(answer, origin)
  return new Response(JSON.stringify(collection), {
    headers: {
      ...OPEN,
      'Content-Type': 'application/geo+json',
      Link: [
        `<${origin}/api/openapi.json>; rel="service-desc"`,
        ...(collection.next ? [`<${collection.next}>; rel="next"`] : []),
      ].join(', '),
    },
  })
}

const refusal = (problem: ApiProblem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...OPEN, 'Content-Type': 'application/problem+json' },
  })
