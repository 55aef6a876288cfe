/** `kairos course`: where a course stands, and what is due in it. */
import { entryJson } from '#chart/reading.ts'
import type { OpenCourse } from '#course/charts.ts'
import { kinds } from '#course/kinds.ts'
import { courseId } from '#kernel/ids.ts'
import { type Scope, scoped } from '#platform/database.ts'
import {
  COMMAND_LINE,
  type Opened,
  type Practice,
  practiceCharts,
  practiceNamed,
  practices,
  withCharts,
} from './database.ts'
import { inWords, standingOf } from './standing.ts'
import { type Asked, Refusal } from './verb.ts'

export async function showCourse({ files: [id = ''], text, flag, say }: Asked): Promise<void> {
  await withCharts(async (opened) => {
    const { course } = await courseIn(opened, id, { practice: text('practice') })
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

export type CourseAsked = {
  readonly practice?: string
  /** In whose name it is opened. */
  readonly by?: string
  readonly act?: 'opened' | 'exported'
}

/** The course in the practice that was named, else in whichever has it. */
export async function courseIn(
  opened: Opened,
  id: string,
  { practice: wanted, by, act }: CourseAsked,
): Promise<Awaited<ReturnType<typeof practiceCharts>> & { readonly course: OpenCourse }> {
  const course = courseId.safeParse(id)
  const all = wanted ? [await practiceNamed(opened.database, wanted)] : await practices(opened.database)
  for (const practice of course.success ? all : []) {
    // Opening is recorded, also where there turns out to be nothing; so only the practice that has it is asked.
    const found = await scoped(opened.database.db, operating(practice), (tx) =>
      tx.selectFrom('course_summary').select('course_id').where('course_id', '=', id).executeTakeFirst(),
    )
    if (!found) continue
    const here = await practiceCharts(opened, practice, by)
    try {
      return { ...here, course: await here.charts.open(id, act) }
    } catch (error) {
      if (error instanceof Response && error.status === 410) throw new Refusal(await error.text())
      throw error
    }
  }
  throw new Refusal(
    `There is no course ${id}. "kairos import --json" and the address of its page name a course.`,
  )
}

const operating = ({ id }: Practice): Scope => ({ practice: id, person: COMMAND_LINE, duty: ['operating'] })
