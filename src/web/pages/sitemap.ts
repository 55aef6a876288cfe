/** Every page that search engines may find. More than one file may hold are named in parts. */
import type { Instant } from '#kernel/time.ts'
import { site } from '../context.ts'
import { type Xml, xml, xmlAnswer } from '../xml.ts'
import type { Route } from './+types/sitemap.ts'

/** What the protocol of sitemaps allows in one file. */
const MOST = 50_000
const PAGES = ['/', '/library', '/directory', '/self-check', '/trainings', '/mailing']

export async function loader({ request, context }: Route.LoaderArgs) {
  const { library, directory, trainings, origin } = context.get(site)
  const entries = [
    ...PAGES.map((path) => ({ path })),
    ...(await library.articles()).map(({ slug, publishedAt }) => ({
      path: `/library/${slug}`,
      changedAt: publishedAt,
    })),
    ...(await directory.slugs()).map(({ slug, changedAt }) => ({ path: `/directory/${slug}`, changedAt })),
    ...(await trainings.all()).map(({ slug, changedAt }) => ({ path: `/trainings/${slug}`, changedAt })),
  ]
  const part = Number(new URL(request.url).searchParams.get('part') ?? (entries.length > MOST ? 0 : 1))
  const parts = Math.ceil(entries.length / MOST)
  if (part === 0) return xmlAnswer(index(parts, origin), 'application/xml')
  if (!Number.isInteger(part) || part < 1 || part > parts) throw new Response('Not found', { status: 404 })
  return xmlAnswer(pages(entries.slice((part - 1) * MOST, part * MOST), origin), 'application/xml')
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const index = (parts: number, origin: string): Xml => xml`<sitemapindex xmlns="${NAMESPACE}">
${Array.from({ length: parts }, (_, i) => xml`<sitemap><loc>${origin}/sitemap.xml?part=${String(i + 1)}</loc></sitemap>`)}
</sitemapindex>`

type Entry = { readonly path: string; readonly changedAt?: Instant }

const pages = (entries: readonly Entry[], origin: string): Xml => xml`<urlset xmlns="${NAMESPACE}">
${entries.map(({ path, changedAt }) => xml`<url><loc>${origin}${path}</loc>${changed(changedAt)}</url>`)}
</urlset>`

const changed = (at: Instant | undefined): Xml | string =>
  at ? xml`<lastmod>${at.toString({ smallestUnit: 'second' })}</lastmod>` : ''
