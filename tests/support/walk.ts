/** Walks the pages of somebody, link by link, from the addresses of the table that need no more. */
import { parseHTML } from 'linkedom'
import { matchRoutes } from 'react-router'
import { TABLE } from '../access/table.ts'
import type { Visitor } from './visitor.ts'

const ROUTES = TABLE.map(([path]) => ({ path })).filter(({ path }) => path !== '/*')
/** Addresses that name nothing in particular. */
export const BEGINNINGS = ROUTES.map(({ path }) => path).filter((path) => !path.includes(':'))

/** The address as the routes have it: `/courses/:course/visits`. */
export const routeOf = (address: string): string | undefined =>
  matchRoutes(ROUTES, address.split('?')[0] ?? '')?.at(-1)?.route.path

export type Walker = {
  readonly key: string
  /** What they sign with. */
  readonly name: string
  readonly who: Visitor
}
export type Answer = {
  readonly status: number
  readonly type: string
  readonly text: string
  /** Where it leads on, within the house. */
  readonly location?: string
}
export type Page = { readonly address: string; readonly route: string; readonly text: string }

type Along = {
  readonly from?: readonly string[]
  /** How many pages of one route are opened: courses are in different states. */
  readonly alike: number
  /** Routes that are not opened. */
  readonly leftOut: readonly string[]
}

/** @param visit what is done on each page that opens */
export async function walk(
  open: (address: string) => Promise<Answer>,
  { from = BEGINNINGS, alike, leftOut }: Along,
  visit: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  const queue = [...from]
  const known = new Set(queue)
  const opened = new Map<string, number>()
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const route = routeOf(address)
    const times = opened.get(route ?? '') ?? 0
    if (!route || leftOut.includes(route) || times >= alike) continue
    opened.set(route, times + 1)
    const { status, text, location } = await open(address)
    for (const link of location ? [location] : linksOf(text))
      if (!known.has(link)) {
        known.add(link)
        queue.push(link)
      }
    if (status === 200) await visit({ address, route, text })
  }
}

const linksOf = (html: string): string[] =>
  [...parseHTML(html).document.querySelectorAll('a[href^="/"]')].map(
    (link) => (link.getAttribute('href') ?? '').split('#')[0] ?? '',
  )
