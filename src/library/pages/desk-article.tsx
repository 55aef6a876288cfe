/** One article at the desk: a version to write on or to review, and every other version of it. */
import { data, href, redirect } from 'react-router'
import { dayIn } from '#kernel/time.ts'
import { care, site } from '#web/context.ts'
import { Choice, Form } from '#web/form.tsx'
import { Breadcrumb, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { comparedWith, firstToOpen } from '../desk.ts'
import { OPENED, VERSION_STATES, WRITING } from '../desk-words.ts'
import { wordsOf } from '../editing.ts'
import type { Draft } from '../library.ts'
import { besides, type StandingVersion } from '../versions.ts'
import type { Route } from './+types/desk-article.ts'
import { ArticleFields, WritingActs } from './ArticleFields.tsx'
import { ArticlePreview, ReadingLevel } from './ArticlePreview.tsx'
import { decide, deskForm, problemsOf } from './acting.ts'
import { LISTS } from './article-form.ts'
import { OpenedNotices } from './OpenedNotices.tsx'
import { WithdrawForm } from './ReviewForms.tsx'
import { ReviewSection } from './ReviewSection.tsx'
import { ByAndAt, VersionList } from './VersionList.tsx'
import { write } from './writing.ts'
import './desk-library.css'

export async function loader({ params: { slug }, request, context }: Route.LoaderArgs) {
  const { libraryDesk, person, now } = context.get(care)
  const opened = await libraryDesk.article(slug)
  const wanted = new URL(request.url).searchParams.get('version')
  const version =
    opened?.stands.versions.find(({ number }) => String(number) === wanted) ??
    (opened && firstToOpen(opened.stands, person.id))
  const draft = version && (await libraryDesk.draft(slug, version.number))
  if (!opened || !version || !draft) throw new Response('Not found', { status: 404 })
  const against = comparedWith(opened.stands, version)
  return {
    ...opened,
    version,
    draft,
    against,
    before: against === undefined ? undefined : comparable(await libraryDesk.draft(slug, against), version),
    person,
    today: dayIn(now, person.zone),
    protocol: context.get(site).protocol,
  }
}

/** An edit says nothing of its review yet; that the one before had one is no difference. */
const comparable = (before: Draft | undefined, { origin }: StandingVersion): Draft | undefined =>
  before && origin === 'edit' ? wordsOf(before) : before

export async function action({ params: { slug }, request, context }: Route.ActionArgs) {
  const read = await readForm(request, deskForm, LISTS)
  if (!read.ok) return data({ typed: read.typed, preview: undefined }, { status: 422 })
  const page = href('/desk/library/:slug', { slug })
  const { value } = read
  if (value.intent === 'write') {
    const written = await write(context.get(care), { ...read, value }, slug)
    if (!('slug' in written)) return data(written, { status: written.preview ? 200 : 422 })
    throw redirect(`${page}?version=${written.version}`)
  }
  const ruling = await decide(context.get(care), slug, value)
  if (ruling.ruling !== 'allow')
    return data({ typed: read.again(...problemsOf(ruling)), preview: undefined }, { status: 422 })
  throw redirect(
    value.intent === 'submit' || value.intent === 'send-back' ? `${page}?version=${value.version}` : page,
  )
}

export default function DeskArticle({ loaderData, actionData, params }: Route.ComponentProps) {
  const { slug, stands, names, version, draft, protocol } = loaderData
  const typed = actionData?.typed
  const preview = actionData?.preview
  const forReview = version.state === 'in-review' && version.by !== loaderData.person.id
  return (
    <div className="desk-writing">
      <Breadcrumb trail={[{ href: href('/desk/library'), label: OPENED.desk }]} />
      <PageHead
        what={draft.question}
        state={
          <>
            {OPENED.version(version.number, VERSION_STATES[version.state])} ·{' '}
            <ByAndAt by={version.by} at={version.at} names={names} />
          </>
        }
      >
        {stands.published !== undefined && <a href={href('/library/:slug', params)}>{OPENED.asRead}</a>}
        {(stands.published !== undefined || stands.withdrawn) && (
          <a href={href('/library/:slug/history', params)}>{OPENED.history}</a>
        )}
      </PageHead>
      <OpenedNotices {...{ slug, stands, version, names }} person={loaderData.person.id} />
      {!preview && <ReviewSection {...loaderData} typed={typed} />}
      <Section title={preview ? OPENED.previewTyped : OPENED.preview}>
        <ReadingLevel draft={preview ?? draft} />
        <ArticlePreview draft={preview ?? draft} protocol={protocol} />
      </Section>
      <Section title={OPENED.edit} about={OPENED.editAbout(version.number)} id="write">
        <details open={typed?.values.intent?.[0] === 'write' || !forReview}>
          <summary>{OPENED.editOpen}</summary>
          <Form typed={typed} intent="write" basis={String(version.number)} label={OPENED.edit}>
            <ArticleFields draft={draft} />
            <TakesIn loaderData={loaderData} />
            <WritingActs />
          </Form>
        </details>
      </Section>
      <Section title={OPENED.versions} about={OPENED.versionsAbout}>
        <VersionList slug={slug} versions={stands.versions} names={names} opened={version.number} />
        {version.state === 'published' && <WithdrawForm version={version} typed={typed} />}
      </Section>
    </div>
  )
}

/** Words that stand beside these: whoever brings them together says so, and then there is one draft again. */
function TakesIn({ loaderData: { stands, version } }: Pick<Route.ComponentProps, 'loaderData'>) {
  const others = [
    ...(version.behind && stands.published !== undefined ? [stands.published] : []),
    ...besides(stands, version).map(({ number }) => number),
  ]
  if (others.length === 0) return null
  return (
    <Choice
      name="takesIn"
      kind="checkbox"
      label={WRITING.takesIn}
      help={WRITING.takesInHelp}
      options={others.map((number) => ({ value: String(number), label: OPENED.open(number) }))}
    />
  )
}
