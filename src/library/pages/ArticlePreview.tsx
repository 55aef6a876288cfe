/** How words will look when everybody can read them, and how hard they are to read. */
import { syllable } from 'syllable'
import { type Drawn, drawingsOf } from '#web/drawings/drawings.tsx'
import { number } from '#web/format.ts'
import { Markdown } from '#web/markdown.tsx'
import { SourceList } from '#web/source-list.tsx'
import { WRITING } from '../desk-words.ts'
import type { Draft } from '../library.ts'
import { readingOf } from '../reading-level.ts'
import { READING } from '../reading-words.ts'
import './library.css'

type ArticlePreviewProps = { readonly draft: Draft; readonly protocol: Drawn }

export function ArticlePreview({ draft, protocol }: ArticlePreviewProps) {
  const { question, answer, text, sources, language } = draft
  return (
    <article className="article article-preview" lang={language} aria-label={question}>
      <h3>{question}</h3>
      {answer && <p className="article-answer">{answer}</p>}
      <Markdown text={text} sources={sources} drawings={drawingsOf(protocol)} level={4} />
      {sources.length > 0 && (
        <>
          <h4>{READING.sources}</h4>
          <SourceList sources={sources} text={text} />
        </>
      )}
    </article>
  )
}

/** A note to whoever writes or reviews, never a reason to refuse: the figure sees length, not sense. */
export function ReadingLevel({ draft: { answer = '', text } }: { readonly draft: Draft }) {
  const reading = readingOf(`${answer}\n\n${text}`, syllable)
  return (
    <p className="reading-level">
      {reading ? WRITING.reading(number(reading.grade), number(reading.words)) : WRITING.noReading}
    </p>
  )
}
