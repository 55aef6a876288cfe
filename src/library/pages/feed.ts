/** What is new or changed in the library, for feed readers: Atom, RFC 4287. */
import { site } from '#web/context.ts'
import { xml, xmlAnswer } from '#web/xml.ts'
import { LIBRARY } from '../reading-words.ts'
import type { PublishedArticle } from '../store.ts'
import { TOPICS } from '../words.ts'
import type { Route } from './+types/feed.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const { library, origin, now } = context.get(site)
  const articles = (await library.articles()).toSorted((a, b) =>
    Temporal.Instant.compare(b.publishedAt, a.publishedAt),
  )
  const feed = xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${origin}/library</id>
<title>${LIBRARY.feed}</title>
<updated>${moment(articles[0]?.publishedAt ?? now)}</updated>
<link rel="self" type="application/atom+xml" href="${origin}/library/feed.xml"/>
<link rel="alternate" type="text/html" href="${origin}/library"/>
${articles.map((article) => entry(article, `${origin}/library/${article.slug}`))}
</feed>`
  return xmlAnswer(feed, 'application/atom+xml')
}

const entry = (article: PublishedArticle, address: string) => xml`<entry xml:lang="${article.language}">
<id>${address}</id>
<title>${article.question}</title>
<updated>${moment(article.publishedAt)}</updated>
<link rel="alternate" type="text/html" href="${address}"/>
<author><name>${article.author}</name></author>
<category term="${article.topic}" label="${TOPICS[article.topic]}"/>
<summary>${article.answer}</summary>
</entry>`

const moment = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' })
