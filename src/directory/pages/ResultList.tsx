/** The listings of an answer: each says how far it is, what of the choices it offers, and what was checked when. */
import { href } from 'react-router'
import { list } from '#web/format.ts'
import { State } from '#web/page.tsx'
import { ACCEPTING } from '../choice-words.ts'
import type { Found } from '../directory.ts'
import { type FacetName, optionName } from '../facets.ts'
import { checksInShort, distanceSaid } from '../listing-words.ts'
import { ANSWER } from '../page-words.ts'
import { STANDING_TONES } from './standing.ts'

type ResultListProps = {
  readonly found: readonly Found[]
  /** The number of the first one, as its mark on the map shows it; absent when there are no marks for them. */
  readonly from?: number
  readonly label: string
}

export function ResultList({ found, from, label }: ResultListProps) {
  return (
    <ol className="results" start={from} aria-label={label}>
      {found.map((one, i) => (
        <Result key={one.id} found={one} number={from === undefined ? undefined : from + i} />
      ))}
    </ol>
  )
}

function Result({ found, number }: { readonly found: Found; readonly number?: number }) {
  const { profile, place, miles, matched, checks, slug } = found
  return (
    <li className="result">
      {number !== undefined && (
        <span className="mark-number" aria-hidden="true">
          {number}
        </span>
      )}
      <h3>
        <a href={href('/directory/:listing', { listing: slug })}>{profile.name}</a>
        {profile.credentials && <span className="result-credentials">, {profile.credentials}</span>}
      </h3>
      <p>
        {place.town}, {place.state}
        {miles !== undefined && ` · ${distanceSaid(miles)}`}
      </p>
      <p className="result-about">
        {[named('role', profile.roles), named('route', profile.routes)].filter(Boolean).join(' · ')}
      </p>
      {matched.length > 0 && (
        <p className="result-matched">
          {ANSWER.matches} {list(matched.map(optionName))}
        </p>
      )}
      <p className="result-accepting">{ACCEPTING[profile.accepting]}</p>
      <ul className="result-checks">
        {checksInShort(checks).map(({ standing, words }) => (
          <li key={words}>
            <State tone={STANDING_TONES[standing]}>{words}</State>
          </li>
        ))}
      </ul>
    </li>
  )
}

const named = (facet: FacetName, options: readonly string[]): string =>
  options.map((option) => optionName({ facet, option })).join(', ')
