import { expect, test } from 'vitest'
import { draftsInMemory } from './drafts.ts'

const typed = (intent: string, text: string) => ({ values: { intent: [intent], text: [text] }, problems: [] })

test('what was typed comes back to its own form, and to no other person', () => {
  const drafts = draftsInMemory()
  drafts.keep('maya/note', typed('note', 'Calm.'))
  expect(drafts.of('maya/note')?.values.text).toEqual(['Calm.'])
  expect(drafts.of('tom/note')).toBeUndefined()
})

test('a field that was emptied again is nothing that was typed', () => {
  const drafts = draftsInMemory()
  drafts.keep('maya/note', typed('note', 'C'))
  drafts.keep('maya/note', typed('note', ''))
  expect(drafts.of('maya/note')).toBeUndefined()
})

test('a question that was sent leaves the dose beside it as it was typed', () => {
  const drafts = draftsInMemory()
  drafts.keep('maya/dose', typed('dose', '30'))
  drafts.keep('maya/dose', typed('ask', 'May I?'))
  drafts.forget('maya/dose', 'ask')
  expect(drafts.of('maya/dose')?.values.text).toEqual(['30'])
  expect(drafts.any()).toBe(true)
  drafts.forget('maya/dose')
  expect(drafts.any()).toBe(false)
  expect(drafts.of('maya/dose')).toBeUndefined()
})
