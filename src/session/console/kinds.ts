/** The kinds of entry that a session at hand is decided from: what a device keeps of a chart, and nothing else of it. */
import { chartKinds } from '#chart/chart.ts'
import { consentKinds } from '#consent/consent.ts'
import { dayKinds } from '#preparation/day.ts'
import { preparationKinds } from '#preparation/preparation.ts'
import { questionnaireKinds } from '#questionnaire/entries.ts'
import { screeningKinds } from '#screening/entries.ts'
import { historyKinds } from '#screening/history.ts'
import { visitsKinds } from '#visits/visits.ts'
import { sessionKinds } from '../entries.ts'

export const consoleKinds = {
  ...chartKinds,
  ...questionnaireKinds,
  ...visitsKinds,
  ...historyKinds,
  ...screeningKinds,
  ...consentKinds,
  ...preparationKinds,
  ...dayKinds,
  ...sessionKinds,
} as const

export const isKept = (kind: string): boolean => Object.hasOwn(consoleKinds, kind)
