/** A form of very many fields of one name, against taking it apart alone: it takes as long as there are fields, not more. */
import { z } from 'zod'
import { readForm } from '#web/read-form.ts'
import { median, type Row } from './table.ts'

const FIELDS = 100_000
const ROUNDS = 7
const schema = z.object({ symptoms: z.array(z.string()) })
const body = new URLSearchParams(Array.from({ length: FIELDS }, () => ['symptoms', 'a'])).toString()
const sent = () =>
  new Request('http://practice.example/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export async function largeForm(): Promise<Row> {
  const ours: number[] = []
  const alone: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await milliseconds(() => readForm(sent(), schema, ['symptoms'])))
    alone.push(await milliseconds(() => sent().formData()))
  }
  return {
    name: 'form of 100,000 fields',
    ours: median(ours),
    unit: 'ms',
    peer: 'formData alone',
    theirs: median(alone),
    ratio: median(alone) / median(ours),
  }
}
