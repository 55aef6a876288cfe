/** What is talked through in the preparation visits: what has been, and a form for what was talked through today. */
import type { PersonId } from '#kernel/ids.ts'
import { Choice, Form, Submit, TextArea } from '#web/form.tsx'
import { dateOf } from '#web/format.ts'
import { usePlace } from '#web/place.tsx'
import type { Typed } from '#web/read-form.ts'
import type { Covered } from '../preparation.ts'
import type { PreparationProtocol } from '../protocol.ts'

type TopicsProps = {
  readonly topics: PreparationProtocol['topics']['list']
  readonly covered: ReadonlyMap<string, Covered>
  readonly names: ReadonlyMap<PersonId, string>
  readonly typed?: Typed
}

export function Topics({ topics, covered, names, typed }: TopicsProps) {
  const { zone, now } = usePlace()
  const when = (id: string): string => {
    const last = covered.get(id)
    if (!last) return ''
    return `Talked through ${dateOf(last.at, zone, now)}, ${names.get(last.by) ?? 'care team'}${last.note ? `: ${last.note}` : ''}`
  }
  return (
    <Form typed={typed} intent="topics">
      <Choice
        name="topics"
        kind="checkbox"
        label="Talked through now"
        options={topics.map(({ id, title, say }) => ({
          value: id,
          label: title,
          help: (
            <>
              {say} {when(id)}
            </>
          ),
        }))}
      />
      <TextArea
        name="note"
        label="Note"
        help="For the care team; psychotherapy notes have their own place."
        rows={2}
        maxLength={2000}
      />
      <Submit tone="quiet">Record</Submit>
    </Form>
  )
}
