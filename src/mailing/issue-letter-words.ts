/** What stands at the end of every issue. */
export const FOOT = {
  why: (list: string) =>
    `You get this letter because you joined our list “${list}”. It counts no opens and no clicks.`,
  leave: 'Leave this list with one click:',
  leaveLink: 'Leave this list',
  page: 'See what you get, and change it:',
  pageLink: 'See what you get, and change it',
} as const
