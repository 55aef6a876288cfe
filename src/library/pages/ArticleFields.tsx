/** The fields of an article: what everybody sees first, the long answer, and its sources row by row. */
import { use } from 'react'
import { FilledForm } from '#web/field-frame.tsx'
import { Choice, Field, FieldGroup, Row, Submit, TextArea } from '#web/form.tsx'
import { WRITING } from '../desk-words.ts'
import { type Draft, LONGEST_ANSWER, topic } from '../library.ts'
import { TOPICS } from '../words.ts'
import { rowsFor, SURE, sourceField, sureOf } from './article-form.ts'

type ArticleFieldsProps = {
  /** What stands there at first. */
  readonly draft?: Draft
  /** Proposed for a new article. */
  readonly author?: string
}

export function ArticleFields({ draft, author }: ArticleFieldsProps) {
  return (
    <>
      <Field
        name="question"
        label={WRITING.question}
        help={WRITING.questionHelp}
        defaultValue={draft?.question}
        maxLength={160}
        required
      />
      <TextArea
        name="answer"
        label={WRITING.answer}
        help={WRITING.answerHelp}
        defaultValue={draft?.answer}
        maxLength={LONGEST_ANSWER}
        rows={3}
      />
      <TextArea
        name="text"
        label={WRITING.text}
        help={WRITING.textHelp}
        defaultValue={draft?.text}
        rows={24}
      />
      <Sources draft={draft} />
      <Row>
        <Choice
          name="topic"
          kind="select"
          label={WRITING.topic}
          defaultValue={draft?.topic}
          options={topic.options.map((value) => ({ value, label: TOPICS[value] }))}
          required
        />
        <Field
          name="language"
          label={WRITING.language}
          help={WRITING.languageHelp}
          defaultValue={draft?.language ?? 'en'}
          maxLength={5}
          required
        />
      </Row>
      <Field
        name="tags"
        label={WRITING.tags}
        help={WRITING.tagsHelp}
        defaultValue={draft?.tags.join(', ')}
        maxLength={400}
      />
      <Field
        name="author"
        label={WRITING.author}
        help={WRITING.authorHelp}
        defaultValue={draft?.author ?? author}
        maxLength={120}
      />
    </>
  )
}

function Sources({ draft }: Pick<ArticleFieldsProps, 'draft'>) {
  const { typed } = use(FilledForm)
  const sources = draft?.sources ?? []
  return (
    <fieldset className="article-sources">
      <legend>{WRITING.sources}</legend>
      <p className="field-help">{WRITING.sourcesAbout}</p>
      {rowsFor(sources.length, typed?.values).map((row) => {
        const source = sources[row]
        return (
          <FieldGroup key={row} legend={WRITING.source(row + 1)}>
            <TextArea
              name={sourceField(row, 'text')}
              label={WRITING.sourceText}
              defaultValue={source?.text}
              rows={2}
              maxLength={600}
            />
            <div className="article-source">
              <Field
                name={sourceField(row, 'id')}
                label={WRITING.sourceId}
                defaultValue={source?.id}
                maxLength={60}
              />
              <Choice
                name={sourceField(row, 'sure')}
                kind="select"
                label={WRITING.sourceSure}
                defaultValue={source && sureOf(source)}
                options={SURE}
              />
              <Field
                name={sourceField(row, 'url')}
                label={WRITING.sourceUrl}
                defaultValue={source?.url}
                type="url"
                maxLength={400}
              />
            </div>
          </FieldGroup>
        )
      })}
    </fieldset>
  )
}

/** Saving, looking and sending: the three things that can be done with what is typed. */
export const WritingActs = () => (
  <Row>
    <Submit name="act" value="save">
      {WRITING.save}
    </Submit>
    <Submit tone="quiet" name="act" value="preview">
      {WRITING.preview}
    </Submit>
    <Submit tone="quiet" name="act" value="send">
      {WRITING.send}
    </Submit>
  </Row>
)
