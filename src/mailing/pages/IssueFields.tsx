/** What an issue says and to whom it goes. */
import { DISCIPLINES } from '#training/plan.ts'
import { Choice, Field, FieldGroup, TextArea } from '#web/form.tsx'
import type { Content } from '../issue.ts'
import { WRITE_PAGE } from '../issue-page-words.ts'
import { JOIN } from '../page-words.ts'
import { ATTENDED } from '../segment.ts'
import { LISTS } from '../subscription.ts'
import { LIST_WORDS } from '../words.ts'

export function IssueFields({ content }: { readonly content?: Content }) {
  return (
    <>
      <Field
        name="subject"
        label={WRITE_PAGE.subject}
        help={WRITE_PAGE.subjectHelp}
        maxLength={150}
        defaultValue={content?.subject}
        required
      />
      <TextArea
        name="text"
        label={WRITE_PAGE.text}
        help={WRITE_PAGE.textHelp}
        rows={18}
        defaultValue={content?.text}
        required
      />
      <Choice
        name="list"
        kind="select"
        label={WRITE_PAGE.list}
        defaultValue={content?.segment.list ?? 'trainings'}
        options={LISTS.map((value) => ({ value, label: LIST_WORDS[value].name }))}
      />
      <FieldGroup legend={WRITE_PAGE.narrow}>
        <Field
          name="states"
          label={WRITE_PAGE.states}
          help={WRITE_PAGE.statesHelp}
          defaultValue={content?.segment.states.join(', ')}
        />
        <Choice
          name="disciplines"
          kind="checkbox"
          label={WRITE_PAGE.disciplines}
          help={WRITE_PAGE.disciplinesHelp}
          defaultValue={content?.segment.disciplines}
          options={DISCIPLINES.map((value) => ({ value, label: JOIN.disciplines[value] }))}
        />
        <Choice
          name="attended"
          label={WRITE_PAGE.attended}
          defaultValue={content?.segment.attended ?? 'anybody'}
          options={ATTENDED.map((value) => ({ value, label: WRITE_PAGE.attendedWords[value] }))}
        />
      </FieldGroup>
    </>
  )
}
