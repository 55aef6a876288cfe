/** What the questionnaire pages and forms say. */
import type { License, Operator, Question, Questionnaire } from './questionnaire.ts'

const shown = (question: Question) => question.text ?? question.linkId

export const textMissing = (questionnaire: Questionnaire, bare: readonly Question[]): string =>
  questionnaire.license === 'site-supplied'
    ? `The wording of ${questionnaire.title} is not here: it may only be shown by a practice that holds a license. Load the licensed form as FHIR Questionnaire JSON.`
    : `${bare.length} of the questions in ${questionnaire.title} have no text, so the form cannot be shown. Load a complete file.`

export const required = (question: Question): string => `Please answer: ${shown(question)}`
export const notAnOption = (question: Question, given: unknown): string =>
  `"${String(given).slice(0, 40)}" is not one of the answers to "${shown(question)}". Choose one of those shown.`
export const oneOnly = (question: Question): string => `Choose one answer for: ${shown(question)}`
export const notYesNo = (question: Question): string => `Answer yes or no: ${shown(question)}`
export const notNumber = (question: Question): string => `Write a number, such as 7, for: ${shown(question)}`
export const notWhole = (question: Question): string =>
  `Write a whole number, such as 7, for: ${shown(question)}`
export const tooSmall = (question: Question, min: number): string =>
  `Write ${min} or more for: ${shown(question)}`
export const tooLarge = (question: Question, max: number): string =>
  `Write ${max} or less for: ${shown(question)}`
export const tooLong = (question: Question, max: number): string =>
  `Shorten this to ${max} characters or fewer: ${shown(question)}`
export const notDate = (question: Question): string => `Write a date like 2026-11-24 for: ${shown(question)}`
export const noSuchQuestion = (questionnaire: string, linkId: string): string =>
  `${questionnaire} has no question "${linkId}". Check that the answers belong to this questionnaire and its version.`
export const notAnswers =
  'Answers must be an object of question id and answer, or a FHIR QuestionnaireResponse.'
export const notScore = 'This is not an Observation that holds a score.'
export const otherQuestionnaire = (wanted: string, given: string): string =>
  `These are answers to "${given}", not to "${wanted}". Choose the questionnaire that they belong to.`
export const notFinished = (status: string): string =>
  `The response has the status "${status}". Only completed or amended responses are taken.`

export const words = {
  yes: 'Yes',
  no: 'No',
  onlyIf: (condition: string) => `Only if: ${condition}.`,
  and: ', and ',
  or: ', or ',
  compared: (operator: Operator, answer: string): string =>
    ({
      '=': answer,
      '!=': `not ${answer}`,
      '>': `more than ${answer}`,
      '<': `less than ${answer}`,
      '>=': `${answer} or more`,
      '<=': `${answer} or less`,
      exists: answer === 'Yes' ? 'answered' : 'not answered',
    })[operator],
  several: 'You may choose several.',
  notice: 'Notice',
} as const

export const sayLicence =
  'Say by which right the practice uses this text: the owner, the license and its date, or that it is free to use.'
export const shipsAlready = (title: string): string =>
  `${title} ships with this software and is not replaced. Give the file another id, such as the language at the end.`
export const sameVersion = (title: string, version: string): string =>
  `${title} is loaded already in version ${version}. Give a changed form a new version, so that old answers keep theirs.`
export const itemsAbsent = (score: string, items: readonly string[]): string =>
  `${score} is computed from the questions ${items.join(', ')}, which the file does not have. Use these linkIds.`
export const noPoints = (score: string, linkId: string): string =>
  `${score} needs points: give each answer of question "${linkId}" an ordinalValue.`

export const LICENSE_WORDS: Record<License, string> = {
  'public-domain': 'Public domain',
  'no-permission-required': 'Free to use; the notice stays with the text',
  own: 'Written for this software',
  'site-supplied': 'Loaded by the practice under its own license',
}

/** The page on the forms of the practice. */
export const FORMS = {
  title: 'Questionnaires',
  shipped: 'What ships',
  loaded: 'What this practice loaded',
  loadedAbout:
    'The practice answers for the right to use these texts. A version never changes once it is loaded.',
  noneLoaded: 'Nothing yet.',
  waiting: 'Known, without its text',
  waitingAbout:
    'The protocol can score these, but their wording belongs to others. Load the licensed form with these ids, and the plan asks it.',
  waitingColumns: ['Instrument', 'Asks about', 'Id of the file', 'Questions that are scored, by linkId'],
  load: 'Load a questionnaire',
  loadAbout: 'A FHIR R4 Questionnaire as JSON, with its answers and their points in the file.',
  file: 'File',
  paste: 'Or paste the JSON here',
  licence: 'By which right does the practice use this text?',
  licenceHelp: 'The owner, the license and its date. This stays with the form.',
  noFile: 'Choose a file, or paste its JSON.',
  notJson: 'This is not JSON. Export the questionnaire as FHIR JSON and choose that file.',
  noCode: 'none confirmed',
  questions: (n: number): string => `${n} question${n === 1 ? '' : 's'}`,
} as const
