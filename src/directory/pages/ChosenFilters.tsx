/** What was chosen, each with a link to the same search without it. */
import { addressOf, type DirectoryQuery } from '../directory.ts'
import { type Chosen, FACET_NAMES, type FacetOption, optionName } from '../facets.ts'
import { CHOSEN } from '../page-words.ts'

export function ChosenFilters({ query }: { readonly query: DirectoryQuery }) {
  const chosen = FACET_NAMES.flatMap((facet) =>
    (query.chosen[facet] ?? []).map((option) => ({ facet, option })),
  )
  if (chosen.length === 0) return null
  return (
    <nav className="chosen" aria-label={CHOSEN.label}>
      <ul>
        {chosen.map((one) => (
          <li key={`${one.facet} ${one.option}`}>
            <a href={addressOf({ ...query, chosen: without(query.chosen, one), page: 1 })}>
              <span className="chosen-remove">{CHOSEN.remove}</span> {optionName(one)}
            </a>
          </li>
        ))}
        {chosen.length > 1 && (
          <li>
            <a href={addressOf({ ...query, chosen: {}, page: 1 })}>{CHOSEN.all}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function without(chosen: Chosen, { facet, option }: FacetOption): Chosen {
  const { [facet]: options = [], ...others } = chosen
  const left = options.filter((one) => one !== option)
  return left.length > 0 ? { ...others, [facet]: left } : others
}
