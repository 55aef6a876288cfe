import { data, href } from 'react-router'
import { site } from '#web/context.ts'
import { Description, useOrigin } from '#web/description.tsx'
import { date } from '#web/format.ts'
import { PageHead } from '#web/page.tsx'
import { CARD } from '../reading-words.ts'
import type { Route } from './+types/card.ts'
import './card.css'

export async function loader({ params, context }: Route.LoaderArgs) {
  const article = await context.get(site).library.article(params.slug)
  return data({ article }, { status: article ? 200 : 404 })
}

/** A question with its short answer, inside a page of another site. Links leave that page where it is. */
export default function Card({ loaderData: { article } }: Route.ComponentProps) {
  const origin = useOrigin()
  if (!article)
    return (
      <div className="card">
        <PageHead what={CARD.gone} />
        <Way to={`${origin}/library`}>{CARD.library}</Way>
      </div>
    )
  const path = href('/library/:slug', { slug: article.slug })
  return (
    <article className="card" lang={article.language}>
      <Description path={path} title={article.question} text={article.answer} kind="article" />
      <PageHead what={article.question} />
      <p>{article.answer}</p>
      <Way to={origin + path}>{CARD.whole}</Way>
      <p className="card-reviewed">{CARD.reviewed(date(article.reviewed))}</p>
    </article>
  )
}

const Way = ({ to, children }: { readonly to: string; readonly children: string }) => (
  <p>
    <a href={to} target="_blank" rel="noopener">
      {children} <span className="card-tab">{CARD.tab}</span>
    </a>
  </p>
)
