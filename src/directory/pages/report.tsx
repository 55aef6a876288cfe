import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import { site } from '#web/context.ts'
import { Form, Submit, TextArea } from '#web/form.tsx'
import { Action, Breadcrumb, Notice, PageHead } from '#web/page.tsx'
import { formOf, readForm } from '#web/read-form.ts'
import { isTrapped, Trap } from '#web/trap.tsx'
import { APPLY, REPORT } from '../owner-words.ts'
import type { Route } from './+types/report.ts'
import { limitsOfReporting } from './limits.ts'

const reportForm = z.object({ what: z.string(REPORT.whatMissing).max(2000, REPORT.whatLong) })

import './owners.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(site).directory.listing(params.listing)
  if (found.is !== 'shown') throw new Response('Not found', { status: 404 })
  return { name: found.profile.name, isSent: new URL(request.url).searchParams.has('sent') }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { directory, owners, limits, caller, now } = context.get(site)
  const thanks = redirect(`${href('/directory/:listing/report', params)}?sent=yes`, 303)
  if (isTrapped(await formOf(request.clone()))) throw thanks
  const read = await readForm(request, reportForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const found = await directory.listing(params.listing)
  if (found.is !== 'shown') throw new Response('Not found', { status: 404 })
  const taken = await limits.take(...limitsOfReporting(caller, found.id))
  if (!taken.ok) return data(read.again({ message: APPLY.wait(taken.wait) }), { status: 429 })
  await owners.report(found.id, read.value.what, now)
  throw thanks
}

export default function Report({ loaderData, actionData, params }: Route.ComponentProps) {
  const back = href('/directory/:listing', params)
  if (loaderData.isSent && !actionData)
    return (
      <>
        <PageHead what={REPORT.sent.title} />
        <Notice tone="done">
          <p>{REPORT.sent.what}</p>
        </Notice>
        <p>
          <Action href={back} tone="quiet">
            {REPORT.sent.back}
          </Action>
        </p>
      </>
    )
  return (
    <>
      <Breadcrumb trail={[{ href: back, label: REPORT.sent.back }]} />
      <PageHead what={REPORT.title} forWhom={loaderData.name} />
      <p className="lead">{REPORT.lead}</p>
      <p className="lead">{REPORT.urgent}</p>
      <Form typed={actionData}>
        <TextArea name="what" label={REPORT.what} help={REPORT.whatHelp} rows={6} required />
        <Trap />
        <Submit>{REPORT.submit}</Submit>
      </Form>
    </>
  )
}
