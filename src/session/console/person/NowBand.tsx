/** Where the session stands: the phase and the clock large, what was given, the last of each reading with its age. */
import { minutesBetween } from '#kernel/time.ts'
import { clock } from '#web/format.ts'
import { Figures, PhaseWords, SymptomsNow } from '../../pages/Now.tsx'
import { isClosedHere } from '../../session.ts'
import { closedInWords, duration, NOW, PHASE } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { PERSON } from '../words.ts'

export function NowBand({ here }: { readonly here: HereAtHand }) {
  const { session, course, now } = here
  const { closed, phase, firstDose, lastDose, doses, given } = session
  const onlyHere = isClosedHere(session, course.unsent)
  return (
    <section className="now" aria-label="Now">
      <div className="now-clock">
        <p className="now-phase">
          {closed ? closedInWords(closed.how, onlyHere) : phase ? PHASE[phase.phase] : NOW.notBegun}
        </p>
        <PhaseWords session={session} zone={course.zone} />
        {firstDose ? (
          <p className="now-elapsed">
            <strong>{duration(minutesBetween(firstDose, closed?.at ?? now))}</strong>
            {PERSON.sinceDose(clock(firstDose, course.zone))}
          </p>
        ) : (
          <p className="now-elapsed">{NOW.nothingGiven}</p>
        )}
        {doses.length > 0 && (
          <p className="now-given">
            {PERSON.given(given.mg, given.mgPerKg, doses.length)}
            {doses.length > 1 && lastDose && `, ${PERSON.lastAt(clock(lastDose, course.zone))}`}
          </p>
        )}
        <SymptomsNow here={here} />
      </div>
      <Figures session={session} />
    </section>
  )
}
