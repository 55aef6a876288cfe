import { PageHead } from '#web/page.tsx'
import { MISSING } from '../reading-words.ts'
import type { PublishedArticle } from '../store.ts'
import { SearchField } from './SearchField.tsx'
import { TopicIndex } from './TopicIndex.tsx'

/** What stands at the address of an article that is not there: every way to the one that was meant. */
export function MissingArticle({ articles }: { readonly articles: readonly PublishedArticle[] }) {
  return (
    <>
      <PageHead what={MISSING.title} />
      <p className="section-about">{MISSING.about}</p>
      <SearchField />
      <TopicIndex articles={articles} />
    </>
  )
}
