import { expect, test } from 'vitest'
import { createMarks } from './sending-marks.ts'
import type { Answered } from './sending-store.ts'

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const taken = (number: number): Answered => ({ number, fate: { is: 'taken' }, answer: 'taken' })
function kept(allows: (number: number) => boolean = () => true) {
  const commits: { answers: number[]; marks: number[] }[] = []
  const marks = createMarks(async (answers, toMark) => {
    commits.push({ answers: answers.map(({ number }) => number), marks: [...toMark] })
    await pause(5)
    return new Set(toMark.filter(allows))
  })
  return { commits, marks }
}

test('marks that are asked for together, and while one is written, share a commit', async () => {
  const { commits, marks } = kept()
  const first = [1, 2, 3].map(marks.mark)
  await pause(3)
  const second = [4, 5].map(marks.mark)
  expect(await Promise.all([...first, ...second])).toEqual([true, true, true, true, true])
  expect(commits.map((one) => one.marks)).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

test('a letter that may not end hears so, and the others go', async () => {
  const { marks } = kept((number) => number !== 2)
  expect(await Promise.all([1, 2, 3].map(marks.mark))).toEqual([true, false, true])
})

test('what became of a letter is written soon, also when nothing else is, and marking goes on afterwards', async () => {
  const { commits, marks } = kept()
  for (const number of [1, 2, 3]) {
    expect(await marks.mark(number)).toBe(true)
    marks.answer(taken(number))
    await pause(60)
    await marks.flush()
  }
  expect(commits.flatMap(({ answers }) => answers)).toEqual([1, 2, 3])
  await marks.flush()
})

test('when nothing can be written any more, nothing may end', async () => {
  const marks = createMarks(() => Promise.reject(new Error('gone')))
  await expect(marks.mark(1)).rejects.toThrow('gone')
  await expect(marks.mark(2)).rejects.toThrow('gone')
  await expect(marks.flush()).rejects.toThrow('gone')
})
