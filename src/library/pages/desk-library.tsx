/** The library's desk: what waits for whom, and every article. */
import { href } from 'react-router'
import type { PersonId } from '#kernel/ids.ts'
import { dayIn } from '#kernel/time.ts'
import { care } from '#web/context.ts'
import { date, when } from '#web/format.ts'
import { Action, Empty, PageHead, Section, State, type Tone } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { type ArticleState, type DeskArticle, type Due, deskOf, stateOf, type Waiting } from '../desk.ts'
import { ARTICLE_STATES, DESK, VERSION_STATES } from '../desk-words.ts'
import { topic } from '../library.ts'
import { openVersions } from '../versions.ts'
import { TOPICS } from '../words.ts'
import type { Route } from './+types/desk-library.ts'
import './desk-library.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { libraryDesk, person, now } = context.get(care)
  const articles = await libraryDesk.articles()
  const desk = deskOf(articles, person.id, dayIn(now, person.zone))
  const names = await libraryDesk.names(desk.toReview.flatMap(({ version: { by } }) => by ?? []))
  return { articles, desk, names }
}

export default function DeskLibrary({ loaderData: { articles, desk, names } }: Route.ComponentProps) {
  const quiet = Object.values(desk).every((waiting) => waiting.length === 0)
  return (
    <>
      <PageHead what={DESK.title}>
        <Action href={href('/desk/library/new')}>{DESK.new}</Action>
      </PageHead>
      <p className="section-about">{DESK.about}</p>
      {quiet && <Empty>{DESK.nothing}</Empty>}
      <Waits title={DESK.toReview} about={DESK.toReviewAbout} waiting={desk.toReview} names={names} />
      <Waits title={DESK.files} about={DESK.filesAbout} waiting={desk.files} />
      <Waits title={DESK.mine} waiting={desk.mine} />
      <Waits title={DESK.sent} waiting={desk.sent} />
      {desk.due.length > 0 && (
        <Section title={DESK.due} about={DESK.dueAbout}>
          <ul className="desk-list">
            {desk.due.map((one) => (
              <DueLine key={one.article.slug} {...one} />
            ))}
          </ul>
        </Section>
      )}
      <Section title={DESK.all} id="all">
        {articles.length === 0 ? <Empty>{DESK.none}</Empty> : <EveryArticle articles={articles} />}
      </Section>
    </>
  )
}

type WaitsProps = {
  readonly title: string
  readonly about?: string
  readonly waiting: readonly Waiting[]
  readonly names?: ReadonlyMap<PersonId, string>
}

function Waits({ title, about, waiting, names }: WaitsProps) {
  const { zone, now } = usePlace()
  if (waiting.length === 0) return null
  return (
    <Section title={title} about={about}>
      <ul className="desk-list">
        {waiting.map(({ article, version }) => (
          <li key={`${article.slug} ${version.number}`}>
            <a href={`${href('/desk/library/:slug', { slug: article.slug })}?version=${version.number}`}>
              {article.question}
            </a>
            <span className="desk-list-more">
              {VERSION_STATES[version.state]}
              {names && version.by && ` ${DESK.by(names.get(version.by) ?? DESK.somebody)}`}
              {now && `, ${when(version.decided?.at ?? version.at, zone, now)}`}
            </span>
            {version.state === 'returned' && version.decided?.why && (
              <span className="desk-list-why">{DESK.sentBack(version.decided.why)}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function DueLine({ article, due }: Due) {
  const on = date(due.on)
  return (
    <li>
      <a href={href('/desk/library/:slug', { slug: article.slug })}>{article.question}</a>
      <State tone={due.state === 'overdue' ? 'overdue' : 'due'}>
        {due.state === 'overdue' ? DESK.overdue(on) : DESK.reviewBy(on)}
      </State>
    </li>
  )
}

const TONES: Readonly<Record<ArticleState, Tone>> = {
  published: 'done',
  'in-review': 'due',
  draft: 'upcoming',
  withdrawn: 'blocked',
  'laid-aside': 'quiet',
}

function EveryArticle({ articles }: { readonly articles: readonly DeskArticle[] }) {
  return topic.options
    .map((name) => ({ name, those: articles.filter((article) => article.topic === name) }))
    .filter(({ those }) => those.length > 0)
    .map(({ name, those }) => (
      <div key={name}>
        <h3>{TOPICS[name]}</h3>
        <ul className="desk-list">
          {those.map((article) => (
            <ArticleLine key={article.slug} article={article} />
          ))}
        </ul>
      </div>
    ))
}

function ArticleLine({ article }: { readonly article: DeskArticle }) {
  const { slug, question, stands, reviewAgain } = article
  const state = stateOf(stands)
  const open = openVersions(stands)
  return (
    <li>
      <a href={href('/desk/library/:slug', { slug })}>{question}</a>
      <State tone={TONES[state]}>{ARTICLE_STATES[state]}</State>
      <span className="desk-list-more">
        {[
          reviewAgain && DESK.reviewBy(date(reviewAgain)),
          state === 'published' && open.length > 0 && DESK.open(open.length),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    </li>
  )
}
