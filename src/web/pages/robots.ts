/** What search engines are asked to leave alone: pages of signed-in people, what links open, what is framed elsewhere. */
import { site } from '../context.ts'
import type { Route } from './+types/robots.ts'

const NOT_FOR_SEARCH = [
  '/desk',
  '/me',
  '/sign-in',
  '/api/courses/',
  '/links/',
  '/mailing/confirm/',
  '/mailing/leave/',
  '/mailing/preferences/',
  '/mailing/sent',
  '/messages/',
  '/embed/',
  '/directory/*/message',
  '/directory/*/report',
  '/directory/*/owner',
  '/trainings/*/apply',
  '/open/',
  '/certificates/',
]

export function loader({ context }: Route.LoaderArgs) {
  const { origin } = context.get(site)
  const lines = [
    'User-agent: *',
    ...NOT_FOR_SEARCH.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
  ]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
