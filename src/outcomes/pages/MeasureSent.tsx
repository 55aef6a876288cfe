/** After sending. When an answer asks for it, whom to reach comes first, before any number. */
import type { ReactNode } from 'react'
import { CrisisContacts } from '#web/crisis-contacts.tsx'
import { PageHead } from '#web/page.tsx'
import { words } from '../words.ts'

type MeasureSentProps = {
  readonly title: string
  readonly practice: string
  readonly phone?: string
  /** What the protocol says to the person, when an answer opened the safety flow. */
  readonly safety?: string
  /** What is told about the total, where it may be. */
  readonly total?: string
  readonly children: ReactNode
}

export function MeasureSent({ title, practice, phone, safety, total, children }: MeasureSentProps) {
  return (
    <div className="measure-sent">
      <PageHead what={safety ? words.notAlone : words.thanks} title={title} />
      {safety && (
        <>
          <p className="measure-safety">{safety}</p>
          <CrisisContacts practice={practice} phone={phone} prominent />
        </>
      )}
      <div className="prose">
        {safety && <p>{words.thanks}</p>}
        {total && !safety && <p>{total}</p>}
        {!safety && <p>{words.thanksMore}</p>}
      </div>
      {children}
    </div>
  )
}
