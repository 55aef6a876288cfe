/** Sedation, distress and dissociation: each score one large button, stored with one tap. */
import type { ReactNode } from 'react'
import { Form, Submit } from '#web/form.tsx'
import { ago } from '#web/format.ts'
import { SourceNote } from '#web/page.tsx'
import { latest } from '../../readings.ts'
import type { HereAtHand } from '../at-hand.tsx'
import { ENTRY } from '../words.ts'
import { Earlier, NoDefault } from './Earlier.tsx'
import { Acts } from './Sends.tsx'

type Scale = 'sedation' | 'distress' | 'dissociation'

export function Scores({ here }: { readonly here: HereAtHand }) {
  const { sedation, distress, dissociation } = here.course.protocol.monitoring.scales
  return (
    <>
      <p className="section-about">{ENTRY.tapScore}</p>
      <ScaleForm here={here} scale="sedation" title={sedation.title}>
        <div className="anchors">
          {sedation.anchors.map(({ score, text }) => (
            <Submit key={score} tone="quiet" name="sedation" value={String(score)}>
              <strong>{score}</strong> <span>{text}</span>
            </Submit>
          ))}
        </div>
      </ScaleForm>
      <ScaleForm here={here} scale="distress" title={distress.title}>
        <Numbers name="distress" most={distress.most} />
      </ScaleForm>
      <ScaleForm here={here} scale="dissociation" title={dissociation.title}>
        <p className="field-help">{dissociation.note}</p>
        <Submit tone="quiet" name="gone" value="yes">
          {ENTRY.goneScore}
        </Submit>
        <Numbers name="dissociation" most={dissociation.most} />
      </ScaleForm>
      <SourceNote source={sedation.source} label="Source of the sedation scale" />
      <SourceNote source={dissociation.source} label="Source of the dissociation scale" />
    </>
  )
}

type ScaleProps = {
  readonly here: HereAtHand
  readonly scale: Scale
  readonly title: string
  readonly children: ReactNode
}

function ScaleForm({ here, scale, title, children }: ScaleProps) {
  const last = latest(here.session.readings[scale])
  return (
    <Acts here={here} name={`scores-${scale}`}>
      {(typed) => (
        <Form typed={typed} intent="scores" label={title}>
          <NoDefault />
          <h3>{title}</h3>
          {last && <p className="field-help">{ENTRY.last(String(last.value), ago(last.at, here.now))}</p>}
          {children}
          <Earlier label="Scored at" open={Boolean(typed?.values.when?.[0])} />
        </Form>
      )}
    </Acts>
  )
}

const Numbers = ({ name, most }: { readonly name: Scale; readonly most: number }) => (
  <div className="numbers">
    {Array.from({ length: most + 1 }, (_, n) => (
      <Submit key={n} tone="quiet" name={name} value={String(n)}>
        {n}
      </Submit>
    ))}
  </div>
)
