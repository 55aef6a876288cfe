/** What differs between two versions of an article, part by part and word by word. */
import { sureness } from '#web/page.tsx'
import { inContext, type Shown, wordDifference } from '#web/word-difference.ts'
import { differing } from '../comparing.ts'
import { HISTORY } from '../history-words.ts'
import type { Draft } from '../library.ts'
import { FIELDS } from '../words.ts'
import './history.css'

type ArticleDifferenceProps = {
  /** Nothing, for a first version. */
  readonly before?: Draft
  readonly after: Draft
  /** Of the headings of the parts. */
  readonly level: 3 | 4
}

export function ArticleDifference({ before, after, level }: ArticleDifferenceProps) {
  const parts = differing(before, after, sureness)
  const Heading = `h${level}` as const
  if (parts.length === 0) return <p>{HISTORY.same}</p>
  return (
    <div className="article-difference">
      {parts.map(({ part, before, after }) => (
        <div key={part}>
          <Heading>{FIELDS[part]}</Heading>
          <p>
            {inContext(wordDifference(before, after)).map((one, i) => (
              <Stretch key={i} shown={one} />
            ))}
          </p>
        </div>
      ))}
    </div>
  )
}

/** Colour and line say it to the eye; words say it to whoever hears the page. */
function Stretch({ shown }: { readonly shown: Shown }) {
  switch (shown.change) {
    case 'same':
      return shown.words
    case 'left-out':
      return (
        <span className="left-out" title={HISTORY.leftOut}>
          {' … '}
        </span>
      )
    case 'removed':
      return (
        <del>
          <span className="only-heard">{HISTORY.removed} </span>
          {shown.words}
        </del>
      )
    case 'added':
      return (
        <ins>
          <span className="only-heard">{HISTORY.added} </span>
          {shown.words}
        </ins>
      )
  }
}
