import { href } from 'react-router'
import { Section } from '#web/page.tsx'
import type { Article } from '../library.ts'
import { LIBRARY } from '../reading-words.ts'
import { TOPICS } from '../words.ts'

type TopicIndexProps = {
  readonly articles: readonly Pick<Article, 'slug' | 'topic' | 'question' | 'answer'>[]
}

/** Every question under its topic, with the short answer. @param articles in the order of the topics */
export function TopicIndex({ articles }: TopicIndexProps) {
  const topics = [...new Set(articles.map(({ topic }) => topic))]
  return (
    <>
      <nav className="library-topics" aria-label={LIBRARY.topics}>
        <ul>
          {topics.map((topic) => (
            <li key={topic}>
              <a href={`#${topic}`}>{TOPICS[topic]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {topics.map((topic) => (
        <Section key={topic} id={topic} title={TOPICS[topic]}>
          <ul className="library-list">
            {articles
              .filter((article) => article.topic === topic)
              .map(({ slug, question, answer }) => (
                <li key={slug}>
                  <h3>
                    <a href={href('/library/:slug', { slug })}>{question}</a>
                  </h3>
                  <p>{answer}</p>
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </>
  )
}
