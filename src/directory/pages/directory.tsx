import { site } from '#web/context.ts'
import { Description } from '#web/description.tsx'
import { Notice, PageHead } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { queryFrom, type SearchAnswer } from '../directory.ts'
import { FOR_PROVIDERS, SEARCH } from '../page-words.ts'
import type { Route } from './+types/directory.ts'
import { ChosenFilters } from './ChosenFilters.tsx'
import { EmbedNote } from './EmbedNote.tsx'
import { FacetFields } from './FacetFields.tsx'
import { FoundList } from './FoundList.tsx'
import { NotAPlace } from './NotAPlace.tsx'
import { PlaceForm } from './PlaceForm.tsx'
import { SearchMap } from './SearchMap.tsx'
import { mapOf } from './search-map.ts'
import './directory.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { directory, now } = context.get(site)
  const params = new URL(request.url).searchParams
  const { query, problems } = queryFrom(params)
  const answer = await directory.search(query, now)
  const typed: Typed = {
    values: Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)])),
    problems: [...problems, ...unknownPlace(answer)],
  }
  return { answer, typed, map: await mapOf(answer, directory.countsByState) }
}

const unknownPlace = (answer: SearchAnswer) =>
  answer.is === 'unknown' ? [{ field: 'near', message: answer.said }] : []

export default function Directory({ loaderData }: Route.ComponentProps) {
  const { answer, typed, map } = loaderData
  const { query } = answer
  // What stands at a field is said there.
  const elsewhere = typed.problems.filter(({ field }) => field !== 'near' && field !== 'within')
  return (
    <>
      <Description path="/directory" title={SEARCH.title} text={SEARCH.description} />
      <PageHead what={SEARCH.title} state={SEARCH.lead} />
      <PlaceForm typed={typed} within={query.within}>
        <p className="search-near-me">
          <a href="/directory/near-me">{SEARCH.nearMe}</a>
        </p>
        {answer.is === 'found' && <FacetFields counts={answer.counts} />}
      </PlaceForm>
      {elsewhere.length > 0 && (
        <Notice tone="amber" title={SEARCH.left(elsewhere.length)}>
          <ul>
            {elsewhere.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ChosenFilters query={query} />
      <div className="answer">
        <div className="answer-list">
          {answer.is === 'found' ? <FoundList answer={answer} /> : <NotAPlace answer={answer} />}
        </div>
        {map && <SearchMap map={map} />}
      </div>
      <footer className="directory-foot no-print">
        <p>
          {FOR_PROVIDERS.ask} <a href="/directory/apply">{FOR_PROVIDERS.apply}</a>. {FOR_PROVIDERS.free}
        </p>
        <EmbedNote />
      </footer>
    </>
  )
}
