import { href } from 'react-router'
import { SEARCH } from '../reading-words.ts'
import { anyFound, didYouMean, type Found, needsExcerpt, type Part, type SearchResult } from '../searching.ts'

export function SearchResults({ result }: { readonly result: SearchResult }) {
  return (
    <section className="section" aria-label={SEARCH.results}>
      <Said result={result} />
      <ol className="library-found">
        {result.found.map((found) => (
          <Hit key={found.slug} found={found} matched={result.matched} />
        ))}
      </ol>
    </section>
  )
}

/** What was looked for in the end, and what was not understood. */
function Said({ result }: { readonly result: SearchResult }) {
  const { query, unknown, used, matched, found } = result
  const meant = didYouMean(result)
  return (
    <div className="library-said">
      {query.cut && <p>{SEARCH.cut}</p>}
      {unknown.length > 0 && (
        <p>
          {SEARCH.unknown(unknown.map(({ word }) => word))}
          {meant && (
            <>
              {' '}
              {SEARCH.meant} <a href={`/library?q=${encodeURIComponent(meant)}`}>{meant}</a>?
            </>
          )}
        </p>
      )}
      <p>
        {found.length > 0
          ? matched === used.length
            ? SEARCH.all(found.length, used)
            : SEARCH.some(found.length, matched, used.length)
          : unknown.length === 0
            ? SEARCH.common
            : SEARCH.nothing}
      </p>
    </div>
  )
}

/** One article, with the words that are why it stands here. */
function Hit({ found, matched }: { readonly found: Found; readonly matched: number }) {
  return (
    <li>
      <h2>
        <a href={href('/library/:slug', { slug: found.slug })}>
          <Marked parts={found.question} />
        </a>
      </h2>
      <p>
        <Marked parts={found.answer} />
      </p>
      {needsExcerpt(found, matched) && (
        <p className="library-excerpt">
          … <Marked parts={found.excerpt} /> …
        </p>
      )}
      {anyFound(found.tags) && (
        <p className="library-tags">
          {SEARCH.tags} <Marked parts={found.tags} />
        </p>
      )}
    </li>
  )
}

const Marked = ({ parts }: { readonly parts: readonly Part[] }) =>
  parts.map(({ text, found }, i) => (found ? <mark key={i}>{text}</mark> : text))
