/** Every page that search engines may find. */
import { site } from '../context.ts'
import { xml, xmlAnswer } from '../xml.ts'
import type { Route } from './+types/sitemap.ts'

const PAGES = ['/', '/library', '/directory', '/self-check']

export async function loader({ context }: Route.LoaderArgs) {
  const { library, origin } = context.get(site)
  const articles = await library.articles()
  const document = xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${PAGES.map((path) => xml`<url><loc>${origin}${path}</loc></url>`)}
${articles.map(
  ({ slug, publishedAt }) =>
    xml`<url><loc>${origin}/library/${slug}</loc><lastmod>${publishedAt.toString({ smallestUnit: 'second' })}</lastmod></url>`,
)}
</urlset>`
  return xmlAnswer(document, 'application/xml')
}
