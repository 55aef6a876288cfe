import { Readable } from 'node:stream'
import { data, href } from 'react-router'
import { problem } from '#kernel/result.ts'
import { dayIn } from '#kernel/time.ts'
import { placeOfZip } from '#platform/places.ts'
import { care } from '#web/context.ts'
import { Checkbox, FileField, Form, Submit } from '#web/form.tsx'
import { Action, Breadcrumb, Notice, PageHead, Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { DESK_PAGE } from '../desk-words.ts'
import type { ImportReport } from '../import-store.ts'
import { IMPORT_PAGE } from '../import-words.ts'
import { COLUMNS, REQUIRED } from '../listing-csv.ts'
import type { Route } from './+types/desk-import.ts'
import { Agreement } from './Agreement.tsx'
import { sentBy } from './profile-form.ts'
import './owners.css'

export async function action({ request, context }: Route.ActionArgs) {
  const { directoryDesk, person, now } = context.get(care)
  const sent = await sentBy(request)
  const file = sent.form.get('file')
  if (!(file instanceof File) || file.name === '')
    return answer({ typed: sent.again(problem(IMPORT_PAGE.noFile, 'file')) })
  const report = await directoryDesk.import(Readable.from([await file.bytes()]), {
    takeGoodRows: sent.text('takeGoodRows') === 'yes',
    reading: { locate: placeOfZip, today: dayIn(now, person.zone) },
    now,
  })
  return answer(report.wrong ? { typed: sent.again(problem(report.wrong, 'file')) } : { report })
}

type Answer = { readonly typed?: Typed; readonly report?: ImportReport }
const answer = (what: Answer) => data(what, { status: what.report && what.report.stored > 0 ? 200 : 422 })

export default function DeskImport({ actionData }: Route.ComponentProps) {
  return (
    <>
      <Breadcrumb trail={[{ href: href('/desk/directory'), label: DESK_PAGE.title }]} />
      <PageHead what={IMPORT_PAGE.title} />
      {actionData?.report && <Report report={actionData.report} />}
      <p className="lead">{IMPORT_PAGE.lead}</p>
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
      <Section title={IMPORT_PAGE.consent} about={IMPORT_PAGE.consentAbout}>
        <Agreement />
      </Section>
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
      </Section>
    </>
  )
}

function Report({ report }: { readonly report: ImportReport }) {
  const { rows, bad, stored, problems } = report
  return (
    <Section title={IMPORT_PAGE.report}>
      <Notice tone={stored > 0 ? 'done' : 'red'} urgent={stored === 0}>
        <p>{stored > 0 ? IMPORT_PAGE.stored(stored, rows) : IMPORT_PAGE.nothing(bad, rows)}</p>
      </Notice>
      {problems.length > 0 && (
        <Table
          label={IMPORT_PAGE.badRows}
          columns={IMPORT_PAGE.columnsOfReport}
          rows={problems.map(({ line, messages }) => [
            line,
            <ul key={line} className="import-problems">
              {messages.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>,
          ])}
        />
      )}
      {bad > problems.length && <p>{IMPORT_PAGE.more(bad - problems.length)}</p>}
      {stored > 0 && (
        <p>
          <Action href={href('/desk/directory')} tone="quiet">
            {IMPORT_PAGE.onward}
          </Action>
        </p>
      )}
    </Section>
  )
}
