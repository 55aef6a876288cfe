/** From one page of results to the next. */
import { addressOf, type FoundListings, LAST_PAGE, PAGE_SIZE } from '../directory.ts'
import { PAGING, pageSaid } from '../page-words.ts'

export function Paging({ answer }: { readonly answer: FoundListings }) {
  const { query, found, more, total } = answer
  if (query.page === 1 && !more) return null
  const first = (query.page - 1) * PAGE_SIZE + 1
  const count = `${total.atLeast ? 'more than ' : ''}${total.count.toLocaleString('en-US')}`
  return (
    <nav className="paging" aria-label={PAGING.label}>
      {query.page > 1 && (
        <a className="button button-quiet" rel="prev" href={addressOf({ ...query, page: query.page - 1 })}>
          {PAGING.previous}
        </a>
      )}
      {found.length > 0 && <p>{pageSaid(first, first + found.length - 1, count)}</p>}
      {more && query.page < LAST_PAGE && (
        <a className="button button-quiet" rel="next" href={addressOf({ ...query, page: query.page + 1 })}>
          {PAGING.next}
        </a>
      )}
    </nav>
  )
}
