/** A letter as it arrives, in both its halves. */
import { Markdown } from '#web/markdown.tsx'
import { letterBody } from '#web/markdown-letter.ts'
import type { Content } from '../issue.ts'
import { ISSUE_PAGE } from '../issue-page-words.ts'

type PreviewProps = { readonly content: Pick<Content, 'subject' | 'text'>; readonly origin: string }

export function IssuePreview({ content: { subject, text }, origin }: PreviewProps) {
  return (
    <div className="issue-preview">
      <article aria-label={ISSUE_PAGE.preview}>
        <h3>{subject}</h3>
        <Markdown text={text} level={4} />
      </article>
      <details>
        <summary>{ISSUE_PAGE.plain}</summary>
        <pre>{letterBody(text, origin).text}</pre>
      </details>
    </div>
  )
}
