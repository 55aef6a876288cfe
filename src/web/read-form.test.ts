import { expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './read-form.ts'

const post = (...fields: [string, string][]) =>
  new Request('http://practice.example/', { method: 'POST', body: new URLSearchParams(fields) })
const schema = z.object({
  name: z.string().min(3, 'Type your full name.'),
  weight: z.coerce.number().optional(),
  symptoms: z.array(z.string()),
})

test('fields are read without the space around them, and an empty field is absent', async () => {
  const form = await readForm(post(['name', ' Mara Quinn '], ['weight', ' ']), schema, ['symptoms'])
  expect(form).toMatchObject({ ok: true, value: { name: 'Mara Quinn', symptoms: [] } })
  expect(form.ok && form.value.weight).toBeUndefined()
})

test('several ticked boxes of one name are a list', async () => {
  const form = await readForm(post(['name', 'Mara Quinn'], ['symptoms', 'a'], ['symptoms', 'b']), schema, [
    'symptoms',
  ])
  expect(form).toMatchObject({ ok: true, value: { symptoms: ['a', 'b'] } })
})

test('what was typed comes back as it was typed, with a sentence for each field', async () => {
  const form = await readForm(post(['name', ' M '], ['weight', 'seventy']), schema, ['symptoms'])
  expect(form).toMatchObject({
    ok: false,
    typed: {
      values: { name: [' M '], weight: ['seventy'] },
      problems: [
        { field: 'name', message: 'Type your full name.' },
        { field: 'weight', message: 'This could not be understood. Please look at it again.' },
      ],
    },
  })
})

test('a field that is missing is asked for in plain words', async () => {
  const form = await readForm(post(), schema, ['symptoms'])
  expect(!form.ok && form.typed.problems).toEqual([{ field: 'name', message: 'Please fill this in.' }])
})

test('a field named like a property of every object is only a field', async () => {
  const form = await readForm(post(['name', 'Mara'], ['constructor', 'x'], ['__proto__', 'y']), schema, [
    'symptoms',
  ])
  expect(form.ok).toBe(true)
})

test('a sign that no database holds is dropped', async () => {
  const form = await readForm(post(['name', 'Ma\u0000ra']), schema, ['symptoms'])
  expect(form.ok && form.value.name).toBe('Mara')
})

test('a form of a hundred thousand fields of one name is read whole', async () => {
  const fields = Array.from({ length: 100_000 }, (_, i): [string, string] => ['symptoms', String(i)])
  const form = await readForm(post(['name', 'Mara Quinn'], ...fields), schema, ['symptoms'])
  expect(form.ok && form.value.symptoms).toEqual(fields.map(([, text]) => text))
})
