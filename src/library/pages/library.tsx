import { site } from '#web/context.ts'
import { Description, useOrigin } from '#web/description.tsx'
import { JsonLd } from '#web/json-ld.tsx'
import { Empty, PageHead } from '#web/page.tsx'
import { LIBRARY, SEARCH } from '../reading-words.ts'
import { readQuery } from '../searching.ts'
import type { Route } from './+types/library.ts'
import { FeedLink } from './FeedLink.tsx'
import { faqPage } from './linked.ts'
import { SearchField } from './SearchField.tsx'
import { SearchResults } from './SearchResults.tsx'
import { TopicIndex } from './TopicIndex.tsx'
import './library.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const { library } = context.get(site)
  const typed = new URL(request.url).searchParams.get('q')
  const query = typed === null ? undefined : readQuery(typed)
  return {
    articles: await library.articles(),
    query,
    result: query && query.words.length > 0 ? await library.search(query) : undefined,
  }
}

export default function Library({ loaderData }: Route.ComponentProps) {
  const { articles, query, result } = loaderData
  const origin = useOrigin()
  return (
    <>
      <Description path="/library" title={LIBRARY.title} text={LIBRARY.description} />
      <FeedLink />
      <JsonLd data={faqPage(`${origin}/library`, articles, origin)} />
      <PageHead what={query ? SEARCH.title : LIBRARY.title} />
      {!query && <p className="section-about">{LIBRARY.about}</p>}
      <SearchField typed={query?.typed} />
      {query && !result && <p className="library-said">{SEARCH.empty}</p>}
      {result && <SearchResults result={result} />}
      {articles.length === 0 ? (
        <Empty>{LIBRARY.none}</Empty>
      ) : result && result.found.length > 0 ? (
        <p className="section">
          <a href="/library">{LIBRARY.all}</a>
        </p>
      ) : (
        <TopicIndex articles={articles} />
      )}
    </>
  )
}
