import { data, href } from 'react-router'
import { site } from '#web/context.ts'
import { Description, useOrigin } from '#web/description.tsx'
import { drawingsOf } from '#web/drawings/drawings.tsx'
import { date } from '#web/format.ts'
import { JsonLd } from '#web/json-ld.tsx'
import { Markdown } from '#web/markdown.tsx'
import { Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { SourceList } from '#web/source-list.tsx'
import { reviewDue } from '../library.ts'
import { READING } from '../reading-words.ts'
import { relatedTo } from '../related.ts'
import { TOPICS } from '../words.ts'
import type { Route } from './+types/article.ts'
import { AboutArticle } from './AboutArticle.tsx'
import { FeedLink } from './FeedLink.tsx'
import { Handing } from './Handing.tsx'
import { articleGraph } from './linked.ts'
import { MissingArticle } from './MissingArticle.tsx'
import './library.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { library, protocol, now } = context.get(site)
  const articles = await library.articles()
  const article = articles.find(({ slug }) => slug === params.slug)
  if (!article) return data({ article, articles }, { status: 404 })
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  return {
    article,
    articles,
    related: relatedTo(article, articles),
    due: reviewDue(article, today),
    protocol,
  }
}

export default function ArticlePage({ loaderData }: Route.ComponentProps) {
  const origin = useOrigin()
  if (!loaderData.article) return <MissingArticle articles={loaderData.articles} />
  const { article, related, due, protocol } = loaderData
  const { slug, question, answer, text, sources, topic, language } = article
  const path = href('/library/:slug', { slug })
  return (
    <>
      <Description path={path} title={question} text={answer} kind="article" />
      <FeedLink />
      <JsonLd data={articleGraph(article, origin)} />
      <Breadcrumb
        trail={[
          { href: '/library', label: 'Library' },
          { href: `/library#${topic}`, label: TOPICS[topic] },
        ]}
      />
      <article className="article" lang={language}>
        <PageHead what={question} />
        <p className="article-answer">{answer}</p>
        {due.state === 'overdue' && (
          <Notice tone="amber">
            <p>{READING.overdue(date(due.on))}</p>
          </Notice>
        )}
        <Markdown text={text} sources={sources} drawings={drawingsOf(protocol)} />
        <Section title={READING.sources} about={READING.sourcesAbout}>
          <SourceList sources={sources} text={text} />
        </Section>
        <AboutArticle article={article} />
        <p className="article-printed">{READING.printed(origin + path)}</p>
      </article>
      {related.length > 0 && (
        <Section title={READING.related}>
          <ul className="library-related">
            {related.map((other) => (
              <li key={other.slug}>
                <a href={href('/library/:slug', { slug: other.slug })}>{other.question}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Handing slug={slug} question={question} />
    </>
  )
}
