/** Sedation, dissociation and distress: each by itself or together. */
import { Checkbox, Choice, Field, Form, Hidden, Submit } from '#web/form.tsx'
import { SourceNote } from '#web/page.tsx'
import { type FormsProps, WhenField } from './Forms.tsx'

export function ScoresForm({ here: { course, entry }, typed }: FormsProps) {
  const { sedation, dissociation, distress } = course.protocol.monitoring.scales
  return (
    <Form typed={typed} intent="scores" label="Scores">
      <Hidden name="entry" value={entry} />
      <Choice
        name="sedation"
        label={sedation.title}
        options={sedation.anchors.map(({ score, text }) => ({
          value: String(score),
          label: `${score}: ${text}`,
        }))}
      />
      <Field name="distress" label={distress.title} type="number" step={1} unit={`of ${distress.most}`} />
      <Field
        name="dissociation"
        label={dissociation.title}
        help={dissociation.note}
        type="number"
        step={1}
        unit={`of ${dissociation.most}`}
      />
      <Checkbox name="gone" label="No score was taken; I find that the dissociation has gone." />
      <WhenField label="Scored at" />
      <Submit>Save the scores</Submit>
      <SourceNote source={sedation.source} label="Source of the sedation scale" />
      <SourceNote source={dissociation.source} label="Source of the dissociation scale" />
    </Form>
  )
}
