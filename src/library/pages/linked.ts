/** What the library says to programs, in the words of schema.org. */
import type { Linked } from '#web/json-ld.tsx'
import type { PublishedArticle } from '../store.ts'

const addressOf = (origin: string, slug: string): string => `${origin}/library/${slug}`

/** Questions with their short answers. @param page the address of the page that shows them */
export function faqPage(
  page: string,
  articles: readonly Pick<PublishedArticle, 'slug' | 'question' | 'answer'>[],
  origin: string,
): Linked {
  return {
    '@type': 'FAQPage',
    '@id': page,
    url: page,
    mainEntity: articles.map(({ slug, question, answer }) => ({
      '@type': 'Question',
      name: question,
      url: addressOf(origin, slug),
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  }
}

/** One article: the text itself, and the page that asks and answers one question. */
export function articleGraph(article: PublishedArticle, origin: string): Linked {
  const address = addressOf(origin, article.slug)
  return {
    '@graph': [
      {
        '@type': 'Article',
        '@id': `${address}#article`,
        headline: article.question,
        abstract: article.answer,
        inLanguage: article.language,
        keywords: article.tags.join(', '),
        author: article.author,
        publisher: { '@type': 'Organization', name: 'Kairos', url: origin },
        dateModified: article.publishedAt.toString({ smallestUnit: 'second' }),
        citation: article.sources.map(({ text }) => text),
        isAccessibleForFree: true,
        mainEntityOfPage: address,
      },
      {
        ...faqPage(address, [article], origin),
        inLanguage: article.language,
        lastReviewed: article.reviewed.toString(),
        reviewedBy: article.reviewer,
      },
    ],
  }
}
