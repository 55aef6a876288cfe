/** A new article at the desk. */
import { data, href, redirect } from 'react-router'
import { care, site } from '#web/context.ts'
import { Field, Form } from '#web/form.tsx'
import { Breadcrumb, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { OPENED, WRITING } from '../desk-words.ts'
import type { Route } from './+types/desk-new-article.ts'
import { ArticleFields, WritingActs } from './ArticleFields.tsx'
import { ArticlePreview, ReadingLevel } from './ArticlePreview.tsx'
import { articleForm, LISTS } from './article-form.ts'
import { write } from './writing.ts'
import './desk-library.css'

export function loader({ context }: Route.LoaderArgs) {
  return { author: context.get(care).person.name, protocol: context.get(site).protocol }
}

export async function action({ request, context }: Route.ActionArgs) {
  const read = await readForm(request, articleForm, LISTS)
  if (!read.ok) return data({ typed: read.typed, preview: undefined }, { status: 422 })
  const written = await write(context.get(care), read, read.value.slug ?? '')
  if (!('slug' in written)) return data(written, { status: written.preview ? 200 : 422 })
  const { slug, version } = written
  throw redirect(`${href('/desk/library/:slug', { slug })}?version=${version}`)
}

export default function DeskNewArticle({ loaderData, actionData }: Route.ComponentProps) {
  const preview = actionData?.preview
  return (
    <div className="desk-writing">
      <Breadcrumb trail={[{ href: href('/desk/library'), label: OPENED.desk }]} />
      <PageHead what={WRITING.newTitle} />
      <p className="section-about">{WRITING.newAbout}</p>
      {preview && (
        <Section title={OPENED.previewTyped}>
          <ReadingLevel draft={preview} />
          <ArticlePreview draft={preview} protocol={loaderData.protocol} />
        </Section>
      )}
      <Form typed={actionData?.typed}>
        <Field name="slug" label={WRITING.slug} help={WRITING.slugHelp} maxLength={80} required />
        <ArticleFields author={loaderData.author} />
        <WritingActs />
      </Form>
    </div>
  )
}
