/** Symptoms as switches: one tap notes what is there, the next that it has gone. */
import { Form, Hidden } from '#web/form.tsx'
import type { HereAtHand } from '../at-hand.tsx'
import { ENTRY } from '../words.ts'
import { Acts } from './Sends.tsx'

/** Asking for help is counted, so each time is noted by itself. */
const COUNTED = 'asks-for-help'

export function Symptoms({ here }: { readonly here: HereAtHand }) {
  const { session, course } = here
  const asked = session.symptoms.get(COUNTED)?.times ?? 0
  const listed = course.protocol.monitoring.symptoms.filter(({ when }) => !when)
  return (
    <>
      <p className="section-about">{ENTRY.tapSymptom}</p>
      <div className="switches">
        {listed.map(({ id, text }) => (
          <Switch key={id} here={here} id={id} text={text} there={session.symptoms.has(id)} />
        ))}
        <Acts here={here} name="help">
          {(typed) => (
            <Form typed={typed} intent="help" label={ENTRY.asksForHelp}>
              <button type="submit" className="button button-quiet">
                {asked > 0 ? ENTRY.asksAgain(asked) : ENTRY.asksForHelp}
              </button>
            </Form>
          )}
        </Acts>
      </div>
    </>
  )
}

type SwitchProps = {
  readonly here: HereAtHand
  readonly id: string
  readonly text: string
  readonly there: boolean
}

function Switch({ here, id, text, there }: SwitchProps) {
  if (id === COUNTED && !there) return null
  return (
    <Acts here={here} name={`symptom-${id}`}>
      {(typed) => (
        <Form typed={typed} intent="symptoms" label={text}>
          <Hidden name={there ? 'shown' : 'present'} value={id} />
          <button type="submit" className="button button-quiet switch" aria-pressed={there}>
            {text}
            {there && <span className="switch-there">{ENTRY.there}</span>}
          </button>
        </Form>
      )}
    </Acts>
  )
}
