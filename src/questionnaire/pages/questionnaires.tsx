import { data, href, redirect } from 'react-router'
import { type Problem, problem } from '#kernel/result.ts'
import { care } from '#web/context.ts'
import { FileField, Form, Submit, TextArea } from '#web/form.tsx'
import { dateOf } from '#web/format.ts'
import { Empty, Facts, PageHead, Section, SourceNote } from '#web/page.tsx'
import { usePlace } from '#web/place.tsx'
import { formOf, type Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import type { Form as PracticeForm } from '../forms.ts'
import { questionsOf } from '../questionnaire.ts'
import { FORMS, LICENSE_WORDS } from '../words.ts'
import type { Route } from './+types/questionnaires.ts'
import './questionnaire.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { charts, forms } = context.get(care)
  const all = await forms.all()
  const { measures } = (await charts.currentProtocol()).outcomes
  const here = new Set(all.map((form) => form.questionnaire.id))
  return { all, waiting: measures.filter((m) => m.license === 'site-supplied' && !here.has(m.id)) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const { charts, forms, now } = context.get(care)
  const sent = await formOf(request)
  const text = (name: string) => {
    const value = sent.get(name)
    return typeof value === 'string' ? value : ''
  }
  const file = sent.get('file')
  const licence = text('licence')
  const json = file instanceof File && file.size > 0 ? await file.text() : text('json')
  // A chosen file does not come back to a form, but its text does.
  const again = (...problems: readonly Problem[]) =>
    data<Typed>({ values: { licence: [licence], json: [json] }, problems }, { status: 422 })
  if (json.trim() === '') return again(problem(FORMS.noFile, 'file'))
  const document = parsed(json)
  if (document === undefined) return again(problem(FORMS.notJson, 'file'))

  const { measures } = (await charts.currentProtocol()).outcomes
  const rules = new Map(measures.map((measure) => [measure.id, measure.scores] as const))
  const loaded = await forms.load({ document, licence, rules }, now)
  if (!loaded.ok)
    return again(
      ...loaded.problems.map((p) => problem(p.message, p.field === 'licence' ? 'licence' : 'file')),
    )
  throw redirect(`${href('/questionnaires')}#${loaded.value.id}`)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export default function Questionnaires({ loaderData, actionData }: Route.ComponentProps) {
  const { all, waiting } = loaderData
  const [shipped, loaded] = [all.filter((form) => !form.loaded), all.filter((form) => form.loaded)]
  return (
    <>
      <PageHead what={FORMS.title} />
      <Section title={FORMS.shipped}>
        {shipped.map((form) => (
          <OneForm key={form.questionnaire.id} form={form} />
        ))}
      </Section>
      <Section title={FORMS.loaded} about={FORMS.loadedAbout}>
        {loaded.length === 0 && <Empty>{FORMS.noneLoaded}</Empty>}
        {loaded.map((form) => (
          <OneForm key={`${form.questionnaire.id} ${form.questionnaire.version}`} form={form} />
        ))}
      </Section>
      {waiting.length > 0 && (
        <Section title={FORMS.waiting} about={FORMS.waitingAbout}>
          <Table
            label={FORMS.waiting}
            columns={FORMS.waitingColumns}
            rows={waiting.map(({ id, title, about, scores }) => [
              title,
              about,
              <code key="id">{id}</code>,
              <code key="items">{scores[0]?.items.join(', ') ?? '–'}</code>,
            ])}
          />
        </Section>
      )}
      <Section title={FORMS.load} about={FORMS.loadAbout}>
        <Form typed={actionData} files label={FORMS.load}>
          <FileField name="file" label={FORMS.file} accept=".json,application/json,application/fhir+json" />
          <TextArea name="json" label={FORMS.paste} rows={6} />
          <TextArea
            name="licence"
            label={FORMS.licence}
            help={FORMS.licenceHelp}
            rows={2}
            maxLength={1000}
            required
          />
          <Submit>{FORMS.load}</Submit>
        </Form>
      </Section>
    </>
  )
}

function OneForm({ form: { questionnaire, loaded } }: { readonly form: PracticeForm }) {
  const { zone, now } = usePlace()
  const questions = questionsOf(questionnaire)
  return (
    <article className="form-shown" id={questionnaire.id}>
      <h3>{questionnaire.title}</h3>
      <Facts
        facts={[
          ['Version', questionnaire.version],
          ['Right to use', loaded ? loaded.licence : LICENSE_WORDS[questionnaire.license]],
          ...(loaded ? ([['Loaded', `${dateOf(loaded.at, zone, now)} by ${loaded.by}`]] as const) : []),
          ['LOINC', questionnaire.codes.find((c) => c.system === 'http://loinc.org')?.code ?? FORMS.noCode],
        ]}
      />
      <details className="form-questions">
        <summary>{FORMS.questions(questions.length)}</summary>
        <ol>
          {questions.map((question) => (
            <li key={question.linkId}>{question.text}</li>
          ))}
        </ol>
      </details>
      {questionnaire.copyright && (
        <details className="questions-notice">
          <summary>Notice</summary>
          <p>{questionnaire.copyright}</p>
        </details>
      )}
      <SourceNote source={questionnaire.source} />
    </article>
  )
}
