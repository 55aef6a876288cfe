/** What somebody who works in health care may say about themselves. Nothing of it has to be said. */
import { STATE_CODES, STATES } from '#directory/states.ts'
import { DISCIPLINES } from '#training/plan.ts'
import { Choice, Field } from '#web/form.tsx'
import { JOIN } from '../page-words.ts'
import type { About } from '../subscription.ts'

export function AboutFields({ about }: { readonly about?: About }) {
  return (
    <>
      <Field name="name" label={JOIN.name} autoComplete="name" maxLength={200} defaultValue={about?.name} />
      <Choice
        name="discipline"
        kind="select"
        label={JOIN.discipline}
        defaultValue={about?.discipline ?? ''}
        options={[
          { value: '', label: JOIN.notSaid },
          ...DISCIPLINES.map((value) => ({ value, label: JOIN.disciplines[value] })),
        ]}
      />
      <Choice
        name="state"
        kind="select"
        label={JOIN.state}
        defaultValue={about?.state ?? ''}
        options={[
          { value: '', label: JOIN.notSaid },
          ...STATE_CODES.map((value) => ({ value, label: STATES[value] })),
        ]}
      />
    </>
  )
}
