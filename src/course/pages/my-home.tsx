/** The patient's home on a phone: today in one sentence, the next thing to do, how to reach somebody, then the rest. */
import { consentOf } from '#consent/consent.ts'
import { contains } from '#kernel/interval.ts'
import { dayIn, type Instant, isBefore } from '#kernel/time.ts'
import type { PlannedMeasure } from '#outcomes/schedule.ts'
import { words as outcomes } from '#outcomes/words.ts'
import type { Role } from '#people/people.ts'
import type { Visit } from '#visits/visits.ts'
import { type AgendaLine, AgendaList } from '#web/agenda.tsx'
import { care } from '#web/context.ts'
import { clock, dateAndClock, when } from '#web/format.ts'
import { Empty, PageHead, Section } from '#web/page.tsx'
import { type AgendaItem, agendaAt } from '../obligation.ts'
import { PAGES } from '../page-words.ts'
import { courseView } from '../view.ts'
import type { Route } from './+types/my-home.ts'
import { lineOf } from './lines.ts'
import './course.css'

export async function loader({ context }: Route.LoaderArgs) {
  const { charts, person, now } = context.get(care)
  const course = await charts.mine()
  return { course, view: courseView(course, now), person, now }
}

const MINE: Role = 'patient'
/** What the agenda asks of the patient, in their words, and their own page that settles it. */
function ownLine(
  item: AgendaItem,
  measures: readonly PlannedMeasure[],
  zone: string,
  now: Instant,
): AgendaLine {
  const line = lineOf(item, zone, now)
  const own = PAGES.me.asks.find(({ key }) => item.key.startsWith(key))
  if (own) return { ...line, ...own }
  const id = item.href.split('/').at(-1)
  const measure = measures.find((planned) => planned.measure.id === id)?.measure
  return {
    ...line,
    why: measure ? outcomes.whyDue(measure.about, measure.lookBack?.words) : line.why,
    action: PAGES.me.answer,
    href: `/me/measures/${id}`,
  }
}

export default function MyHome({ loaderData: { course, view, person, now } }: Route.ComponentProps) {
  const { zone } = course
  const words = PAGES.me
  const mine = agendaAt(view.obligations, now)
    .filter(({ of, state }) => of.includes(MINE) && (state === 'due' || state === 'overdue'))
    .map((item) => ownLine(item, view.measures, zone, now))
  const ahead = view.visits.filter((v) => v.state === 'planned' && isBefore(now, v.to))
  const asked = consentOf(course.chart, { setting: 'clinic' }, course.protocol).length > 0
  return (
    <>
      <PageHead what={words.hello(person.name.split(' ')[0] ?? person.name)} title={words.title} />
      <p className="today-sentence">{todaySentence(view, ahead, zone, now)}</p>
      <Section title={words.todo}>
        {mine.length > 0 ? <AgendaList label={words.todo} lines={mine} /> : <Empty>{words.nothing}</Empty>}
      </Section>
      <Section title={words.visits}>
        {ahead.length === 0 && <Empty>{words.noVisits}</Empty>}
        <ul className="my-visits">
          {ahead.map((v) => (
            <li key={v.id}>
              <strong>{PAGES.me.visitNames[v.kind]}</strong>
              <br />
              {dateAndClock(v.from, zone, now)} · {v.place}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.yours}>
        <ul className="doors-list">
          {words.pages
            .filter(({ href }) => asked || href !== '/me/consent')
            .map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
        </ul>
      </Section>
    </>
  )
}

function todaySentence(
  view: ReturnType<typeof courseView>,
  ahead: readonly Visit[],
  zone: string,
  now: Instant,
): string {
  const words = PAGES.me.today
  if (view.folded.closed) return words.closed
  const [next] = ahead
  if (next && dayIn(next.from, zone).equals(dayIn(now, zone))) {
    return next.kind === 'dosing'
      ? words.session(clock(next.from, zone))
      : words.visit(PAGES.me.visitNames[next.kind], clock(next.from, zone))
  }
  if (view.window.spans.some((span) => contains(span, now))) return words.window
  return next ? words.next(PAGES.me.visitNames[next.kind], when(next.from, zone, now)) : words.quiet
}
