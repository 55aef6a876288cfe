/** One passage of the booklet: what it says, its source on demand, and the passages inside it folded away. */
import { SourceNote } from '#web/page.tsx'
import type { Passage } from '../booklet.ts'
import { PAGES } from '../protocol-page-words.ts'

export function PassageView({ passage, open }: { readonly passage: Passage; readonly open?: boolean }) {
  return (
    <details className="passage" open={open}>
      <summary>
        {passage.title}
        {aboutOf(passage) && <span className="passage-about"> · {aboutOf(passage)}</span>}
      </summary>
      <PassageBody passage={passage} open={open} />
    </details>
  )
}

export function PassageBody({ passage, open }: { readonly passage: Passage; readonly open?: boolean }) {
  return (
    <>
      {passage.says.length > 0 && (
        <dl className="passage-facts">
          {passage.says.map(({ what, value, source }, i) => (
            <div key={i}>
              <dt>{what}</dt>
              <dd>
                {value}
                {source && <SourceNote source={source} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {passage.source && <SourceNote source={passage.source} />}
      {passage.passages.map((below, i) => (
        <PassageView key={i} passage={below} open={open} />
      ))}
    </>
  )
}

const LONGEST_TELLING = 40

/** What is folded away, in a word: how much it is, or for what only an id names, what it says. */
function aboutOf({ title, says, passages }: Passage): string {
  const telling = says.map(({ value }) => value).filter((value) => value.length <= LONGEST_TELLING)
  if (!title.includes(' ') && telling.length > 1) return telling.slice(0, 6).join(' · ')
  return passages.length > 1 ? PAGES.fold(passages.length) : ''
}
