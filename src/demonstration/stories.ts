/** Fourteen courses as they were recorded, each told by the people who wrote in it. */
import type { PatientKey } from './people.ts'
import { aisha } from './stories/aisha.ts'
import { daniel } from './stories/daniel.ts'
import { elena } from './stories/elena.ts'
import { george } from './stories/george.ts'
import { amara, theo } from './stories/group.ts'
import { hannah } from './stories/hannah.ts'
import { jonah } from './stories/jonah.ts'
import { luis } from './stories/luis.ts'
import { maya } from './stories/maya.ts'
import { naomi } from './stories/naomi.ts'
import { peter } from './stories/peter.ts'
import { priya } from './stories/priya.ts'
import { walter } from './stories/walter.ts'
import { type Teller, type Telling, tellerOf } from './telling.ts'

const STORIES: Readonly<Record<PatientKey, (tell: Teller) => void>> = {
  maya,
  daniel,
  priya,
  walter,
  elena,
  jonah,
  aisha,
  george,
  naomi,
  luis,
  hannah,
  peter,
  amara,
  theo,
}

/** The course of one person, told up to now. */
export function storyOf(key: PatientKey, telling: Telling): Teller {
  const tell = tellerOf(key, telling)
  STORIES[key](tell)
  return tell
}
