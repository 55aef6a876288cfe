/** The record of a course: every entry, newest first, to be filtered by what it is about, its kind and its writer. */
import { href } from 'react-router'
import { visitsOf } from '#visits/visits.ts'
import { care } from '#web/context.ts'
import { Choice, Form, Row, Submit } from '#web/form.tsx'
import { CourseNav, Empty, PageHead } from '#web/page.tsx'
import { matching, type RecordFilter, recordOf } from '../record.ts'
import { RECORD, RECORD_PAGES } from '../record-words.ts'
import { KINDS, kindInWords, UNKNOWN_DOMAIN } from '../words.ts'
import type { Route } from './+types/record.ts'
import { EntryLine } from './EntryLine.tsx'
import './record.css'

const ON_A_PAGE = 100

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const course = await context.get(care).charts.open(params.course)
  const query = new URL(request.url).searchParams
  const chosen = (name: string) => query.get(name) || undefined
  const filter: RecordFilter = { domain: chosen('domain'), kind: chosen('kind'), person: chosen('person') }
  const all = recordOf(course.chart)
  const fitting = matching(all, filter)
  const page = Math.max(1, Math.trunc(Number(query.get('page'))) || 1)
  return {
    course,
    filter,
    lines: fitting.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE),
    count: { fitting: fitting.length, all: all.length },
    choices: choicesOf(all, course.names),
    newer: page > 1 ? pageAt(query, page - 1) : undefined,
    older: fitting.length > page * ON_A_PAGE ? pageAt(query, page + 1) : undefined,
    visits: visitsOf(course.chart),
  }
}

/** Only what occurs in this record can be chosen. */
function choicesOf(all: ReturnType<typeof recordOf>, names: ReadonlyMap<string, string>) {
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)
  const unique = (values: readonly string[]) => [...new Set(values)]
  return {
    domains: unique(all.map(({ domain }) => domain)).map((value) => ({
      value,
      label: value === UNKNOWN_DOMAIN ? RECORD.unknownDomain : (KINDS[value]?.title ?? value),
    })),
    kinds: unique(all.map(({ kind }) => kind))
      .map((value) => ({ value, label: kindInWords(value) }))
      .sort(byLabel),
    people: unique(
      all
        .flatMap(({ entry, struck, others }) => [entry, ...(struck ? [struck] : []), ...others])
        .map(({ by }) => by),
    )
      .map((value) => ({ value, label: names.get(value) ?? RECORD.nobody }))
      .sort(byLabel),
  }
}

function pageAt(query: URLSearchParams, page: number): string {
  const other = new URLSearchParams(query)
  other.set('page', String(page))
  return `?${other}`
}

export default function RecordPage({ loaderData, params }: Route.ComponentProps) {
  const { course, filter, lines, count, choices, newer, older, visits } = loaderData
  const reader = { names: course.names, visits, zone: course.zone }
  const words = RECORD_PAGES
  const filtered = filter.domain || filter.kind || filter.person
  return (
    <>
      <PageHead
        what={words.title}
        forWhom={course.patient.name}
        state={words.state(count.fitting, count.all)}
      />
      <CourseNav course={course.id} name={course.patient.name} />
      <div className="record-filter no-print">
        <Form method="get" label={words.filter}>
          <Row>
            <Choice
              name="domain"
              kind="select"
              label={words.domain}
              defaultValue={filter.domain}
              options={[{ value: '', label: words.everything }, ...choices.domains]}
            />
            <Choice
              name="kind"
              kind="select"
              label={words.kind}
              defaultValue={filter.kind}
              options={[{ value: '', label: words.everything }, ...choices.kinds]}
            />
            <Choice
              name="person"
              kind="select"
              label={words.person}
              defaultValue={filter.person}
              options={[{ value: '', label: words.anybody }, ...choices.people]}
            />
            <Submit tone="quiet">{words.apply}</Submit>
          </Row>
        </Form>
        {filtered && (
          <p>
            <a href={href('/courses/:course/record', params)}>{words.reset}</a>
          </p>
        )}
      </div>
      <p className="no-print">
        <a href={href('/courses/:course/export', params)}>{words.copy}</a>
      </p>
      {newer && (
        <p>
          <a href={newer}>{words.newer}</a>
        </p>
      )}
      {lines.length === 0 ? (
        <Empty>{words.nothing}</Empty>
      ) : (
        <ol className="record">
          {lines.map((line) => (
            <EntryLine key={line.entry.id} line={line} reader={reader} course={course.id} />
          ))}
        </ol>
      )}
      {older && (
        <p>
          <a href={older}>{words.older}</a>
        </p>
      )}
    </>
  )
}
