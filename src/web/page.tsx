/** The pieces that every page is made of: its head, sections, notices, the way back, and where a figure comes from. */
import type { ReactNode } from 'react'
import { href, NavLink } from 'react-router'
import type { Source } from '#kernel/source.ts'

type HeadProps = {
  /** What this page is: its one h1. */
  readonly what: ReactNode
  /** Whom it is about. */
  readonly forWhom?: ReactNode
  /** How it stands, in a few words: "cleared with conditions, until Tue 24 Nov". */
  readonly state?: ReactNode
  /** What the browser's tab says, when `what` is not plain text. Never a name: a tab is seen by others. */
  readonly title?: string
  /** The page's actions, or a sentence under the head. */
  readonly children?: ReactNode
}

export function PageHead({ what, forWhom, state, title, children }: HeadProps) {
  return (
    <header className="page-head">
      <title>{`${title ?? (typeof what === 'string' ? what : 'A page')} · Kairos`}</title>
      <div className="page-head-words">
        {forWhom && <p className="page-for">{forWhom}</p>}
        <h1>{what}</h1>
        {state && <p className="page-state">{state}</p>}
      </div>
      {children && <div className="page-head-more">{children}</div>}
    </header>
  )
}

type SectionProps = {
  readonly title: ReactNode
  readonly id?: string
  /** One quiet sentence under the title. */
  readonly about?: ReactNode
  readonly children: ReactNode
}

export function Section({ title, id, about, children }: SectionProps) {
  return (
    <section className="section" id={id}>
      <h2>{title}</h2>
      {about && <p className="section-about">{about}</p>}
      {children}
    </section>
  )
}

/** Two regions where there is room: what to do, and the thing itself. One column on a phone, in this order. */
export const Regions = ({ children }: { readonly children: ReactNode }) => (
  <div className="regions">{children}</div>
)

/** What stands where a list would: that there is nothing, and what would change that. */
export function Empty({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action}
    </div>
  )
}

type NoticeProps = {
  readonly tone?: 'info' | 'done' | 'amber' | 'red'
  readonly title?: ReactNode
  /** True when it must be read out at once: an alarm, a refusal. */
  readonly urgent?: boolean
  readonly children?: ReactNode
}

export function Notice({ tone = 'info', title, urgent, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={urgent ? 'alert' : 'note'}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}

/** How something stands, as a word with a shape. The colour only repeats it. */
export type Tone = 'due' | 'overdue' | 'blocked' | 'upcoming' | 'done' | 'quiet'
export function State({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`state state-${tone}`}>{children}</span>
}

/** A link that does something next, drawn as a button. */
export function Action({ href, tone = 'primary', children }: ActionProps) {
  return (
    <a className={`button button-${tone}`} href={href}>
      {children}
    </a>
  )
}
type ActionProps = {
  readonly href: string
  readonly tone?: 'primary' | 'quiet'
  readonly children: ReactNode
}

/** Facts as term and description: a patient's weight, an order's route. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [term: ReactNode, what: ReactNode])[]
}) {
  return (
    <dl className="facts">
      {facts.map(([term, what], i) => (
        <div key={i}>
          <dt>{term}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}

type Step = { readonly href: string; readonly label: ReactNode }

/** The way back, outermost first; the page itself is not in it. */
export function Breadcrumb({ trail }: { readonly trail: readonly Step[] }) {
  return (
    <nav className="breadcrumb" aria-label="Way back">
      <ol>
        {trail.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The pages of one course. */
export function CourseNav({ course, name }: { readonly course: string; readonly name: string }) {
  const pages = [
    [href('/courses/:course', { course }), 'Course'],
    [href('/courses/:course/screening', { course }), 'Screening'],
    [href('/courses/:course/clearance', { course }), 'Clearance'],
    [href('/courses/:course/consent', { course }), 'Consent'],
    [href('/courses/:course/visits', { course }), 'Visits'],
    [href('/courses/:course/preparation', { course }), 'Preparation'],
    [href('/courses/:course/integration', { course }), 'Integration'],
    [href('/courses/:course/measures', { course }), 'Measures'],
    [href('/courses/:course/team', { course }), 'Team'],
    [href('/courses/:course/record', { course }), 'Record'],
  ] as const
  return (
    <nav className="course-nav" aria-label={`Pages about ${name}`}>
      <ul>
        {pages.map(([to, label], i) => (
          <li key={to}>
            <NavLink to={to} end={i === 0}>
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const SURENESS = {
  'looked-up': 'published, looked up',
  secondary: 'published, seen only in a page that quotes it',
  'from-memory': 'from memory – not verified',
  default: 'default – a proposal for the practice to set and sign, not a published figure',
} as const

/** How sure a source is, in words: a default is never made to look like a fact. */
export function sureness(source: Source): string {
  const sure = SURENESS[source.mark]
  return source.status === 'default' && source.mark !== 'default' ? `default, after: ${sure}` : sure
}

/** A source with how sure it is: "Spravato prescribing information: published, looked up". */
export const SourceWords = ({ source }: { readonly source: Source }) => (
  <>
    {source.text}: <em>{sureness(source)}</em>
  </>
)

/** Where a figure or a wording comes from, one tap away. */
export function SourceNote({
  source,
  label = 'Source',
}: {
  readonly source: Source
  readonly label?: string
}) {
  return (
    <details className="source">
      <summary>{label}</summary>
      <p>
        <SourceWords source={source} />
      </p>
    </details>
  )
}
