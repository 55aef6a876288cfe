import { expect, test } from 'vitest'
import { reviewReminder } from './reminders.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const article = (question: string, reviewAgain: string) => ({
  question,
  reviewAgain: Temporal.PlainDate.from(reviewAgain),
})
const letter = (...articles: readonly ReturnType<typeof article>[]) =>
  reviewReminder(articles, today, 'https://kairos.example/desk/library')

test('nobody is written to while every review is in order', () => {
  expect(letter(article('What is KAP?', '2027-05-23'))).toBeUndefined()
})

test('the letter names what is due and what is overdue, and where to go; its subject only counts', () => {
  const found = letter(
    article('What is KAP?', '2026-12-20'),
    article('How long?', '2026-11-01'),
    article('How many?', '2027-05-23'),
  )
  expect(found?.subject).toBe('Library: 2 reviews are due')
  expect(found?.text).toContain(
    '- How long? (was to be reviewed by 2026-11-01)\n- What is KAP? (by 2026-12-20)',
  )
  expect(found?.text).toContain('https://kairos.example/desk/library')
  expect(found?.text).not.toContain('How many?')
})
