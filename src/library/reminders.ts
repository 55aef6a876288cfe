/** The letter that tells educators which reviews are due. */
import type { Day } from '#kernel/time.ts'
import { type Article, remindersOf, reviewDue } from './library.ts'
import { REMINDER } from './reminder-words.ts'

export type Reminder = { readonly subject: string; readonly text: string }

/**
 * @param desk the address of the library's desk
 * @returns nothing when every review is in order
 */
export function reviewReminder(
  articles: readonly Pick<Article, 'question' | 'reviewAgain'>[],
  today: Day,
  desk: string,
): Reminder | undefined {
  const due = remindersOf(articles, today)
  if (due.length === 0) return undefined
  const lines = due.map((article) => {
    const { state, on } = reviewDue(article, today)
    return REMINDER[state === 'overdue' ? 'overdue' : 'soon'](article.question, on.toString())
  })
  return { subject: REMINDER.subject(due.length), text: REMINDER.text(lines, desk) }
}
