/** `kairos rebuild`: every list anew from the charts. */
import { rebuild } from '#course/projection-store.ts'
import { COMMAND_LINE, practiceNamed, practices, withCharts } from './database.ts'
import type { Asked } from './verb.ts'

export async function rebuildLists({ text, flag, say }: Asked): Promise<void> {
  await withCharts(async ({ database, library, keys }) => {
    const wanted = text('practice')
    const all = wanted ? [await practiceNamed(database, wanted)] : await practices(database)
    const rebuilt: { practice: string; name: string; courses: number }[] = []
    for (const { id, name } of all) {
      rebuilt.push({
        practice: id,
        name,
        courses: await rebuild(database.db, { practice: id, person: COMMAND_LINE }, { library, keys }),
      })
    }
    if (flag('json')) say(JSON.stringify({ rebuilt }))
    else for (const { name, courses } of rebuilt) say(`${name}: ${courses} courses.`)
  })
}
