/** Writing and reviewing at the desk: who may put words forward, send them back, publish them and take them away. */
import type { PersonId } from '#kernel/ids.ts'
import type { Problem } from '#kernel/result.ts'
import { allow, ask, type Reason, type Ruling, refuse, together } from '#kernel/ruling.ts'
import type { Day } from '#kernel/time.ts'
import { has, type Role } from '#people/people.ts'
import { EDITING } from './editing-words.ts'
import { type Draft, unreviewed, unwritten } from './library.ts'
import type { StandingVersion } from './versions.ts'

/** Somebody at the desk. */
export type Editor = { readonly id: PersonId; readonly roles: readonly Role[] }

/** What a reviewer adds to the words that they looked at. */
export type Review = {
  readonly reviewer: string
  /** What was looked at, and by what kind of person. */
  readonly review?: string
  readonly reviewed: Day
  readonly reviewAgain: Day
}

/** A default, for the publisher of a library to set: no review holds longer than this. */
export const REVIEW_HOLDS = { months: 12 } as const
/** What the review form proposes: medicine moves, and half a year is soon enough to notice. A default. */
export const USUAL_REVIEW = { months: 6 } as const

/** The words of an author alone: whoever reviews them says so anew. */
export function wordsOf({ reviewer, review, reviewed, reviewAgain, ...words }: Draft): Draft {
  return words
}

/** The same words with their review. */
export const withReview = (draft: Draft, review: Review): Draft => ({ ...wordsOf(draft), ...review })

/** May these words be put forward for review? */
export function ruleOnSubmitting(editor: Editor, version: StandingVersion, draft: Draft): Ruling {
  return rulings(
    onDesk(editor),
    version.state === 'draft' || version.state === 'returned' ? [] : [because('state', EDITING.notDraft)],
    unfinished(unwritten(draft)),
  )
}

/** What is to be published, and what whoever decides it had before them. */
export type Publishing = {
  readonly version: StandingVersion
  /** As it would be published, with its review. */
  readonly draft: Draft
  /** The version that everybody reads now, and the one that it was compared with. */
  readonly published?: number
  readonly seen?: number
  readonly today: Day
}

/** May this person publish this version? A file carries its own review; an edit needs a second person. */
export function ruleOnPublishing(
  editor: Editor,
  { version, draft, published, seen, today }: Publishing,
): Ruling {
  const behind = version.behind
    ? ask(RULES, because('behind', version.origin === 'file' ? EDITING.fileBehind : EDITING.behind))
    : allow(RULES)
  return together(RULES, [
    rulings(
      onDesk(editor),
      version.state === 'in-review' ? [] : [because('state', EDITING.notInReview)],
      version.by === editor.id ? [because('second-person', EDITING.ownDraft)] : [],
      unfinished([...unwritten(draft), ...unreviewed(draft)]),
      published === seen ? [] : [because('seen', EDITING.unseen)],
      reviewDates(draft, today),
    ),
    behind,
  ])
}

/** May this person send it back to whoever wrote it? */
export const ruleOnReturning = (editor: Editor, version: StandingVersion): Ruling =>
  rulings(
    onDesk(editor),
    version.state === 'in-review' ? [] : [because('state', EDITING.notInReview)],
    version.by === editor.id ? [because('second-person', EDITING.ownReturn)] : [],
    version.origin === 'file' ? [because('file', EDITING.fileReturn)] : [],
  )

/** May these words be laid aside? They stay in the history and can be taken up again. */
export const ruleOnSettingAside = (editor: Editor, version: StandingVersion): Ruling =>
  rulings(
    onDesk(editor),
    ['draft', 'in-review', 'returned'].includes(version.state) ? [] : [because('state', EDITING.notOpen)],
  )

/** May the article be taken away from the public? One person is enough: what harms must not wait for a second. */
export const ruleOnWithdrawing = (editor: Editor, version: StandingVersion): Ruling =>
  rulings(onDesk(editor), version.state === 'published' ? [] : [because('state', EDITING.notPublished)])

const RULES = 'library@1'

const HOUSE = { text: EDITING.house, status: 'default', mark: 'default' } as const

const because = (rule: string, [why, settle]: readonly [why: string, settle: string]): Reason => ({
  rule: `library-${rule}`,
  why,
  settle,
  evidence: [],
  source: HOUSE,
})

function rulings(...reasons: readonly (readonly Reason[])[]): Ruling {
  const all = reasons.flat()
  return all.length > 0 ? refuse(RULES, ...all) : allow(RULES)
}

/** Somebody asks about a version that is not there. */
export const noSuchVersion: Ruling = refuse(RULES, because('version', EDITING.noVersion))

const onDesk = (editor: Editor): Reason[] =>
  has(editor, 'educator') ? [] : [because('educator', EDITING.noEducator)]

const unfinished = (problems: readonly Problem[]): Reason[] =>
  problems.map(({ message }) => because('unfinished', [EDITING.unfinished, message]))

function reviewDates({ reviewed, reviewAgain }: Draft, today: Day): Reason[] {
  const after = (a: Day, b: Day) => Temporal.PlainDate.compare(a, b) > 0
  return [
    ...(reviewed && after(reviewed, today) ? [because('reviewed', EDITING.reviewedAhead)] : []),
    ...(reviewAgain && !after(reviewAgain, today) ? [because('review-again', EDITING.reviewPast)] : []),
    ...(reviewAgain && after(reviewAgain, today.add(REVIEW_HOLDS))
      ? [because('review-again', EDITING.reviewFar)]
      : []),
  ]
}
