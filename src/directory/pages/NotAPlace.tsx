/**
 * A place that could not be searched: several of that name, or none. Each choice is the same search there. Why it is
 * not known is said at the field.
 */
import { addressOf, type Origin, type SearchAnswer } from '../directory.ts'
import { ANSWER } from '../page-words.ts'

export function NotAPlace({ answer }: { readonly answer: Exclude<SearchAnswer, { is: 'found' }> }) {
  const { query } = answer
  const links = (places: readonly Origin[]) => (
    <ul className="places">
      {places.map(({ label }) => (
        <li key={label}>
          <a href={addressOf({ ...query, near: label, page: 1 })}>{label}</a>
        </li>
      ))}
    </ul>
  )
  if (answer.is === 'ambiguous')
    return (
      <>
        <h2>{ANSWER.ambiguous}</h2>
        <p>{ANSWER.ambiguousAbout(query.near ?? '')}</p>
        {links(answer.choices)}
      </>
    )
  return (
    <>
      <h2>{ANSWER.unknown}</h2>
      {answer.similar.length > 0 && (
        <>
          <p>{ANSWER.similar}</p>
          {links(answer.similar)}
        </>
      )}
      <p>
        <a href={addressOf({ ...query, near: undefined, page: 1 })}>{ANSWER.everyone}</a>
      </p>
    </>
  )
}
