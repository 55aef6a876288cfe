/** One published version of an article, and what changed in it against the one before. */
import { data, href } from 'react-router'
import { site } from '#web/context.ts'
import { drawingsOf } from '#web/drawings/drawings.tsx'
import { dateOf } from '#web/format.ts'
import { Markdown } from '#web/markdown.tsx'
import { Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { SourceList } from '#web/source-list.tsx'
import { HISTORY } from '../history-words.ts'
import { READING } from '../reading-words.ts'
import type { Publication } from '../store.ts'
import type { Route } from './+types/article-version.ts'
import { ArticleDifference } from './ArticleDifference.tsx'
import './history.css'
import './library.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { library, protocol } = context.get(site)
  const history = await library.history(params.slug)
  const place = history.findIndex(isPublished(params.version))
  const shown = history[place]
  if (!shown) return data({ shown, before: undefined, now: undefined, protocol }, { status: 404 })
  const before = history
    .slice(place + 1)
    .find(({ what, version }) => what === 'published' && version !== shown.version)
  return { shown, before, now: history[0], protocol }
}

const isPublished =
  (wanted: string) =>
  ({ what, version }: Publication): boolean =>
    what === 'published' && String(version) === wanted

export default function ArticleVersion({ loaderData, params }: Route.ComponentProps) {
  const { shown, before, now, protocol } = loaderData
  if (!shown) return <MissingVersion slug={params.slug} />
  const { article, version, at } = shown
  return (
    <>
      <meta name="robots" content="noindex" />
      <Trail slug={params.slug} />
      <PageHead
        what={article.question}
        forWhom={HISTORY.version(version)}
        state={`${HISTORY.published(dateOf(at, 'UTC'))}. ${HISTORY.people(article.author, article.reviewer)}`}
      />
      <Standing slug={params.slug} version={version} now={now} />
      <Section title={HISTORY.changed} about={before ? HISTORY.since(before.version) : HISTORY.first}>
        {before && <ArticleDifference before={before.article} after={article} level={3} />}
      </Section>
      <article className="article section" lang={article.language}>
        <h2>{HISTORY.whole}</h2>
        <p className="article-answer">{article.answer}</p>
        <Markdown text={article.text} sources={article.sources} drawings={drawingsOf(protocol)} level={3} />
        <Section title={READING.sources} about={READING.sourcesAbout}>
          <SourceList sources={article.sources} text={article.text} />
        </Section>
      </article>
    </>
  )
}

type StandingProps = { readonly slug: string; readonly version: number; readonly now?: Publication }

/** Whether this is what everybody reads now; if not, the way to it. */
function Standing({ slug, version, now }: StandingProps) {
  if (now?.what === 'withdrawn')
    return (
      <Notice tone="amber">
        <p>{HISTORY.gone}</p>
      </Notice>
    )
  if (now?.version === version) return null
  return (
    <Notice tone="amber">
      <p>{HISTORY.older(version)}</p>
      <p>
        <a href={href('/library/:slug', { slug })}>{HISTORY.article}</a>
      </p>
    </Notice>
  )
}

const Trail = ({ slug }: { readonly slug: string }) => (
  <Breadcrumb
    trail={[
      { href: href('/library'), label: HISTORY.library },
      { href: href('/library/:slug/history', { slug }), label: HISTORY.title },
    ]}
  />
)

const MissingVersion = ({ slug }: { readonly slug: string }) => (
  <>
    <Trail slug={slug} />
    <PageHead what={HISTORY.missing} />
    <p className="section-about">{HISTORY.missingAbout}</p>
  </>
)
