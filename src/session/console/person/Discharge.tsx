/** Going home, line by line: refused with its reasons until each is settled, then signed. */
import { Form, Submit } from '#web/form.tsx'
import { Notice, Section } from '#web/page.tsx'
import { Signature, SignatureField } from '#web/signature.tsx'
import { close, DISCHARGE_LISTS, dischargeForm } from '../../acts/closing.ts'
import { gateOf } from '../../discharge.ts'
import { namedEscort } from '../../escort.ts'
import { DecideForm } from '../../pages/DecideForm.tsx'
import { EscortForm } from '../../pages/EscortForm.tsx'
import { GateForm, type Places } from '../../pages/GateForm.tsx'
import { GateSummary } from '../../pages/GateSummary.tsx'
import { OtherWays } from '../../pages/OtherWays.tsx'
import { isClosedHere } from '../../session.ts'
import { closedInWords } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { Sends } from '../entry/Sends.tsx'
import { GOING_HOME, PANEL } from '../words.ts'

export function Discharge({ here }: { readonly here: HereAtHand }) {
  const { course, session, visit, now, person, writes } = here
  const { closed } = session
  const gate = gateOf(session, course.protocol, now)
  const params = { course: course.id, visit: visit.id }
  const open = !closed && writes
  const onlyHere = isClosedHere(session, course.unsent)
  const acts = { here, schema: dischargeForm, lists: DISCHARGE_LISTS, decide: close }
  return (
    <div className="going-home">
      <p>
        <a href={`/courses/${course.id}/sessions/${visit.id}/instructions`}>{GOING_HOME.instructions}</a>
      </p>
      {closed ? (
        <Notice tone={onlyHere ? 'amber' : 'done'} title={closedInWords(closed.how, onlyHere)}>
          <Signature name={course.names.get(closed.by) ?? GOING_HOME.nobody} at={closed.at} />
        </Notice>
      ) : (
        <GateSummary gate={gate} />
      )}
      <Sends {...acts} name="gate">
        {(typed) => (
          <GateForm
            gate={gate}
            protocol={course.protocol}
            params={params}
            places={placesIn(course.id)}
            typed={typed}
            open={open}
          />
        )}
      </Sends>
      {!closed && !course.closed && (
        <Section title={GOING_HOME.escort} id="escort">
          <Sends {...acts} name="escort">
            {(typed) => (
              <EscortForm escort={namedEscort(course.chart, visit.id)} session={session} typed={typed} />
            )}
          </Sends>
        </Section>
      )}
      {open && (
        <>
          <Sends {...acts} name="gate-decision">
            {(typed) => <DecideForm gate={gate} person={person} typed={typed} />}
          </Sends>
          <Section title={GOING_HOME.sign} id="sign">
            <Sends {...acts} name="sign" final>
              {(typed) => (
                <Form typed={typed} intent="sign" label={GOING_HOME.signIt}>
                  <SignatureField help={GOING_HOME.signers} />
                  <Submit>{GOING_HOME.signIt}</Submit>
                </Form>
              )}
            </Sends>
          </Section>
          <Sends {...acts} name="other-ways" final>
            {(typed) => <OtherWays session={session} typed={typed} zone={course.zone} now={now} />}
          </Sends>
        </>
      )}
    </div>
  )
}

/** What settles a line stands beside it here; only booking needs a page, and with it the network. */
function placesIn(course: string): Places {
  const scores = { href: '#scores', label: PANEL.scores }
  const vitals = { href: '#vitals', label: PANEL.vitals }
  const visits = { href: `/courses/${course}/visits`, label: GOING_HOME.book }
  return {
    awake: scores,
    dissociation: scores,
    distress: scores,
    pressure: vitals,
    oxygen: vitals,
    escort: { href: '#escort', label: GOING_HOME.escort },
    'next-day-call': visits,
    integration: visits,
  }
}
