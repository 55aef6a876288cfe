import { expect, test } from 'vitest'
import { minute } from '../../testing.ts'
import { deviceHolding } from '../testing.ts'
import { createDrafts } from './drafts.ts'

const typed = (intent: string, text: string) => ({ values: { intent: [intent], text: [text] }, problems: [] })
const drafting = () => {
  const { device } = deviceHolding([], 7)
  return { device, drafts: createDrafts(device) }
}

test('what was typed comes back to its own form, and to no other person', () => {
  const { drafts } = drafting()
  drafts.keep('maya/note', typed('note', 'Calm.'))
  expect(drafts.of('maya/note')?.values.text).toEqual(['Calm.'])
  expect(drafts.of('tom/note')).toBeUndefined()
})

test('a field that was emptied again is nothing that was typed', () => {
  const { device, drafts } = drafting()
  drafts.keep('maya/note', typed('note', 'C'))
  drafts.keep('maya/note', typed('note', ''))
  expect(drafts.of('maya/note')).toBeUndefined()
  expect([...device.typed()]).toEqual([])
})

test('a question that was sent leaves the dose beside it as it was typed', () => {
  const { drafts } = drafting()
  drafts.keep('maya/dose', typed('dose', '30'))
  drafts.keep('maya/dose', typed('ask', 'May I?'))
  drafts.forget('maya/dose', 'ask')
  expect(drafts.of('maya/dose')?.values.text).toEqual(['30'])
  expect(drafts.any()).toBe(true)
  drafts.forget('maya/dose')
  expect(drafts.any()).toBe(false)
  expect(drafts.of('maya/dose')).toBeUndefined()
})

test('a note outlives the page and says that it came back until it is recorded; a dose does not', () => {
  const { device, drafts } = drafting()
  drafts.keep('maya/note', typed('note', 'Calm.'))
  drafts.keep('maya/dose', typed('dose', '30'))
  expect([...drafts.back()]).toEqual([])
  const again = createDrafts(device)
  expect(again.of('maya/note')?.values.text).toEqual(['Calm.'])
  expect(again.of('maya/dose')).toBeUndefined()
  expect([...again.back()]).toEqual([['maya/note', minute(7)]])
  again.forget('maya/note')
  expect([...again.back(), ...device.typed()]).toEqual([])
})

test('what was kept by another version and cannot be read is no draft', () => {
  const { device } = drafting()
  device.keepTyped('maya/note', { at: 'yesterday', forms: 'Calm.' })
  expect(createDrafts(device).of('maya/note')).toBeUndefined()
})
