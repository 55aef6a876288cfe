/** The score and the lines of the gate, each with how it stands, what was found, and what would settle it. */
import { href } from 'react-router'
import { Section, SourceNote, State } from '#web/page.tsx'
import type { Gate } from '../discharge.ts'
import type { SessionProtocol } from '../protocol.ts'

type GateLinesProps = {
  readonly gate: Gate
  readonly protocol: SessionProtocol
  readonly params: { readonly course: string; readonly visit: string }
  readonly closed: boolean
}

const TONE = { allow: 'done', ask: 'overdue', refuse: 'blocked' } as const
const WORD = {
  allow: 'Settled',
  ask: 'Ask the prescriber',
  refuse: { met: 'Settled', 'not-met': 'Not met', 'not-known': 'Not known' },
} as const

export function GateLines({ gate, protocol, params, closed }: GateLinesProps) {
  const { score, freshFor } = protocol.discharge
  return (
    <>
      <Section
        title={`Score: ${gate.score ?? '–'} of ${score.of}`}
        id="score"
        about={`${score.pass} or more are needed.`}
      >
        <ul className="gate">
          {gate.items.map(({ id, text, points, found }) => (
            <li key={id}>
              <p className="gate-line">
                <State tone={points === undefined ? 'blocked' : 'done'}>
                  {points === undefined ? 'Not known' : `${points} of 2`}
                </State>
                <strong>{text}</strong>
              </p>
              <p className="gate-found">{found}</p>
            </li>
          ))}
        </ul>
        <SourceNote source={score.source} />
      </Section>
      <Section
        title="Every line"
        id="lines"
        about={`What was measured or seen more than ${freshFor.minutes} minutes ago is looked at again.`}
      >
        <ul className="gate">
          {gate.lines.map(({ id, text, state, ruling, found, settle, source }) => (
            <li key={id}>
              <p className="gate-line">
                <State tone={TONE[ruling]}>
                  {ruling === 'refuse'
                    ? WORD.refuse[state]
                    : ruling === 'allow' && state !== 'met'
                      ? 'The prescriber agreed'
                      : WORD[ruling]}
                </State>
                <strong>{text}</strong>
              </p>
              <p className="gate-found">{found}</p>
              {ruling !== 'allow' && !closed && (
                <p className="gate-settle">
                  {settle} <Where id={id} params={params} />
                </p>
              )}
              <SourceNote source={source} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** The place that settles a line. */
function Where({ id, params }: { readonly id: string; readonly params: GateLinesProps['params'] }) {
  const session = href('/courses/:course/sessions/:visit', params)
  const places: Readonly<Record<string, readonly [string, string]>> = {
    'no-alarm': [session, 'Open the session'],
    awake: [`${session}#scores`, 'Score'],
    dissociation: [`${session}#scores`, 'Score'],
    distress: [`${session}#scores`, 'Score'],
    pressure: [`${session}#vitals`, 'Measure'],
    oxygen: [`${session}#vitals`, 'Measure'],
    escort: ['#escort', 'Escort'],
    'next-day-call': [href('/courses/:course/visits', { course: params.course }), 'Book'],
    integration: [href('/courses/:course/visits', { course: params.course }), 'Book'],
    'least-time': ['?', 'Refresh'],
  }
  const [to, label] = places[id] ?? ['#check', 'Answer']
  return <a href={to}>{label}</a>
}
