/** What the desk of the library says about writing, reviewing and publishing: why not, and what would settle it. */
type Answer = readonly [why: string, settle: string]

export const EDITING = {
  house: 'House rule of this library',
  noVersion: ['There is no such version of this article.', 'Open the article again.'],
  noEducator: ['Only an educator works on the library.', 'Ask an educator.'],
  notDraft: [
    'These words are not a draft any more.',
    'Open the newest draft, or begin one from the published version.',
  ],
  notInReview: [
    'This version does not wait for a review.',
    'Open the one that does, or ask its author to send it.',
  ],
  notOpen: ['This version is not open any more.', 'There is nothing to lay aside.'],
  notPublished: ['Nobody can read this article now.', 'There is nothing to withdraw.'],
  ownDraft: ['You wrote this version.', 'A second person reviews it.'],
  ownReturn: ['You wrote this version.', 'Open it and change it; you need not send it back to yourself.'],
  fileReturn: ['A file has no author here who could change it.', 'Lay it aside, and say why.'],
  unfinished: 'It is not finished.',
  behind: [
    'Another version was published after this one was begun. What that one changed is not in these words.',
    'Read the difference. Confirm that these words take its place, or send it back to be brought together.',
  ],
  fileBehind: [
    'The file was written on older words than those published now.',
    'Read the difference. Confirm that the file takes their place, or take what is new over into a draft.',
  ],
  unseen: [
    'Another version was published since you opened this page.',
    'Read the difference to it below, and decide again.',
  ],
  reviewedAhead: ['The day of the review is still to come.', 'Give the day on which it was reviewed.'],
  reviewPast: ['The day of the next review is past or today.', 'Choose a day in the future.'],
  reviewFar: [
    'The next review is more than a year away.',
    'Choose a day within a year: what is known about KAP changes.',
  ],
} as const satisfies Readonly<Record<string, Answer | string>>

export const SAVING = {
  taken: 'There is an article at this address already. Choose another, or open that one.',
  noBasis: 'The version that you began with is not there. Copy what you wrote, and open the article again.',
} as const
