/** `kairos course`: where a course stands, and what is due in it. */
import { entryJson } from '#chart/reading.ts'
import type { OpenCourse } from '#course/charts.ts'
import { kinds } from '#course/kinds.ts'
import { type Opened, practiceCharts, practiceNamed, practices, withDatabase } from './database.ts'
import { inWords, standingOf } from './standing.ts'
import { type Asked, Refusal } from './verb.ts'

export async function showCourse({ files: [id = ''], text, flag, say }: Asked): Promise<void> {
  await withDatabase(async (opened) => {
    const course = await courseIn(opened, id, text('practice'))
    if (flag('entries')) {
      for (const entry of course.chart.entries) say(JSON.stringify(entryJson(entry, kinds)))
      return
    }
    const now = Temporal.Now.instant()
    const standing = standingOf(course, now)
    const { patient } = course
    if (flag('json')) say(JSON.stringify({ course: id, name: patient.name, at: now, ...standing }))
    else for (const line of [`${patient.name}, course ${id}:`, ...inWords(standing)]) say(line)
  })
}

/** The course in the practice that was named, else in whichever has it. */
async function courseIn(opened: Opened, id: string, wanted: string | undefined): Promise<OpenCourse> {
  const all = wanted ? [await practiceNamed(opened.database, wanted)] : await practices(opened.database)
  for (const practice of all) {
    const { charts } = await practiceCharts(opened, practice)
    try {
      return await charts.open(id)
    } catch (error) {
      if (!(error instanceof Response)) throw error
    }
  }
  throw new Refusal(
    `There is no course ${id}. "kairos import --json" and the address of its page name a course.`,
  )
}
