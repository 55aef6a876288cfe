/** The answer to a search: how many, in which order and why, the listings, and what to do when there are none. */
import { addressOf, type FoundListings, PAGE_SIZE, type SearchOrder } from '../directory.ts'
import { ANSWER, NOBODY, totalSaid } from '../page-words.ts'
import { orderSaid } from '../search-words.ts'
import { STATES } from '../states.ts'
import { Paging } from './Paging.tsx'
import { ResultList } from './ResultList.tsx'

export function FoundList({ answer }: { readonly answer: FoundListings }) {
  const { query, found, byVideo, origin } = answer
  if (found.length === 0 && byVideo.length === 0) return <Nobody answer={answer} />
  return (
    <>
      <h2 className="answer-total">{totalSaid(answer)}</h2>
      <p className="answer-order">
        {orderSaid(answer)}{' '}
        <a className="answer-to-map" href="#map">
          {ANSWER.toMap}
        </a>
      </p>
      {origin && Object.keys(query.chosen).length > 0 && <Orders answer={answer} />}
      <ResultList found={found} from={origin && (query.page - 1) * PAGE_SIZE + 1} label={ANSWER.results} />
      <Paging answer={answer} />
      {byVideo.length > 0 && origin && (
        <section className="section">
          <h2>{ANSWER.byVideo}</h2>
          <p className="section-about">{ANSWER.byVideoAbout(STATES[origin.state])}</p>
          <ResultList found={byVideo} label={ANSWER.byVideo} />
        </section>
      )}
    </>
  )
}

const ORDERS: readonly (readonly [SearchOrder, string])[] = [
  ['distance', ANSWER.orderDistance],
  ['match', ANSWER.orderMatch],
]

/** Matching can only count when something was asked for. */
function Orders({ answer: { query } }: { readonly answer: FoundListings }) {
  return (
    <nav className="orders" aria-label={ANSWER.order}>
      <ul>
        {ORDERS.map(([order, words]) => (
          <li key={order}>
            <a
              href={addressOf({ ...query, order, page: 1 })}
              aria-current={query.order === order ? 'true' : undefined}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Nobody: the page is past the end, too much was asked for together, or nobody is listed yet. */
function Nobody({ answer: { query, total } }: { readonly answer: FoundListings }) {
  const past = query.page > 1 && total.count > 0
  const asked = Object.keys(query.chosen).length > 0
  const words = past ? NOBODY.past : asked ? NOBODY.asked : NOBODY.empty
  const next = past
    ? addressOf({ ...query, page: 1 })
    : asked
      ? addressOf({ ...query, chosen: {}, page: 1 })
      : '/library/choosing-a-provider'
  return (
    <div className="empty">
      <h2>{words.title}</h2>
      {words.about && <p>{words.about}</p>}
      <a href={next}>{words.next}</a>
    </div>
  )
}
