import { Readable } from 'node:stream'
import { data, href } from 'react-router'
import { problem } from '#kernel/result.ts'
import { care } from '#web/context.ts'
import { Checkbox, FileField, Form, Submit } from '#web/form.tsx'
import { Action, Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import { fieldsOf, formOf, type Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { DESK_PAGE, IMPORT_PAGE } from '../desk-words.ts'
import type { ImportReport } from '../import-store.ts'
import { COLUMNS, REQUIRED } from '../subscriber-csv.ts'
import type { Route } from './+types/desk-import.ts'
import './mailing.css'

export async function action({ request, context }: Route.ActionArgs) {
  const { mailingDesk, now } = context.get(care)
  const form = await formOf(request)
  const values = Object.fromEntries(fieldsOf(form))
  const again = (message: string): Typed => ({ values, problems: [problem(message, 'file')] })
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return answer({ typed: again(IMPORT_PAGE.noFile) })
  const report = await mailingDesk.import(Readable.from(file.stream()), {
    takeGoodRows: values.takeGoodRows?.[0] === 'yes',
    now,
  })
  return answer(report.wrong ? { typed: again(report.wrong) } : { report })
}

type Answer = { readonly typed?: Typed; readonly report?: ImportReport }
const isTaken = ({ stored, known }: ImportReport): boolean => stored + known > 0
const answer = (what: Answer) => data(what, { status: what.report && isTaken(what.report) ? 200 : 422 })

export default function DeskImport({ actionData }: Route.ComponentProps) {
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/mailing'), label: DESK_PAGE.title }]} />
      <PageHead what={IMPORT_PAGE.title} />
      {actionData?.report && <Report report={actionData.report} />}
      <p className="mailing-lead">{IMPORT_PAGE.lead}</p>
      <div className="mailing-lead">
        <Notice tone="amber">
          <p>{IMPORT_PAGE.never}</p>
        </Notice>
      </div>
      <Form typed={actionData?.typed} files>
        <FileField
          name="file"
          label={IMPORT_PAGE.file}
          help={IMPORT_PAGE.fileHelp}
          accept=".csv,text/csv"
          required
        />
        <Checkbox name="takeGoodRows" label={IMPORT_PAGE.takeGoodRows} help={IMPORT_PAGE.takeGoodRowsHelp} />
        <Submit>{IMPORT_PAGE.submit}</Submit>
      </Form>
      <Section title={IMPORT_PAGE.columns} about={IMPORT_PAGE.columnsAbout}>
        <Table
          label={IMPORT_PAGE.columns}
          columns={IMPORT_PAGE.columnsOfColumns}
          rows={COLUMNS.map(({ name, about }) => [
            <code key={name}>{name}</code>,
            REQUIRED.includes(name) ? IMPORT_PAGE.required : '',
            about,
          ])}
        />
        <p>{IMPORT_PAGE.example}</p>
      </Section>
    </>
  )
}

function Report({ report }: { readonly report: ImportReport }) {
  const { rows, bad, stored, known, problems } = report
  const taken = isTaken(report)
  return (
    <Section title={IMPORT_PAGE.report}>
      <Notice tone={taken ? 'done' : 'red'} urgent={!taken}>
        <p>{taken ? IMPORT_PAGE.stored(stored, known, bad) : IMPORT_PAGE.nothing(bad, rows)}</p>
      </Notice>
      {problems.length > 0 && (
        <Table
          label={IMPORT_PAGE.badRows}
          columns={IMPORT_PAGE.columnsOfReport}
          rows={problems.map(({ line, messages }) => [line, messages.join(' ')])}
        />
      )}
      {bad > problems.length && <p>{IMPORT_PAGE.more(bad - problems.length)}</p>}
      {taken && (
        <p>
          <Action href={href('/desk/mailing/subscribers')} tone="quiet">
            {IMPORT_PAGE.onward}
          </Action>
        </p>
      )}
    </Section>
  )
}
