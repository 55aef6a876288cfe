/** One passage of the booklet: what it says, its source on demand, and the passages inside it folded away. */
import { SourceNote } from '#web/page.tsx'
import type { Passage } from '../booklet.ts'
import { PAGES } from '../protocol-page-words.ts'

export function PassageView({ passage, open }: { readonly passage: Passage; readonly open?: boolean }) {
  return (
    <details className="passage" open={open}>
      <summary>
        {passage.title}
        {passage.passages.length > 1 && (
          <span className="passage-about"> · {PAGES.fold(passage.passages.length)}</span>
        )}
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
