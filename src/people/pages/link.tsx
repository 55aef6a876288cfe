import { data, redirect } from 'react-router'
import type { Standing } from '#platform/links.ts'
import { site } from '#web/context.ts'
import { Form, Submit } from '#web/form.tsx'
import { Action, Notice, PageHead } from '#web/page.tsx'
import { pageOf } from '../openings.ts'
import { CLOSED } from '../openings-words.ts'
import type { Route } from './+types/link.ts'

/** A link of a purpose that has no page any more opens nothing either. */
function shown(standing: Standing) {
  const page = standing.state === 'unknown' ? undefined : pageOf(standing.opening)
  return page && standing.state !== 'unknown' ? { state: standing.state, page } : undefined
}

/** Looks only: programs that read mail follow every link before the person does. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { links, now } = context.get(site)
  const link = shown(await links.look(params.key, now))
  return data(link, { status: link ? (link.state === 'opens' ? 200 : 410) : 404 })
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { links, now } = context.get(site)
  const opened = await links.open(params.key, request.headers, now)
  const page = opened && pageOf(opened.opening)
  if (!page) throw redirect(new URL(request.url).pathname, 303)
  throw redirect(page.path, { status: 303, headers: opened.headers })
}

export default function Link({ loaderData: link }: Route.ComponentProps) {
  if (link?.state === 'opens') {
    const { title, about, button } = link.page.words
    return (
      <>
        <PageHead what={title} />
        <p>{about}</p>
        <Form>
          <Submit>{button}</Submit>
        </Form>
      </>
    )
  }
  const words = CLOSED[link?.state ?? 'unknown']
  return (
    <>
      <PageHead what={words.title} />
      <Notice tone="amber">
        <p>{words.why}</p>
        <p>{words.settle}</p>
      </Notice>
      <p>
        <Action href={link?.page.path ?? '/'} tone="quiet">
          {words.onward}
        </Action>
      </p>
    </>
  )
}
