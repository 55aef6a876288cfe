/** Reading, answering and signing a consent: each part by itself, required parts first, free choices with a no. */
import type { ReactNode } from 'react'
import { Choice, Form, Hidden, Submit } from '#web/form.tsx'
import { Section, SourceNote } from '#web/page.tsx'
import type { Typed } from '#web/read-form.ts'
import { SignatureField } from '#web/signature.tsx'
import type { ConsentDocument } from '../document.ts'
import { answerField, type ReadableStatement } from '../signing.ts'

type SigningFormProps = {
  readonly document: ConsentDocument
  readonly statements: readonly ReadableStatement[]
  readonly typed?: Typed
  readonly basis?: string
  /** The single statement that is answered again. */
  readonly part?: string
  readonly children?: ReactNode
}

export function SigningForm({ document, statements, typed, basis, part, children }: SigningFormProps) {
  const required = statements.filter(({ need }) => need === 'required')
  const free = statements.filter(({ need }) => need === 'opt-in')
  return (
    <Form typed={typed} intent="sign" basis={basis} label={document.title}>
      {part && <Hidden name="part" value={part} />}
      {required.length > 0 && (
        <Section
          title="Needed before a session"
          about="Without these there is no session. A no is a full answer."
        >
          {required.map((statement) => (
            <Statement key={statement.id} statement={statement} yes="I agree" no="I do not agree" />
          ))}
        </Section>
      )}
      {free.length > 0 && (
        <Section title="Your free choice" about="A no changes nothing about your care.">
          {free.map((statement) => (
            <Statement key={statement.id} statement={statement} yes="Yes" no="No" first="no" />
          ))}
        </Section>
      )}
      <p className="consent-words">{document.signing}</p>
      <SignatureField />
      {children}
      <Submit>Sign</Submit>
    </Form>
  )
}

type StatementProps = {
  readonly statement: ReadableStatement
  readonly yes: string
  readonly no: string
  readonly first?: 'no'
}

function Statement({ statement: { id, title, words }, yes, no, first }: StatementProps) {
  return (
    <div className="consent-part">
      <Choice
        name={answerField(id)}
        label={title}
        help={<span className="consent-words">{words.text}</span>}
        inline
        defaultValue={first}
        required={!first}
        options={[
          { value: 'yes', label: yes },
          { value: 'no', label: no },
        ]}
      />
      <SourceNote source={words.source} label="Where this comes from" />
    </div>
  )
}
