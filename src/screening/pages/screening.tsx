import { data, href, redirect } from 'react-router'
import { has } from '#people/people.ts'
import { care } from '#web/context.ts'
import { Action, CourseNav, Empty, Notice, PageHead, Section } from '#web/page.tsx'
import { readForm } from '#web/read-form.ts'
import { clearanceOf } from '../clearance.ts'
import { CLEARANCE_STATES } from '../clearance-words.ts'
import { basisOf, type Decided, decisionsOn, isOpen } from '../decisions.ts'
import type { Finding } from '../screening.ts'
import { FORM, VERDICTS } from '../words.ts'
import type { Route } from './+types/screening.ts'
import { decisionForm, decisionFrom } from './decision-form.ts'
import { askedBy, FindingView } from './FindingView.tsx'
import { lookAt } from './look.ts'
import { unread } from './unread.ts'
import './screening.css'

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const { facts, screening } = lookAt(course, now)
  return {
    course,
    screening,
    decided: decisionsOn(course.chart, screening),
    clearance: clearanceOf(course.chart, screening).state,
    unread: unread(facts, screening),
    decides: has(person, 'prescriber') && !course.closed,
    settling: new URL(request.url).searchParams.get('settle'),
    basis: basisOf(course.chart),
  }
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.open(params.course)
  const read = await readForm(request, decisionForm)
  if (!read.ok) return data(read.typed, { status: 422 })
  const { screening } = lookAt(course, now)
  const decided = decisionFrom({ form: read.value, course, screening, person, now })
  if ('ruling' in decided) return data(read.refused(decided.ruling), { status: 422 })
  if (!decided.ok) return data(read.again(...decided.problems), { status: 422 })
  const stored = await charts.append(course.id, [decided.value])
  if (!stored.ok) return data(read.again(...stored.problems), { status: 422 })
  throw redirect(`${href('/courses/:course/screening', params)}#${read.value.intent.replace('decide-', '')}`)
}

export default function ScreeningPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { course, screening, decided, clearance, decides, settling, basis } = loaderData
  const { name } = course.patient
  const here = href('/courses/:course/screening', params)
  const decisions = new Map(decided.map((each) => [each.finding.rule, each]))
  const sent = actionData?.values.intent?.[0]?.replace('decide-', '')
  const { mustDecide, shouldLook, raised, notKnown, absent } = grouped(
    screening.findings,
    (finding) =>
      finding.rule === settling ||
      finding.rule === sent ||
      decisions.get(finding.rule)?.decision !== undefined,
  )
  const card = (finding: Finding) => (
    <FindingView
      key={finding.rule}
      finding={finding}
      decided={decisions.get(finding.rule)}
      course={params.course}
      names={course.names}
      decides={decides}
      deciding={finding.rule === settling || finding.rule === sent}
      typed={actionData}
      basis={basis}
    />
  )
  return (
    <>
      <CourseNav course={params.course} name={name} />
      <PageHead what="Screening" forWhom={name} state={VERDICTS[screening.verdict]}>
        <Action href={href('/courses/:course/screening/answers', params)}>Questions and measurements</Action>
        <Action href={href('/courses/:course/clearance', params)} tone="quiet">
          {`Clearance: ${CLEARANCE_STATES[clearance].toLowerCase()}`}
        </Action>
        {!course.closed && (
          <Action
            href={`${href('/courses/:course/links', params)}?what=patient-screening+screening`}
            tone="quiet"
          >
            {FORM.sendQuestions}
          </Action>
        )}
      </PageHead>
      <Summary decided={decided} excluded={screening.verdict === 'excluded'} />
      <Section title={`Must decide (${mustDecide.length})`} about={FORM.aboutMust}>
        {mustDecide.length > 0 ? mustDecide.map(card) : <Empty>{FORM.nothingMust}</Empty>}
      </Section>
      <Section title={`Should look (${shouldLook.length})`} about={FORM.aboutLook}>
        {shouldLook.length > 0 ? shouldLook.map(card) : <Empty>{FORM.nothingLook}</Empty>}
      </Section>
      <Section title={`Not known (${raised.length + notKnown.length})`} about={FORM.aboutUnknown}>
        {raised.map(card)}
        <Rows findings={notKnown} settle={decides ? here : undefined} />
      </Section>
      <Section title={`Nothing found (${absent.length})`} about={FORM.aboutAbsent}>
        <details>
          <summary>Show what was looked for and not found</summary>
          <div className="screening-absent">{absent.map(card)}</div>
        </details>
      </Section>
      {(loaderData.unread.conditions.length > 0 || loaderData.unread.medicines.length > 0) && (
        <Section title="Also in the record" about={FORM.aboutUnread}>
          <ul className="screening-unread">
            {[...loaderData.unread.medicines, ...loaderData.unread.conditions].map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </Section>
      )}
      <p className="screening-protocol">Protocol {screening.protocol}</p>
    </>
  )
}

/** By what they ask of the prescriber. What is not known and has neither evidence nor a decision needs one line only. */
function grouped(findings: readonly Finding[], shown: (finding: Finding) => boolean) {
  const present = findings.filter(({ status }) => status === 'present')
  const unknown = findings.filter(({ status }) => status === 'unknown')
  const must = ({ class: ruleClass, actions }: Finding) =>
    ruleClass === 'A' || ruleClass === 'R' || actions.some(({ code }) => code === 'V')
  const asCard = (finding: Finding) => finding.evidence.length > 0 || shown(finding)
  return {
    mustDecide: present.filter(must),
    shouldLook: present.filter((finding) => !must(finding)),
    raised: unknown.filter(asCard),
    notKnown: unknown.filter((finding) => !asCard(finding)),
    absent: findings.filter(({ status }) => status === 'absent'),
  }
}

type RowsProps = {
  readonly findings: readonly Finding[]
  /** The page, where the reader may settle a finding without an answer. */
  readonly settle?: string
}

/** What nobody has answered, one line each; a long list is folded. */
function Rows({ findings, settle }: RowsProps) {
  if (findings.length === 0) return null
  return (
    <details open={findings.length <= 10}>
      <summary>{FORM.unanswered(findings.length)}</summary>
      <ul className="screening-rows">
        {findings.map((finding) => (
          <li key={finding.rule} id={finding.rule}>
            <span>{finding.title}</span>
            <span className="screening-class">{askedBy(finding)}</span>
            {settle && <a href={`${settle}?settle=${finding.rule}#${finding.rule}`}>{FORM.settle}</a>}
          </li>
        ))}
      </ul>
    </details>
  )
}

type SummaryProps = { readonly decided: readonly Decided[]; readonly excluded: boolean }

function Summary({ decided, excluded }: SummaryProps) {
  const open = decided.filter(isOpen)
  const present = open.filter(({ finding }) => finding.status === 'present').length
  if (open.length === 0) return <Notice tone="done" title={FORM.allDecided} />
  return (
    <Notice tone={excluded ? 'red' : 'amber'} title={FORM.open(present, open.length - present)}>
      <p>{FORM.nobodyCleared}</p>
    </Notice>
  )
}
