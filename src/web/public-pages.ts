/**
 * Pages that are the same for everybody are made once and kept until something that they show changes. They are made
 * from their address alone: what a request carries beside it cannot get into them.
 */
import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'
import type { Listener } from '#platform/listener.ts'
import { type Kept, keep } from './kept.ts'
import { createShelf } from './shelf.ts'

/** The pages that are the same for everybody who asks without our cookies. Nothing else is kept. */
const SAME_FOR_EVERYBODY: readonly string[] = [
  'web/pages/home',
  'web/pages/sitemap',
  'web/pages/robots',
  'web/pages/openapi',
  'library/pages/library',
  'library/pages/article',
  'library/pages/article-history',
  'library/pages/article-version',
  'library/pages/card',
  'library/pages/feed',
  'directory/pages/directory',
  'directory/pages/near-me',
  'directory/pages/listing',
  'directory/pages/embedded-search',
  'directory/pages/api',
  'training/pages/trainings',
  'training/pages/training',
  'training/pages/training-calendar',
  'mailing/pages/join',
  'mailing/pages/sent',
  'mailing/pages/find-page',
]

/** What the tables that public pages read tell when they change. */
const CHANNEL = 'public_changed'
/** Licences and reviews run out without a change in the database; no page is older than this. */
const OLDEST_MS = 60_000
/** Searches may be endlessly many, so they cannot push out the pages that have an address of their own. */
const SHELF_BYTES = 16 * 1024 * 1024
const LONGEST_ADDRESS = 2000
const EFFORT = 6

/** What programs add to links to count who follows them. No page reads it. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|ttclid|yclid|_hs\w+|ref_src)$/i

type Page = { readonly kept: Kept; readonly generation: number; readonly madeAt: number }

export type PublicPagesNeeds = {
  readonly routes: ServerBuild['routes']
  readonly listener: Pick<Listener, 'on' | 'up'>
  /** Makes a page for nobody in particular. @param path with its query */
  readonly make: (path: string) => Promise<Response>
  readonly nowMs?: () => number
}

export type PublicPages = {
  /** @returns undefined for whatever is not one of these pages, or is asked for with one of our cookies */
  readonly answer: (method: string, url: string, request: Headers) => Promise<Response> | undefined
}

export async function createPublicPages({
  routes,
  listener,
  make,
  nowMs = () => performance.now(),
}: PublicPagesNeeds): Promise<PublicPages> {
  const tree = treeOf(routes)
  const plain = createShelf<Page>(SHELF_BYTES, sizeOf)
  const searches = createShelf<Page>(SHELF_BYTES, sizeOf)
  const making = new Map<string, Promise<Response | Kept>>()
  /** Goes up with every change, so that what was made before it, or while it came, is not used after it. */
  let generation = 0
  await listener.on(CHANNEL, () => {
    generation++
    making.clear()
  })

  const isKept = (path: string) =>
    SAME_FOR_EVERYBODY.includes(matchRoutes(tree, path)?.at(-1)?.route.id ?? '')

  async function madeAnew(path: string, shelf: typeof plain): Promise<Response | Kept> {
    const before = generation
    const answer = await make(path)
    if (!mayBeKept(answer)) return answer
    const fresh = keep({
      body: Buffer.from(await answer.arrayBuffer()),
      headers: headersOf(answer),
      effort: EFFORT,
    })
    // The same bytes as before are compressed already.
    const last = shelf.get(path)
    const kept = last?.kept.hash === fresh.hash ? last.kept : fresh
    if (listener.up() && generation === before) shelf.put(path, { kept, generation, madeAt: nowMs() })
    return kept
  }

  async function answerTo(path: string, request: Headers): Promise<Response> {
    const shelf = path.includes('?') ? searches : plain
    const page = shelf.get(path)
    if (page && listener.up() && page.generation === generation && nowMs() - page.madeAt < OLDEST_MS)
      return page.kept.answer(request)
    // Whoever asks while it is being made waits for that one.
    const known = making.get(path)
    const made = known ?? madeAnew(path, shelf)
    if (!known) {
      making.set(path, made)
      const done = () => void (making.get(path) === made && making.delete(path))
      made.then(done, done)
    }
    const result = await made
    return result instanceof Response ? notKept(result.clone()) : result.answer(request)
  }

  return {
    answer(method, url, request) {
      if ((method !== 'GET' && method !== 'HEAD') || /kairos/.test(request.get('cookie') ?? ''))
        return undefined
      const path = normalised(url)
      if (path.length > LONGEST_ADDRESS) return undefined
      const shelf = path.includes('?') ? searches : plain
      return shelf.get(path) || isKept(new URL(path, 'http://here').pathname)
        ? answerTo(path, request)
        : undefined
    },
  }
}

/** Whether somebody is signed in, or holds a link open. */
export const hasOurCookie = (request: Headers): boolean => /kairos/.test(request.get('cookie') ?? '')

const sizeOf = ({ kept }: Page): number => kept.bytes()

/** A page that is not there now may be there in a moment. */
function notKept(answer: Response): Response {
  if (!answer.headers.has('Cache-Control')) answer.headers.set('Cache-Control', 'no-store')
  return answer
}

/** Only whole pages that say nothing about whom they are for. */
const mayBeKept = (answer: Response): boolean =>
  answer.status === 200 &&
  !answer.headers.has('Set-Cookie') &&
  !/no-store|private/.test(answer.headers.get('Cache-Control') ?? '')

function headersOf(answer: Response): Record<string, string> {
  const names: Record<string, string> = { 'content-type': 'Content-Type', 'cache-control': 'Cache-Control' }
  const sent = Object.fromEntries([...answer.headers].map(([name, value]) => [names[name] ?? name, value]))
  const { vary: _, 'content-length': __, ...rest } = sent
  // Whoever signs in gets another frame around the same page.
  return { 'Cache-Control': 'public, max-age=0, must-revalidate', ...rest, Vary: 'Cookie' }
}

/** The path and the query in one order, without what only counts visitors. */
export function normalised(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://here')
  for (const name of [...searchParams.keys()]) if (TRACKING.test(name)) searchParams.delete(name)
  searchParams.sort()
  const query = searchParams.toString()
  return query === '' ? pathname : `${pathname}?${query}`
}

function treeOf(routes: ServerBuild['routes'], parent?: string): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route !== undefined)
    .filter((route) => route.parentId === parent)
    .map(({ id, path, index }) =>
      index ? { id, path, index: true } : { id, path, children: treeOf(routes, id) },
    )
}
