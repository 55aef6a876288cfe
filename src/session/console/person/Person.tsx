/** One person in full: alarms on top, the phase and the clock, what is due, and one form at a time beside it. */
import { type MouseEvent, useEffect, useRef } from 'react'
import { sessionNotices } from '#consent/consent.ts'
import { InSession } from '#consent/pages/InSession.tsx'
import { Notice } from '#web/page.tsx'
import { openQuestions } from '../../asking.ts'
import { Alarms } from '../../pages/Alarms.tsx'
import { Questions } from '../../pages/AskForms.tsx'
import { BeforeDose } from '../../pages/BeforeDose.tsx'
import { Flags } from '../../pages/SessionLog.tsx'
import { TeamNow } from '../../pages/TeamForms.tsx'
import { SESSION } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { CameBackElsewhere } from '../entry/CameBack.tsx'
import { Acts } from '../entry/Sends.tsx'
import { Failed } from '../frame/Failed.tsx'
import { PANEL, PERSON } from '../words.ts'
import { NowBand } from './NowBand.tsx'
import { Panel } from './Panel.tsx'
import { type PanelName, panelOf } from './panels.ts'
import { Queue } from './Queue.tsx'

type PersonProps = {
  readonly here: HereAtHand
  readonly panel: PanelName
  /** Counts up each time that somebody asks for a panel, to lead them there. */
  readonly asked: number
  readonly onOpen: (panel: PanelName) => void
}

export function Person({ here, panel, asked, onOpen }: PersonProps) {
  const { course, session, visit } = here
  const params = { course: course.id, visit: visit.id }
  const plain = `/courses/${course.id}/sessions/${visit.id}`
  const place = useRef<HTMLElement>(null)
  useEffect(() => lead(place.current, asked), [asked])

  /** Parts that are shared with the pages lead to what is open here. */
  function follow(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const href = link?.getAttribute('href')
    const meant = href && panelOf(href)
    if (meant) {
      event.preventDefault()
      onOpen(meant)
    } else if (href?.startsWith('#')) {
      event.preventDefault()
      goTo(href.slice(1))
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: links inside are pressed by key as ever; this only says where they lead
    <div onClick={follow}>
      <h1 className="person-name">{course.patient.name}</h1>
      {visit.state !== 'planned' && visit.state !== 'kept' && (
        <Notice tone="amber" title={SESSION.notPlanned}>
          <p>{SESSION.keptAllTheSame}</p>
        </Notice>
      )}
      <Failed plain={plain}>
        <Acts here={here} name="alarms">
          {(typed) => <Alarms here={here} typed={typed} spoken={false} />}
        </Acts>
      </Failed>
      <Failed plain={plain}>
        <TeamNow here={here} />
        {openQuestions(session).length > 0 && (
          <Notice tone="amber" title={PERSON.questions}>
            <Acts here={here} name="questions" final>
              {(typed) => <Questions here={{ ...here, entry: '' }} typed={typed} />}
            </Acts>
          </Notice>
        )}
      </Failed>
      <CameBackElsewhere visit={visit.id} panel={panel} onOpen={onOpen} />
      <div className="person">
        <div className="person-now">
          <Failed plain={plain}>
            <NowBand here={here} />
            <Queue here={here} onOpen={onOpen} />
            {!session.closed && (
              <InSession
                notices={sessionNotices(
                  course.chart,
                  { route: session.route, setting: 'clinic' },
                  course.protocol,
                )}
              />
            )}
            {!session.closed && session.doses.length === 0 && <BeforeDose here={here} params={params} />}
            <Flags flags={session.flags} course={course.id} />
            {!here.writes && <Notice>{course.closed ? SESSION.courseClosed : SESSION.readOnly}</Notice>}
          </Failed>
        </div>
        <section className="person-panel" ref={place} aria-labelledby="panel-title">
          <h2 id="panel-title" tabIndex={-1}>
            {PANEL[panel]}
          </h2>
          <Failed key={panel} plain={plain}>
            <Panel name={panel} here={here} />
          </Failed>
        </section>
      </div>
      <p className="person-plain">
        <a href={plain}>{PERSON.plain}</a>
      </p>
    </div>
  )
}

/** Whoever asks for a form by key or by thumb goes on typing or reading in it. */
function lead(place: HTMLElement | null, asked: number): void {
  if (!place || asked === 0) return
  const title = place.querySelector('h2')
  const keypad = place.querySelector<HTMLElement>('.vitals input')
  const { top } = place.getBoundingClientRect()
  if (top < 0 || top > innerHeight / 3) place.scrollIntoView({ block: 'start' })
  ;(keypad ?? title)?.focus({ preventScroll: true })
}

function goTo(id: string): void {
  const place = document.getElementById(id)
  for (let fold = place?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true
  place?.scrollIntoView({ block: 'center' })
  place?.focus({ preventScroll: true })
}
