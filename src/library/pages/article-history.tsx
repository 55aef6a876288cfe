/** Every version of an article that was ever published, for everybody. */
import { data, href } from 'react-router'
import type { Instant } from '#kernel/time.ts'
import { site } from '#web/context.ts'
import { date, dateOf } from '#web/format.ts'
import { Breadcrumb, PageHead } from '#web/page.tsx'
import { HISTORY } from '../history-words.ts'
import type { Publication } from '../store.ts'
import type { Route } from './+types/article-history.ts'
import { MissingArticle } from './MissingArticle.tsx'
import './history.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const { library } = context.get(site)
  const history = await library.history(params.slug)
  const [newest] = history
  return newest
    ? { history, newest, articles: [] }
    : data({ history, newest, articles: await library.articles() }, { status: 404 })
}

export default function ArticleHistory({ loaderData, params }: Route.ComponentProps) {
  const { history, newest, articles } = loaderData
  if (!newest) return <MissingArticle articles={articles} />
  const { question } = newest.article
  const published = newest.what === 'published'
  return (
    <>
      <Breadcrumb
        trail={[
          { href: href('/library'), label: HISTORY.library },
          ...(published ? [{ href: href('/library/:slug', params), label: question }] : []),
        ]}
      />
      <PageHead what={HISTORY.title} forWhom={question} />
      <p className="section-about">{HISTORY.about}</p>
      <ol className="article-versions" reversed>
        {history.map((one, i) => (
          <li key={i}>
            <PublicationLine publication={one} slug={params.slug} now={published && i === 0} />
          </li>
        ))}
      </ol>
    </>
  )
}

type PublicationLineProps = {
  readonly publication: Publication
  readonly slug: string
  readonly now: boolean
}

function PublicationLine({ publication, slug, now }: PublicationLineProps) {
  const { what, at, version, why, article } = publication
  if (what === 'withdrawn')
    return (
      <>
        <p>{HISTORY.withdrawn(onDay(at))}</p>
        <p>{why}</p>
      </>
    )
  return (
    <>
      <p>
        {HISTORY.published(onDay(at))}
        {now && (
          <>
            <br />
            <strong>{HISTORY.now}</strong>
          </>
        )}
      </p>
      <div>
        <p>
          <a href={href('/library/:slug/history/:version', { slug, version: String(version) })}>
            {HISTORY.see(version)}
          </a>
        </p>
        <p>{HISTORY.people(article.author, article.reviewer)}</p>
        <p>{HISTORY.again(date(article.reviewAgain))}</p>
      </div>
    </>
  )
}

/** For everybody, wherever they are. */
const onDay = (at: Instant): string => dateOf(at, 'UTC')
