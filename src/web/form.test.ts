import { parseHTML } from 'linkedom'
import { createElement as h, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { refuse } from '#kernel/ruling.ts'
import { Checkbox, Choice, Field, Form, TextArea } from './form.tsx'
import { readForm, type Typed } from './read-form.ts'

const typed: Typed = {
  values: { weight: ['seventy'], symptoms: ['b'], note: ['slept badly'], pin: ['secret'] },
  problems: [{ field: 'weight', message: 'Type the weight as a number, like 72.5.' }],
}
const fields = [
  h(Field, { key: 1, name: 'weight', label: 'Weight', type: 'number', unit: 'kg', help: 'Without shoes' }),
  h(Choice, {
    key: 2,
    name: 'symptoms',
    label: 'Any of these?',
    kind: 'checkbox',
    defaultValue: ['a'],
    options: [
      { value: 'a', label: 'Pain' },
      { value: 'b', label: 'Blood' },
    ],
  }),
  h(TextArea, { key: 3, name: 'note', label: 'Note' }),
  h(Checkbox, { key: 4, name: 'agree', label: 'I agree', defaultChecked: true }),
  h(Field, { key: 5, name: 'pin', label: 'Password', type: 'password' }),
]
const page = (props: { typed?: Typed; intent?: string; basis?: string }, children: ReactNode = fields) =>
  parseHTML(`<html><body>${renderToStaticMarkup(h(Form, { ...props, children }))}</body></html>`).document

test('a fresh form shows its defaults and no problem', () => {
  const form = page({})
  expect(form.querySelector('[role=alert]')).toBeNull()
  expect([...form.querySelectorAll('[checked]')].map((input) => input.getAttribute('value'))).toEqual([
    'a',
    'yes',
  ])
})

test('what was typed comes back, also what cannot be understood, and what was unticked stays unticked', () => {
  const form = page({ typed })
  expect(form.querySelector('[name=weight]')?.getAttribute('value')).toBe('seventy')
  expect(form.querySelector('[name=note]')?.textContent).toBe('slept badly')
  expect([...form.querySelectorAll('[checked]')].map((input) => input.getAttribute('value'))).toEqual(['b'])
})

test('a password never comes back', () => {
  expect(page({ typed }).querySelector('[name=pin]')?.getAttribute('value')).toBeNull()
})

test('a problem stands on top, leads to its field, and is read out with it', () => {
  const form = page({ typed })
  const link = form.querySelector('[role=alert] a')
  expect(link?.textContent).toBe('Type the weight as a number, like 72.5.')
  const field = form.getElementById(link?.getAttribute('href')?.slice(1) ?? '')
  expect(field?.getAttribute('name')).toBe('weight')
  expect(field?.getAttribute('aria-invalid')).toBe('true')
  const described = field?.getAttribute('aria-describedby')?.split(' ') ?? []
  expect(described.map((id) => form.getElementById(id)?.textContent)).toEqual([
    'Without shoes',
    'Type the weight as a number, like 72.5.',
  ])
})

test('every field has the label that points at it', () => {
  const form = page({})
  for (const name of ['weight', 'note', 'pin']) {
    const id = form.querySelector(`[name=${name}]`)?.getAttribute('id')
    expect(form.querySelector(`label[for="${id}"]`), name).not.toBeNull()
  }
})

test('of two forms on a page only the one that was sent shows what came back', () => {
  const sent = { ...typed, values: { ...typed.values, intent: ['withdraw'] } }
  expect(page({ typed: sent, intent: 'withdraw' }).querySelector('[role=alert]')).not.toBeNull()
  expect(page({ typed: sent, intent: 'sign' }).querySelector('[role=alert]')).toBeNull()
  expect(page({ typed: sent }).querySelector('[role=alert]')).toBeNull()
})

test('after somebody else has changed the answer, the form goes on from what is shown now', () => {
  const old = { ...typed, values: { ...typed.values, basis: ['old'] } }
  expect(page({ typed: old, basis: 'new' }).querySelector('[name=basis]')?.getAttribute('value')).toBe('new')
})

test('a refusal shows its reasons once, with what would settle them', async () => {
  const source = { text: 'A label', status: 'published', mark: 'looked-up' } as const
  const reason = {
    rule: 'escort',
    why: 'Nobody is there.',
    settle: 'Record the escort.',
    evidence: [],
    source,
  }
  const body = new URLSearchParams({ note: 'x' })
  const form = await readForm(
    new Request('http://x/', { method: 'POST', body }),
    z.object({ note: z.string() }),
  )
  if (!form.ok) throw new Error('the form should be readable')
  const text = page({ typed: form.refused(refuse('kap@1.0.0', reason)) }).querySelector(
    '[role=alert]',
  )?.textContent
  expect(text).toContain('Not yet')
  expect(text).toContain('Record the escort.')
  expect(text?.split('Nobody is there.')).toHaveLength(2)
})
