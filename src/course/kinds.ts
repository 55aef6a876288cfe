/** Every kind of entry that this software reads and writes. An unknown kind is kept and shown, never dropped. */
import { chartKinds } from '#chart/chart.ts'
import { consentKinds } from '#consent/consent.ts'
import { integrationKinds } from '#integration/entries.ts'
import { outcomesKinds } from '#outcomes/safety.ts'
import { dayKinds } from '#preparation/day.ts'
import { preparationKinds } from '#preparation/preparation.ts'
import { questionnaireKinds } from '#questionnaire/entries.ts'
import { screeningKinds } from '#screening/entries.ts'
import { historyKinds } from '#screening/history.ts'
import { sessionKinds } from '#session/entries.ts'
import { visitAnswerKinds } from '#visits/answers.ts'
import { visitsKinds } from '#visits/visits.ts'
import { courseKinds } from './course.ts'

export const kinds = {
  ...chartKinds,
  ...questionnaireKinds,
  ...visitsKinds,
  ...visitAnswerKinds,
  ...historyKinds,
  ...screeningKinds,
  ...consentKinds,
  ...preparationKinds,
  ...dayKinds,
  ...integrationKinds,
  ...sessionKinds,
  ...outcomesKinds,
  ...courseKinds,
} as const
