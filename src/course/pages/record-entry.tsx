/** One entry of the record, whole: what it says, what became of it, and correcting, striking out or putting back. */
import { data, href, redirect } from 'react-router'
import { z } from 'zod'
import type { Draft } from '#chart/chart.ts'
import { entryJson } from '#chart/reading.ts'
import { problem } from '#kernel/result.ts'
import { visitsOf } from '#visits/visits.ts'
import { care } from '#web/context.ts'
import { dateAndClock } from '#web/format.ts'
import { Breadcrumb, CourseNav, Facts, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { RulingView } from '#web/ruling.tsx'
import { restoreOf, ruleOnAmending, strikeOf } from '../amending.ts'
import { readCorrection, scalarFields, shownValues } from '../correction.ts'
import { kinds } from '../kinds.ts'
import { recordOf, titleOf } from '../record.ts'
import { AMENDING, CORRECTION, RECORD, RECORD_PAGES } from '../record-words.ts'
import { saidIn } from '../said.ts'
import type { Route } from './+types/record-entry.ts'
import { AmendForms } from './AmendForms.tsx'
import { History, NOT_READ, Remarks, Struck } from './EntryLine.tsx'
import { homeOf } from './record-links.ts'
import { SaidList } from './SaidList.tsx'
import './record.css'

async function read({ params, context }: Pick<Route.LoaderArgs, 'params' | 'context'>) {
  const { charts, person } = context.get(care)
  const course = await charts.open(params.course)
  const holds = (entry: { readonly id: string } | undefined) => entry?.id === params.entry
  const line = recordOf(course.chart).find(
    ({ entry, struck, others }) => holds(entry) || holds(struck) || others.some(holds),
  )
  if (!line) throw new Response('Not found', { status: 404 })
  const ruling = ruleOnAmending(person, line, course)
  const fields = line.readable === 'yes' ? scalarFields(line.entry.kind, kinds) : undefined
  return { course, line, ruling, fields, isOlder: line.others.some(holds) }
}

export async function loader(args: Route.LoaderArgs) {
  const { course, line, ruling, fields, isOlder } = await read(args)
  const values = fields && shownValues(line.entry, fields, course.zone)
  const stored = JSON.stringify(line.readable === 'yes' ? entryJson(line.entry, kinds) : line.entry, null, 2)
  return { course, line, ruling, fields, values, isOlder, stored, visits: visitsOf(course.chart) }
}

const form = z
  .object({
    intent: z.enum(['correct', 'strike', 'restore']),
    reason: z.string(CORRECTION.reason).max(500, 'Say it in at most 500 characters.'),
  })
  .catchall(z.string())

export async function action(args: Route.ActionArgs) {
  const { charts, now } = args.context.get(care)
  const { course, line, ruling, fields } = await read(args)
  const sent = await readForm(args.request, form)
  if (!sent.ok) return data(sent.typed, { status: 422 })
  const { intent, reason, ...typed } = sent.value
  const { zone } = course
  const stands = intent === 'restore' ? line.struck?.id : line.entry.id
  if (ruling.ruling !== 'allow') return data(sent.refused(ruling), { status: 422 })
  if (stands !== typed.basis || (intent !== 'restore' && line.struck)) {
    return data(sent.again(problem(`${AMENDING.notInForce.why} ${AMENDING.notInForce.settle}`)), {
      status: 422,
    })
  }
  let draft: Draft = intent === 'strike' ? strikeOf(line, now, reason) : restoreOf(line, reason)
  if (intent === 'correct') {
    const confirmed = typed.confirmed === 'yes'
    const corrected = readCorrection(line.entry, typed, kinds, { fields: fields ?? [], zone, now, confirmed })
    if (!corrected.ok) return data(sent.again(...corrected.problems), { status: 422 })
    draft = { ...restoreOf(line, reason), ...corrected.value }
  }
  const stored = await charts.append(course.id, [draft])
  if (!stored.ok) return data(sent.again(...stored.problems), { status: 422 })
  const [entry = line.entry.id] = stored.value.stored
  throw redirect(href('/courses/:course/record/:entry', { course: course.id, entry }))
}

export default function RecordEntry({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, line, ruling, fields, values, isOlder, stored, visits } = loaderData
  const { entry, struck, others, contested } = line
  const { zone, names } = course
  const reader = { names, visits, zone }
  const words = RECORD_PAGES
  const home = homeOf(line, course.id)
  return (
    <>
      <Breadcrumb trail={[{ href: href('/courses/:course/record', params), label: words.title }]} />
      <PageHead
        what={titleOf(line)}
        forWhom={course.patient.name}
        state={struck ? RECORD.struck : undefined}
        title={words.entry}
      />
      <CourseNav course={course.id} name={course.patient.name} />
      {isOlder && (
        <Notice title={words.isOlder}>
          <a href={href('/courses/:course/record/:entry', { ...params, entry: entry.id })}>{words.inForce}</a>
        </Notice>
      )}
      {contested && <Notice tone="amber" title={RECORD.contested} />}
      {line.readable !== 'yes' && (
        <Notice tone="amber" title={NOT_READ[line.readable]}>
          {RECORD.kept}
        </Notice>
      )}
      <Facts
        facts={[
          [words.happened, dateAndClock(entry.at, zone)],
          [words.recordedAt, dateAndClock(entry.recordedAt, zone)],
          [words.by, names.get(entry.by) ?? RECORD.nobody],
          ...(entry.device ? [[words.device, entry.device.id] as const] : []),
          ...(entry.amends ? [[words.changed, entry.amends.reason] as const] : []),
        ]}
      />
      <Remarks entry={entry} />
      {struck && <Struck struck={struck} reader={reader} />}
      <Section title={words.says}>
        <SaidList said={saidIn(entry.body, reader)} />
        {others.length > 0 && <History line={line} reader={reader} open />}
        <details className="no-print">
          <summary>{words.raw}</summary>
          <pre className="entry-stored">{stored}</pre>
        </details>
      </Section>
      {ruling.ruling === 'allow' ? (
        !isOlder && <AmendForms line={line} fields={fields} values={values} home={home} typed={actionData} />
      ) : (
        <Section title={words.notHere}>
          <RulingView ruling={ruling} />
          {home && <a href={home}>{words.goThere}</a>}
        </Section>
      )}
    </>
  )
}
