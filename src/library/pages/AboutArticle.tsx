import { href } from 'react-router'
import { date } from '#web/format.ts'
import { Facts, Section } from '#web/page.tsx'
import type { Article } from '../library.ts'
import { READING } from '../reading-words.ts'

/** Who wrote an article, who reviewed it and how, when, and until when that holds. */
export function AboutArticle({ article }: { readonly article: Article }) {
  const { slug, author, reviewer, review, reviewed, reviewAgain, tags } = article
  return (
    <Section title={READING.about}>
      <Facts
        facts={[
          [READING.author, author],
          [READING.reviewer, reviewer],
          [READING.reviewed, date(reviewed)],
          [READING.reviewAgain, date(reviewAgain)],
        ]}
      />
      {review && <p>{review}</p>}
      {tags.length > 0 && (
        <p className="library-tags">
          {READING.tags}:{' '}
          {tags.map((tag, i) => (
            <span key={tag}>
              {i > 0 && ', '}
              <a href={`/library?q=${encodeURIComponent(tag)}`}>{tag}</a>
            </span>
          ))}
        </p>
      )}
      <p className="article-advice">{READING.advice}</p>
      <p className="article-history">
        <a href={href('/library/:slug/history', { slug })}>{READING.history}</a>
      </p>
    </Section>
  )
}
