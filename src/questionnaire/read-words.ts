/** What is said about a questionnaire file that cannot be taken. */
export const notQuestionnaire = 'This is not a FHIR Questionnaire: its resourceType must be "Questionnaire".'
export const noQuestions = 'The file has no questions.'
export const noName =
  'The questionnaire has no title, name or id. Give it a title, so that people know what they answer.'
export const atPlace = (path: string, message: string): string => (path ? `At ${path}: ${message}` : message)
export const cannotAsk = (linkId: string, type: string): string =>
  `Question "${linkId}" is of the type "${type}", which cannot be asked here. Use choice, boolean, integer, decimal, string, text or date.`
export const valueSet = (linkId: string): string =>
  `Question "${linkId}" takes its answers from a value set elsewhere. Write the answers into the file as answerOption.`
export const noOptions = (linkId: string): string =>
  `Question "${linkId}" is a choice without answers. Add its answerOption list.`
export const sameOption = (linkId: string): string =>
  `Question "${linkId}" has two answers with the same code. Give each answer its own code.`
export const noConditionAnswer = (linkId: string): string =>
  `Question "${linkId}" has a condition without an answer to compare with. Add answerBoolean, answerCoding or another answer to its enableWhen.`
export const linkIdTwice = (linkId: string): string =>
  `The linkId "${linkId}" stands twice. Each item needs its own.`
export const noSuchCondition = (linkId: string): string =>
  `A condition asks about "${linkId}", which is not in the questionnaire. Correct the linkId in enableWhen.`
export const loadedByPractice = (title: string): string =>
  `${title}, loaded by this practice under its own license`
