/** A link that opens nothing, or nothing any more: what happened, and how to get a new one. */
import { Notice, PageHead } from '#web/page.tsx'
import { LINKED } from '../patient-link-words.ts'
import type { Shut } from './through-link.ts'

const WORDS = {
  locked: LINKED.locked,
  ended: LINKED.ended,
  expired: LINKED.expired,
  closed: LINKED.courseClosed,
} as const

export function ShutLink({ state, practice, phone }: Shut) {
  const { title, about } = WORDS[state]
  return (
    <>
      <PageHead what={title} />
      <Notice tone="amber">
        <p>{about}</p>
        {practice && <p>{LINKED.call(practice, phone)}</p>}
      </Notice>
    </>
  )
}
