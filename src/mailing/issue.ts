/**
 * An issue: a letter to everybody on a list whom it fits. An educator writes it or is handed a draft, and only an
 * educator sends it. What was approved is what goes out: it cannot be changed while it is on its way.
 */
import { z } from 'zod'
import { entryId, personId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import { inOrder } from '#training/training.ts'
import { ISSUE } from './issue-words.ts'
import { segment } from './segment.ts'

const why = z.string(ISSUE.noWhy).trim().min(1, ISSUE.noWhy).max(1000)

/** What goes out, in Markdown, and to whom. */
export const content = z.object({
  subject: z
    .string(ISSUE.noSubject)
    .trim()
    .min(1, ISSUE.noSubject)
    .max(150, ISSUE.longSubject)
    .regex(/^[^\r\n]*$/, ISSUE.longSubject),
  text: z.string(ISSUE.noText).trim().min(1, ISSUE.noText).max(50_000, ISSUE.longText),
  segment,
})
export type Content = z.output<typeof content>

export const issueKinds = {
  /** Made by the program, about something new. */
  drafted: z.object({ about: z.string().regex(/^(training|article):.{1,100}$/), content }),
  written: z.object({ content }),
  /** An educator approves what stands, for this time. */
  scheduled: z.object({ for: instant }),
  unscheduled: z.object({}),
  /** Its recipients are fixed: nobody is added any more. Whoever leaves still gets nothing. */
  begun: z.object({ recipients: z.int().min(0) }),
  paused: z.object({ why }),
  resumed: z.object({}),
  /** For good: what did not go out does not. */
  stopped: z.object({ why }),
  /** An educator looked up in the mail server's log what became of letters that it never answered. */
  settled: z.object({ arrived: z.int().min(0), again: z.int().min(0) }),
  finished: z.object({}),
  discarded: z.object({}),
} as const
export type IssueKind = keyof typeof issueKinds

const entry = <Kind extends IssueKind>(kind: Kind) =>
  z.object({
    id: entryId,
    kind: z.literal(kind),
    at: instant,
    /** The educator; nobody for what the program does by itself. */
    by: personId.optional(),
    body: issueKinds[kind],
  })
export const issueEntry = z.discriminatedUnion('kind', [
  entry('drafted'),
  entry('written'),
  entry('scheduled'),
  entry('unscheduled'),
  entry('begun'),
  entry('paused'),
  entry('resumed'),
  entry('stopped'),
  entry('settled'),
  entry('finished'),
  entry('discarded'),
])
export type IssueEntry = z.output<typeof issueEntry>
type Unwritten<Entry> = Entry extends IssueEntry ? Omit<Entry, 'id'> : never
/** An entry about to be written. */
export type IssueDraft = Unwritten<IssueEntry>

export const stand = z.enum(['draft', 'scheduled', 'sending', 'paused', 'sent', 'stopped', 'discarded'])
export type Stands = z.output<typeof stand>

export type Issue = {
  readonly stands: Stands
  readonly content: Content
  readonly about?: string
  /** When it is to go out, while it is scheduled; when it went, afterwards. */
  readonly dueAt?: Instant
  readonly begun?: { readonly at: Instant; readonly recipients: number }
  /** Why nothing more goes out, for now or for good. */
  readonly held?: { readonly at: Instant; readonly why: string }
  readonly changedAt: Instant
}

/** What stands after all entries, in any order of arrival. @returns undefined when nothing was written */
export function issueOf(arrived: readonly IssueEntry[]): Issue | undefined {
  const entries = inOrder(arrived)
  const first = entries.find(({ kind }) => kind === 'drafted' || kind === 'written')
  if (first?.kind !== 'drafted' && first?.kind !== 'written') return undefined
  const begun: Issue = {
    stands: 'draft',
    content: first.body.content,
    ...(first.kind === 'drafted' ? { about: first.body.about } : {}),
    changedAt: first.at,
  }
  return entries.filter(({ id }) => id !== first.id).reduce(after, begun)
}

/** How an issue stands when each may be done. Everything else is refused. */
const MAY: Readonly<Record<IssueKind, readonly Stands[]>> = {
  drafted: [],
  written: ['draft'],
  scheduled: ['draft'],
  unscheduled: ['scheduled'],
  begun: ['scheduled'],
  paused: ['sending'],
  resumed: ['paused'],
  stopped: ['sending', 'paused'],
  settled: ['sending', 'paused', 'sent', 'stopped'],
  finished: ['sending'],
  discarded: ['draft'],
}
export const mayNow = ({ stands }: Pick<Issue, 'stands'>, kind: IssueKind): boolean =>
  MAY[kind].includes(stands)

/** Two educators may act at once, or the sending may have gone on: the fold keeps what happened and changes what it may. */
function after(before: Issue, one: IssueEntry): Issue {
  if (!mayNow(before, one.kind)) return before
  const now = { ...before, changedAt: one.at }
  switch (one.kind) {
    case 'drafted':
      return before
    case 'written':
      return { ...now, content: one.body.content }
    case 'scheduled':
      return { ...now, stands: 'scheduled', dueAt: one.body.for }
    case 'unscheduled':
      return { ...now, stands: 'draft', dueAt: undefined }
    case 'begun':
      return { ...now, stands: 'sending', begun: { at: one.at, recipients: one.body.recipients } }
    case 'paused':
      return { ...now, stands: 'paused', held: { at: one.at, why: one.body.why } }
    case 'resumed':
      return { ...now, stands: 'sending', held: undefined }
    case 'stopped':
      return { ...now, stands: 'stopped', held: { at: one.at, why: one.body.why } }
    case 'settled':
      // What goes out once more is on its way again, unless somebody stopped it.
      return before.stands === 'sent' && one.body.again > 0 ? { ...now, stands: 'sending' } : now
    case 'finished':
      return { ...now, stands: 'sent' }
    case 'discarded':
      return { ...now, stands: 'discarded' }
  }
}
