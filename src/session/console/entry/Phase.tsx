/** The phase, as the person in the room sees it: one tap. */
import { Form } from '#web/form.tsx'
import { phase } from '../../protocol.ts'
import { PHASE } from '../../words.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { ENTRY } from '../words.ts'
import { Earlier, NoDefault } from './Earlier.tsx'
import { Acts } from './Sends.tsx'

export function Phase({ here }: { readonly here: HereAtHand }) {
  const { phase: now } = here.session
  return (
    <Acts here={here} name="phase">
      {(typed) => (
        <Form typed={typed} intent="phase" label="Phase">
          <NoDefault />
          <div className="switches">
            {phase.options.map((value) => {
              const is = now?.recorded === true && now.phase === value
              return (
                <button
                  key={value}
                  type="submit"
                  name="phase"
                  value={value}
                  className="button button-quiet switch"
                  aria-pressed={is}
                >
                  {PHASE[value]}
                  {is && <span className="switch-there">{ENTRY.now}</span>}
                </button>
              )
            })}
          </div>
          <Earlier label="Since" open={Boolean(typed?.values.when?.[0])} />
        </Form>
      )}
    </Acts>
  )
}
