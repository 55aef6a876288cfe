/** When somebody came and left, as it stands and as it was written down; a wrong one is set right here. */
import { href } from 'react-router'
import type { Ruling } from '#kernel/ruling.ts'
import { Choice, Field, Form, Submit, TimeField } from '#web/form.tsx'
import { clock, number } from '#web/format.ts'
import { Section } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { Table } from '#web/table.tsx'
import { hoursOf } from '../attendance.ts'
import { type SignLine, signLines } from '../correcting.ts'
import { CORRECTING as W } from '../correcting-words.ts'
import type { DeskApplication } from '../desk-store.ts'
import { hoursDiffer } from '../replacing.ts'
import { REPLACING } from '../replacing-words.ts'
import { GIVING } from '../site-words.ts'
import { basisOf } from '../training.ts'
import { cameBack } from './typed.ts'

type SignInsProps = { readonly found: DeskApplication; readonly ruling?: Ruling; readonly typed?: Typed }

export function SignIns({ found, ruling, typed }: SignInsProps) {
  const { plan } = found.training
  const lines = signLines(found.entries)
  if (lines.length === 0) return null
  const partOf = ({ entry }: SignLine) => plan.agenda.find(({ id }) => id === entry.body.item)
  return (
    <Section title={W.title} about={W.about} id="sign-ins">
      <Table
        label={W.title}
        columns={W.columns}
        rows={lines.map((line) => {
          const { entry, at } = line
          const written = clock(entry.at, plan.zone)
          const stands = at ? clock(at, plan.zone) : W.never
          return [
            partOf(line)?.day ?? '–',
            partOf(line)?.title ?? entry.body.item,
            W.kinds[entry.kind],
            stands,
            stands === written ? W.same : written,
          ]
        })}
      />
      <p>{`${GIVING.columns[2]}: ${number(hoursOf(plan, found.application), 2)}`}</p>
      {hoursDiffer(plan, found.application) && (
        <p>
          {REPLACING.differ}{' '}
          <a href={href('/desk/trainings/:training/certificates', { training: found.training.id })}>
            {REPLACING.title}
          </a>
        </p>
      )}
      {ruling?.ruling === 'allow' ? (
        <details className="training-act" open={cameBack(typed, 'correct')}>
          <summary>{W.correct}</summary>
          <Form intent="correct" basis={basisOf(found.entries)} typed={typed} label={W.correct}>
            <Choice
              kind="select"
              name="of"
              label={W.of}
              options={lines.map((line) => ({
                value: line.entry.id,
                label: W.line(
                  partOf(line)?.day ?? 0,
                  W.kinds[line.entry.kind],
                  clock(line.at ?? line.entry.at, plan.zone),
                  partOf(line)?.title ?? line.entry.body.item,
                ),
              }))}
              required
            />
            <Choice
              name="what"
              label={W.what}
              options={Object.entries(W.whats).map(([value, label]) => ({ value, label }))}
              required
            />
            <TimeField name="time" label={W.time} />
            <Field name="why" label={W.why} maxLength={1000} required />
            <Submit>{W.button}</Submit>
          </Form>
        </details>
      ) : (
        ruling?.reasons.map(({ rule, why, settle }) => (
          <p key={rule} className="section-about">
            {why} {settle}
          </p>
        ))
      )}
    </Section>
  )
}
