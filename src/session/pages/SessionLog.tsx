/** Everything written down in this session, newest first, each with its way to be corrected; and what needs a human eye. */
import { href } from 'react-router'
import { clock } from '#web/format.ts'
import { Notice, Section } from '#web/page.tsx'
import type { Flag } from '../flags.ts'
import type { Here } from '../here.ts'
import { lineOf } from '../recording.ts'

export function Flags({ flags, course }: { readonly flags: readonly Flag[]; readonly course: string }) {
  if (flags.length === 0) return null
  return (
    <Notice tone="amber" title="To be looked at by a person">
      <ul>
        {flags.map(({ rule, text, settle, entry }) => (
          <li key={`${rule}-${entry}`}>
            {text} {settle} <a href={href('/courses/:course/record/:entry', { course, entry })}>Look</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function SessionLog({
  here,
  course,
}: {
  readonly here: Pick<Here, 'session' | 'course'>
  readonly course: string
}) {
  const { session } = here
  const { zone, names, protocol, chart } = here.course
  if (session.entries.length === 0) return null
  return (
    <Section
      title="Record of this session"
      id="log"
      about="Nothing is erased: a correction stands beside what it corrects."
    >
      <ol className="session-log">
        {session.entries.toReversed().map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.at.toString({ smallestUnit: 'second' })}>{clock(entry.at, zone)}</time>
            <span className="log-line">
              {lineOf(entry, protocol)}
              {chart.history.has(entry.id) && <em> (corrected: {entry.amends?.reason})</em>}
              {entry.audience === 'author' && <em> (only you see this)</em>}
            </span>
            <span className="log-by">{names.get(entry.by) ?? 'somebody who has left'}</span>
            <a
              href={href('/courses/:course/record/:entry', { course, entry: entry.id })}
              aria-label={`Correct: ${clock(entry.at, zone)} ${lineOf(entry, protocol)}`}
            >
              Correct
            </a>
          </li>
        ))}
      </ol>
    </Section>
  )
}
