/** What is open beside a person: one form or one thing to look up. */
import { lazy, Suspense } from 'react'
import { Section } from '#web/page.tsx'
import { BeginForm } from '../../pages/BeginForm.tsx'
import { Cards } from '../../pages/Cards.tsx'
import { CheckForm } from '../../pages/CheckForm.tsx'
import { EventForm } from '../../pages/EventForm.tsx'
import { NoteForm } from '../../pages/Forms.tsx'
import { PrescriberForm } from '../../pages/PrescriberForm.tsx'
import { LeftForm, PauseForm } from '../../pages/TeamForms.tsx'
import type { HereAtHand } from '../at-hand.tsx'
import { Dose } from '../entry/Dose.tsx'
import { Phase } from '../entry/Phase.tsx'
import { Scores } from '../entry/Scores.tsx'
import { Acts } from '../entry/Sends.tsx'
import { Symptoms } from '../entry/Symptoms.tsx'
import { Vitals } from '../entry/Vitals.tsx'
import { Log } from '../log/Log.tsx'
import { PLOT } from '../words.ts'
import { Discharge } from './Discharge.tsx'
import { Order } from './Order.tsx'
import type { PanelName } from './panels.ts'

/** The drawing library is large: it comes when somebody wants to see a drawing. */
const LivePlot = lazy(() => import('./LivePlot.tsx'))

type PanelProps = { readonly name: PanelName; readonly here: HereAtHand }

export function Panel({ name, here }: PanelProps) {
  // The server names the first entry of a form; a device names its entries itself.
  const shown = { ...here, entry: '' }
  if (!here.writes && WRITTEN.includes(name)) return <Log here={here} />
  switch (name) {
    case 'vitals':
      return <Vitals here={here} />
    case 'scores':
      return <Scores here={here} />
    case 'dose':
      return <Dose here={here} />
    case 'symptoms':
      return <Symptoms here={here} />
    case 'phase':
      return <Phase here={here} />
    case 'note':
      return (
        <Acts here={here} name="note">
          {(typed) => <NoteForm here={shown} typed={typed} />}
        </Acts>
      )
    case 'event':
      return (
        <Acts here={here} name="event">
          {(typed) => <EventForm here={shown} typed={typed} />}
        </Acts>
      )
    case 'prescriber':
      return (
        <Acts here={here} name="prescriber">
          {(typed) => <PrescriberForm here={shown} typed={typed} />}
        </Acts>
      )
    case 'present':
      return (
        <Acts here={here} name="present">
          {(typed) => (
            <>
              <BeginForm here={shown} typed={typed} />
              {here.session.present.length > 0 && <LeftForm here={shown} typed={typed} />}
            </>
          )}
        </Acts>
      )
    case 'check':
      return (
        <Acts here={here} name="check">
          {(typed) => <CheckForm here={shown} typed={typed} />}
        </Acts>
      )
    case 'pause':
      return (
        <Acts here={here} name="pause">
          {(typed) => <PauseForm here={shown} typed={typed} />}
        </Acts>
      )
    case 'order':
      return <Order here={here} />
    case 'discharge':
      return <Discharge here={here} />
    case 'log':
      return <Log here={here} />
    case 'cards':
      return (
        <Section title={PLOT.cards} about={PLOT.cardsAbout}>
          <Cards cards={here.course.protocol.emergencyCards} />
        </Section>
      )
    case 'plot':
      return (
        <Suspense fallback={<p>{PLOT.drawing}</p>}>
          <LivePlot here={here} />
        </Suspense>
      )
  }
}

/** Only for those who may write in a session. */
const WRITTEN: readonly PanelName[] = [
  'vitals',
  'scores',
  'dose',
  'symptoms',
  'phase',
  'note',
  'event',
  'prescriber',
  'check',
  'present',
  'pause',
]
