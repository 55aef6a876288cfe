/** A patient's own page: taking a copy of everything that is written about them. */
import { href } from 'react-router'
import { Action, PageHead, Section } from '#web/page.tsx'
import { LEFT_OUT, EXPORT as WORDS } from '../export-words.ts'

export default function MyExport() {
  return (
    <>
      <PageHead what={WORDS.mine}>
        <p>{WORDS.mineAbout}</p>
      </PageHead>
      <Section title={WORDS.readable} about={WORDS.readableAbout}>
        <Action href={href('/me/export/:file', { file: 'record.html' })}>{WORDS.readableLink}</Action>
      </Section>
      <Section title={WORDS.fhir} about={WORDS.fhirAbout}>
        <Action tone="quiet" href={href('/me/export/:file', { file: 'record.json' })}>
          {WORDS.fhirLink}
        </Action>
      </Section>
      <Section title={WORDS.know}>
        <p>{WORDS.keep}</p>
        <p>{LEFT_OUT.notes}</p>
      </Section>
    </>
  )
}
