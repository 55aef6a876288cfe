import { source } from '#kernel/source.ts'
import { newsOf } from '#library/news.ts'
import home from '../../../content/home.json' with { type: 'json' }
import { site } from '../context.ts'
import { Description } from '../description.tsx'
import { date } from '../format.ts'
import { SourceWords } from '../page.tsx'
import type { Route } from './+types/home.ts'
import './home.css'

const NEWS_SHOWN = 2

export async function loader({ context }: Route.LoaderArgs) {
  return { news: newsOf(await context.get(site).library.articles(), NEWS_SHOWN) }
}

export default function Home({ loaderData }: Route.ComponentProps) {
  return (
    <div className="home">
      <title>Kairos · ketamine-assisted psychotherapy</title>
      <Description path="/" title={home.heading} text={home.what[0]!.text} />
      <h1>{home.heading}</h1>
      <p className="home-what">{home.what.map(({ text }) => text).join(' ')}</p>
      <div className="doors">
        {home.doors.map(({ title, to, say, ways }) => (
          <section className="door" key={to}>
            <h2>
              <a href={to}>{title}</a>
            </h2>
            <p>{say}</p>
            <ul className="door-ways">
              {ways.map((way) => (
                <li key={way.to}>
                  <a href={way.to}>{way.say}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <News news={loaderData.news} />
      </div>
      <details className="source">
        <summary>{home.sources}</summary>
        <ul>
          {home.what.map((sentence) => (
            <li key={sentence.text}>
              <SourceWords source={source.parse(sentence.source)} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function News({ news }: Route.ComponentProps['loaderData']) {
  return (
    <section className="door">
      <h2>{home.news.title}</h2>
      {news.length === 0 && <p>{home.news.none}</p>}
      <ul className="door-news">
        {news.map(({ article, what, on }) => (
          <li key={article.slug}>
            <a href={`/library/${article.slug}`}>{article.question}</a>
            <small>
              {home.news[what]} · {date(on)}
            </small>
          </li>
        ))}
        <li>
          <a href="/library/feed.xml">{home.news.feed}</a>
        </li>
        <li>
          <a href="/mailing">{home.news.mailing}</a>
        </li>
      </ul>
    </section>
  )
}
