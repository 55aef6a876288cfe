/** What waits at the desk: for the one who wrote it, for a second person, and because time has passed. */
import type { PersonId } from '#kernel/ids.ts'
import type { Day } from '#kernel/time.ts'
import { type ReviewDue, reviewDue, type Topic } from './library.ts'
import { openVersions, type Standing, type StandingVersion } from './versions.ts'

export type DeskArticle = {
  readonly slug: string
  readonly topic: Topic
  /** As the newest version asks it. */
  readonly question: string
  readonly stands: Standing
  /** Of the published version. */
  readonly reviewAgain?: Day
}

/** One version that somebody should look at. */
export type Waiting = { readonly article: DeskArticle; readonly version: StandingVersion }
export type Due = { readonly article: DeskArticle; readonly due: ReviewDue }

export type Desk = {
  /** Sent in by somebody else. */
  readonly toReview: readonly Waiting[]
  /** One's own that came back, and one's own drafts. */
  readonly mine: readonly Waiting[]
  /** Words of a file that were not published by themselves. */
  readonly files: readonly Waiting[]
  /** One's own that wait for somebody else. */
  readonly sent: readonly Waiting[]
  /** Reviews that are due within a month or past, the longest overdue first. */
  readonly due: readonly Due[]
}

export function deskOf(articles: readonly DeskArticle[], person: PersonId, today: Day): Desk {
  const open = articles
    .flatMap((article) => openVersions(article.stands).map((version) => ({ article, version })))
    .toSorted((a, b) => Temporal.Instant.compare(a.version.at, b.version.at))
  const those = (wanted: (version: StandingVersion) => boolean) =>
    open.filter(({ version }) => wanted(version))
  const waits = ({ state }: StandingVersion) => state === 'in-review'
  return {
    toReview: those((version) => waits(version) && version.origin !== 'file' && version.by !== person),
    mine: those((version) => !waits(version) && version.by === person),
    files: those((version) => version.origin === 'file'),
    sent: those((version) => waits(version) && version.by === person),
    due: articles
      .flatMap((article) =>
        article.reviewAgain ? [{ article, due: reviewDue({ reviewAgain: article.reviewAgain }, today) }] : [],
      )
      .filter(({ due }) => due.state !== 'in-order')
      .toSorted((a, b) => Temporal.PlainDate.compare(a.due.on, b.due.on)),
  }
}

/** How an article stands as a whole: what the public has, and whether somebody works on it. */
export type ArticleState = 'published' | 'in-review' | 'draft' | 'withdrawn' | 'laid-aside'

export function stateOf({ published, withdrawn, versions }: Standing): ArticleState {
  if (published !== undefined) return 'published'
  const open = openVersions({ versions })
  if (open.some(({ state }) => state === 'in-review')) return 'in-review'
  if (open.length > 0) return 'draft'
  return withdrawn ? 'withdrawn' : 'laid-aside'
}
