/** Everything a search can be narrowed by, folded away, each option with the number of listings that offer it. */
import { Choice, Submit } from '#web/form.tsx'
import { number } from '#web/format.ts'
import { FACET_WORDS } from '../choice-words.ts'
import type { FacetCount } from '../directory.ts'
import { FACET_NAMES, optionName } from '../facets.ts'
import { SEARCH } from '../page-words.ts'

/** Options that nobody offers are left out, so that every choice leads somewhere. */
export function FacetFields({ counts }: { readonly counts: readonly FacetCount[] }) {
  const offered = counts.filter(({ count, chosen }) => count > 0 || chosen)
  const facets = FACET_NAMES.map((facet) => ({
    facet,
    options: offered.filter((one) => one.facet === facet),
  })).filter(({ options }) => options.length > 0)
  if (facets.length === 0) return null
  return (
    <details className="narrow">
      <summary>{SEARCH.narrow}</summary>
      <p className="field-help">{SEARCH.narrowHelp}</p>
      <div className="narrow-facets">
        {facets.map(({ facet, options }) => (
          <Choice
            key={facet}
            name={facet}
            kind="checkbox"
            label={FACET_WORDS[facet].title}
            defaultValue={options.filter(({ chosen }) => chosen).map(({ option }) => option)}
            options={options.map((one) => ({
              value: one.option,
              label: (
                <>
                  {optionName(one)} <span className="narrow-count">({number(one.count)})</span>
                </>
              ),
            }))}
          />
        ))}
      </div>
      <Submit>{SEARCH.apply}</Submit>
    </details>
  )
}
