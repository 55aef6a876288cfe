/** FHIR R4 Questionnaire as JSON, as far as it is read here. What else a file holds is left alone. */
import { z } from 'zod'
import * as say from './read-words.ts'

/** Points of an answer: R4's name, and the name of later versions that tools also write. */
export const POINTS = [
  'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  'http://hl7.org/fhir/StructureDefinition/itemWeight',
]

export const extension = z.object({
  url: z.string(),
  valueDecimal: z.number().optional(),
  valueInteger: z.number().optional(),
  valueString: z.string().optional(),
  valueCode: z.string().optional(),
  valueBoolean: z.boolean().optional(),
  extension: z
    .array(
      z.object({
        url: z.string(),
        valueString: z.string().optional(),
        valueCode: z.string().optional(),
      }),
    )
    .optional(),
})
export type Extension = z.output<typeof extension>
const extended = { extension: z.array(extension).optional() }
export const coding = z.object({
  ...extended,
  system: z.string().optional(),
  code: z.string().min(1),
  display: z.string().optional(),
})
const answerOption = z.object({
  ...extended,
  valueCoding: coding.optional(),
  valueString: z.string().optional(),
  valueInteger: z.number().optional(),
})
export const enableWhen = z.object({
  question: z.string(),
  operator: z.enum(['exists', '=', '!=', '>', '<', '>=', '<=']),
  answerBoolean: z.boolean().optional(),
  answerInteger: z.number().optional(),
  answerDecimal: z.number().optional(),
  answerString: z.string().optional(),
  answerDate: z.string().optional(),
  answerCoding: coding.optional(),
})
const flatItem = z.object({
  ...extended,
  linkId: z.string().min(1).max(120),
  text: z.string().optional(),
  prefix: z.string().optional(),
  type: z.string(),
  code: z.array(coding).optional(),
  required: z.boolean().optional(),
  repeats: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  maxLength: z.int().positive().optional(),
  answerOption: z.array(answerOption).optional(),
  answerValueSet: z.string().optional(),
  enableWhen: z.array(enableWhen).optional(),
  enableBehavior: z.enum(['all', 'any']).optional(),
})
export type FhirItem = z.output<typeof flatItem> & { readonly item?: readonly FhirItem[] }
const fhirItem: z.ZodType<FhirItem> = flatItem.extend({ item: z.lazy(() => z.array(fhirItem)).optional() })

export const fhirQuestionnaire = z.object({
  ...extended,
  resourceType: z.literal('Questionnaire', { error: say.notQuestionnaire }),
  id: z.string().optional(),
  url: z.string().optional(),
  version: z.string().optional(),
  name: z.string().optional(),
  title: z.string().optional(),
  copyright: z.string().optional(),
  code: z.array(coding).optional(),
  item: z.array(fhirItem).min(1, say.noQuestions),
})
