/** What is decided about a version at the desk: read from its form, and handed to the store. */
import { z } from 'zod'
import { problem } from '#kernel/result.ts'
import type { Ruling } from '#kernel/ruling.ts'
import { day, dayIn } from '#kernel/time.ts'
import type { Care } from '#web/context.ts'
import { REVIEWING } from '../desk-words.ts'
import { sentencesOf } from '../editing.ts'
import { articleForm } from './article-form.ts'

const version = z.coerce.number().int().positive()
const words = z.string(REVIEWING.needWhy).max(500, REVIEWING.tooLong)
const looked = {
  version,
  seen: version.optional(),
  confirmed: z.literal('yes').optional(),
}

export const deskForm = z.discriminatedUnion('intent', [
  articleForm.extend({ intent: z.literal('write') }),
  z.object({ intent: z.literal('submit'), version }),
  z.object({
    intent: z.literal('publish'),
    ...looked,
    reviewer: z.string(REVIEWING.needReviewer).max(120, REVIEWING.tooLong),
    review: z.string().max(320, REVIEWING.tooLong).optional(),
    reviewAgain: z.string(REVIEWING.needDay).pipe(day),
  }),
  z.object({ intent: z.literal('publish-file'), ...looked }),
  z.object({ intent: z.literal('send-back'), version, why: words }),
  z.object({ intent: z.literal('set-aside'), version, why: words }),
  z.object({ intent: z.literal('withdraw'), version, why: words }),
])
export type Deciding = Exclude<z.output<typeof deskForm>, { intent: 'write' }>

export function decide(
  { libraryDesk: desk, person, now }: Pick<Care, 'libraryDesk' | 'person' | 'now'>,
  slug: string,
  form: Deciding,
): Promise<Ruling> {
  const asked = { slug, version: form.version, now }
  switch (form.intent) {
    case 'submit':
      return desk.submit(asked)
    case 'publish': {
      const { reviewer, review, reviewAgain, seen, confirmed } = form
      const reviewed = dayIn(now, person.zone)
      return desk.publish({
        ...asked,
        review: { reviewer, reviewed, reviewAgain, ...(review ? { review } : {}) },
        seen,
        confirmed: confirmed === 'yes',
      })
    }
    case 'publish-file':
      return desk.publish({ ...asked, seen: form.seen, confirmed: form.confirmed === 'yes' })
    case 'send-back':
      return desk.sendBack({ ...asked, why: form.why })
    case 'set-aside':
      return desk.setAside({ ...asked, why: form.why })
    case 'withdraw':
      return desk.withdraw({ ...asked, why: form.why })
  }
}

/** What stands in the way; a question stands at the box that answers it. */
export const problemsOf = (ruling: Ruling) =>
  sentencesOf(ruling).map((sentence) => problem(sentence, ruling.ruling === 'ask' ? 'confirmed' : undefined))
