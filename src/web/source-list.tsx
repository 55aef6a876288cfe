/** The sources of an article, each with how sure it is, numbered as the text refers to them. */
import type { ArticleSource } from '#library/library.ts'
import { numbered } from '#library/references.ts'
import { SourceWords } from './page.tsx'

type SourceListProps = { readonly sources: readonly ArticleSource[]; readonly text: string }

export function SourceList({ sources, text }: SourceListProps) {
  return (
    <ol className="source-list">
      {numbered(sources, text).map((source) => (
        <li key={source.id} id={sourceAnchor(source.id)}>
          <SourceWords source={source} />
          {source.url && (
            <>
              {' '}
              <a href={source.url} rel="external">
                {new URL(source.url).hostname}
              </a>
            </>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The address of a source within the page. */
export const sourceAnchor = (id: string): string => `source-${id}`
