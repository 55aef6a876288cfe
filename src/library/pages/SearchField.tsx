import { SEARCH } from '../reading-words.ts'
import { LONGEST_QUERY } from '../searching.ts'

/** @param typed what was searched for just now */
export function SearchField({ typed }: { readonly typed?: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the search element is too new for older readers; its role is not
    <form className="library-search" role="search" action="/library">
      <label className="field-label" htmlFor="q">
        {SEARCH.label}
      </label>
      <p className="field-help" id="q-help">
        {SEARCH.help}
      </p>
      <div className="library-search-entry">
        <input
          className="input"
          type="search"
          id="q"
          name="q"
          aria-describedby="q-help"
          autoCapitalize="none"
          maxLength={LONGEST_QUERY}
          defaultValue={typed}
        />
        <button className="button button-primary" type="submit">
          {SEARCH.button}
        </button>
      </div>
    </form>
  )
}
