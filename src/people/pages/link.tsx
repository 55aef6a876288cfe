import { data, redirect } from 'react-router'
import type { Limit } from '#platform/limits.ts'
import type { Standing } from '#platform/links.ts'
import { account, type Site, site } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { accountOf, pageOf } from '../openings.ts'
import { CLOSED, type Closed, tooOften } from '../openings-words.ts'
import type { Route } from './+types/link.ts'

/** A link of a purpose that has no page any more opens nothing either. */
function shown(standing: Standing) {
  const page = standing.state === 'unknown' ? undefined : pageOf(standing.opening)
  return page && standing.state !== 'unknown' ? { state: standing.state, page } : undefined
}

/** Keys that were never given out, tried from one address. Whoever holds a real one is not counted. */
const limitsOfKeys = (caller: string): Limit[] => [{ what: 'link-key', whom: caller, most: 30, minutes: 15 }]

/** @returns what the key opens, or how long to wait: a key that stands for nothing counts */
async function counted<T>({ limits, caller }: Site, look: () => Promise<T | undefined>) {
  const counted = limitsOfKeys(caller)
  const taken = await limits.take(...counted)
  if (!taken.ok) return { wait: taken.wait }
  const found = await look()
  if (found) await limits.giveBack(...counted)
  return { found }
}

/** Looks only: programs that read mail follow every link before the person does. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const here = context.get(site)
  const { wait, found } = await counted(here, async () => shown(await here.links.look(params.key, here.now)))
  if (wait !== undefined) return data({ state: 'too-often' as const, wait }, { status: 429 })
  return data(found, { status: found ? (found.state === 'opens' ? 200 : 410) : 404 })
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const here = context.get(site)
  const { found, wait } = await counted(here, () => here.links.open(params.key, request.headers, here.now))
  const page = found && pageOf(found.opening)
  const { linkSent, trying } = context.get(account)
  const outcome = page ? 'done' : wait === undefined ? 'wrong' : 'too-often'
  await linkSent(trying, outcome, found && accountOf(found.opening))
  // The page says what is the matter with the key.
  if (!page) throw redirect(new URL(request.url).pathname, 303)
  throw redirect(page.path, { status: 303, headers: found.headers })
}

export default function Link({ loaderData: link }: Route.ComponentProps) {
  if (link?.state === 'too-often') return <Shut words={tooOften(link.wait)} />
  if (link?.state !== 'opens') {
    const own = link?.page.words.closed?.[link.state]
    return <Shut words={own ?? CLOSED[link?.state ?? 'unknown']} to={link?.page.path ?? '/'} />
  }
  const { title, about, button } = link.page.words
  return (
    <>
      <PageHead what={title}>
        <p>{about}</p>
      </PageHead>
      <Form>
        <Submit>{button}</Submit>
      </Form>
    </>
  )
}

/** A link that opens nothing: what happened, and what to do. */
function Shut({ words, to }: { readonly words: Closed; readonly to?: string }) {
  return (
    <>
      <PageHead what={words.title} />
      <Notice tone="amber">
        <p>{words.why}</p>
        <p>{words.settle}</p>
        {to && words.onward && (
          <Action href={to} tone="quiet">
            {words.onward}
          </Action>
        )}
      </Notice>
    </>
  )
}
