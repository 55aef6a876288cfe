/** What is to be measured next, soonest first: due and overdue by colour and by words, each with the form that settles it. */
import { minutesBetween } from '#kernel/time.ts'
import { clock } from '#web/format.ts'
import { Section, State } from '#web/page.tsx'
import { type Due, stateOf } from '../../due.ts'
import { duration } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { PANEL, PERSON } from '../words.ts'
import type { PanelName } from './panels.ts'

type QueueProps = { readonly here: HereAtHand; readonly onOpen: (panel: PanelName) => void }

const TONE = { later: 'upcoming', due: 'due', overdue: 'overdue' } as const

export function Queue({ here, onOpen }: QueueProps) {
  const { session, now, course } = here
  if (session.closed || !session.begun) return null
  return (
    <Section title={PERSON.due} id="due">
      {session.due.length === 0 && <p>{PERSON.nothingDue}</p>}
      <ul className="queue">
        {session.due.map((due) => {
          const state = stateOf(due, now)
          const panel = panelFor(due)
          return (
            <li key={due.key} className={`queue-line queue-${state}`}>
              <div>
                <p className="queue-what">
                  <State tone={TONE[state]}>{PERSON.states[state]}</State> <strong>{due.what}</strong>
                </p>
                <p className="queue-when">
                  {clock(due.from, course.zone)}, {untilOf(due, state, now)}
                </p>
                <p className="queue-why">{due.why}</p>
              </div>
              {here.writes && (
                <button
                  type="button"
                  className={`button ${state === 'later' ? 'button-quiet' : 'button-primary'}`}
                  onClick={() => onOpen(panel)}
                  aria-label={`${PANEL[panel]}: ${due.what}`}
                >
                  {PANEL[panel]}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const SCORED: readonly string[] = ['sedation', 'dissociation', 'distress']
const panelFor = ({ measures }: Due): PanelName =>
  measures.length > 0 && measures.every((measure) => SCORED.includes(measure)) ? 'scores' : 'vitals'

function untilOf({ from, overdueAt }: Due, state: keyof typeof TONE, now: HereAtHand['now']): string {
  if (state === 'overdue') return PERSON.lateBy(duration(minutesBetween(overdueAt, now)))
  if (state === 'later') return PERSON.dueIn(duration(Math.ceil(minutesBetween(now, from))))
  const since = minutesBetween(from, now)
  return since < 1 ? PERSON.dueNow : PERSON.dueFor(duration(since))
}
