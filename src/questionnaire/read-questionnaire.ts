/** Reads a FHIR R4 Questionnaire: the shipped files, and those that a practice loads under its own licence. */
import type { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { source } from '#kernel/source.ts'
import {
  type coding,
  type Extension,
  type enableWhen,
  type FhirItem,
  fhirQuestionnaire,
  POINTS,
} from './fhir-shapes.ts'
import {
  type Coding,
  type Condition,
  everyItem,
  type Item,
  LICENSES,
  type Option,
  type Questionnaire,
} from './questionnaire.ts'
import * as say from './read-words.ts'

/** Our own extensions: on what ground the text is used, and where it comes from. */
export const EXTENSION = { license: 'urn:kairos:license', source: 'urn:kairos:source' } as const
const FHIR = 'http://hl7.org/fhir/StructureDefinition/'
/**
 * Reads parsed JSON. Without our licence extension the text counts as `site-supplied`: the practice that loads it
 * answers for the right to use it. Items that a form computes itself (read-only or hidden) are not asked.
 * @param json a parsed document
 * @returns problems as sentences, the first few that matter
 */
export function readQuestionnaire(json: unknown): Result<Questionnaire> {
  const read = fhirQuestionnaire.safeParse(json)
  if (!read.success) {
    return fail(
      ...read.error.issues.slice(0, 5).map((i) => problem(say.atPlace(i.path.join('.'), i.message))),
    )
  }
  const form = read.data
  const title = form.title ?? form.name ?? form.id
  const id = slug(form.id ?? form.name ?? form.title ?? '')
  if (!title || !id) return fail(problem(say.noName))
  const problems: Problem[] = []
  const items = form.item.flatMap((item) => readItem(item, problems))
  problems.push(...structure(items))
  if (problems.length > 0) return fail(...problems.slice(0, 12))

  const license = LICENSES.find(
    (known) => known === extensionOf(form.extension, EXTENSION.license)?.valueCode,
  )
  return ok({
    id,
    url: form.url ?? `urn:kairos:questionnaire:${id}`,
    version: form.version ?? '1',
    title,
    codes: (form.code ?? []).map(plain),
    license: license ?? 'site-supplied',
    ...(form.copyright ? { copyright: form.copyright } : {}),
    source: sourceOf(form.extension, title),
    items,
  })
}

const slug = (text: string) =>
  text
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 64)

const extensionOf = (all: readonly Extension[] | undefined, ...urls: readonly string[]) =>
  all?.find((e) => urls.includes(e.url))

const plain = ({ system, code, display }: z.output<typeof coding>): Coding => ({
  ...(system ? { system } : {}),
  code,
  ...(display ? { display } : {}),
})

function sourceOf(extensions: readonly Extension[] | undefined, title: string): Questionnaire['source'] {
  const parts = extensionOf(extensions, EXTENSION.source)?.extension ?? []
  const part = (url: string) => parts.find((p) => p.url === url)
  const read = source.safeParse({
    text: part('text')?.valueString,
    status: part('status')?.valueCode,
    mark: part('mark')?.valueCode,
  })
  return read.success ? read.data : { text: say.loadedByPractice(title), status: 'default', mark: 'default' }
}

const hidden = (item: FhirItem) =>
  item.readOnly === true || extensionOf(item.extension, `${FHIR}questionnaire-hidden`)?.valueBoolean === true

function readItem(item: FhirItem, problems: Problem[]): Item[] {
  if (hidden(item)) return []
  const items = (item.item ?? []).flatMap((child) => readItem(child, problems))
  const conditions = (item.enableWhen ?? []).map((when) => readCondition(item, when, problems))
  const common = {
    linkId: item.linkId,
    ...(item.text ? { text: item.text } : {}),
    ...(item.prefix ? { prefix: item.prefix } : {}),
    codes: (item.code ?? []).map(plain),
    ...(conditions.length > 0
      ? { enableWhen: { behavior: item.enableBehavior ?? ('all' as const), conditions } }
      : {}),
    items,
  }
  const required = item.required ?? false
  const bound = (which: string) => {
    const found = extensionOf(item.extension, `${FHIR}${which}`)
    return found?.valueInteger ?? found?.valueDecimal
  }
  switch (item.type) {
    case 'group':
    case 'display':
      return [{ ...common, type: item.type }]
    case 'boolean':
    case 'date':
      return [{ ...common, required, type: item.type }]
    case 'integer':
    case 'decimal':
      return [{ ...common, required, type: item.type, min: bound('minValue'), max: bound('maxValue') }]
    case 'string':
    case 'text':
      return [
        {
          ...common,
          required,
          type: item.type,
          maxLength: item.maxLength ?? (item.type === 'string' ? 400 : 4000),
        },
      ]
    case 'choice': {
      const options = readOptions(item, problems)
      return [{ ...common, required, type: 'choice', options, repeats: item.repeats ?? false }]
    }
    default:
      problems.push(problem(say.cannotAsk(item.linkId, item.type), item.linkId))
      return []
  }
}

function readOptions(item: FhirItem, problems: Problem[]): Option[] {
  if (item.answerValueSet) problems.push(problem(say.valueSet(item.linkId), item.linkId))
  const options = (item.answerOption ?? []).map((option): Option => {
    const code = option.valueCoding?.code ?? option.valueString ?? String(option.valueInteger ?? '')
    const points =
      extensionOf(option.extension, ...POINTS) ?? extensionOf(option.valueCoding?.extension, ...POINTS)
    const value = points?.valueDecimal ?? points?.valueInteger ?? option.valueInteger
    return {
      code,
      ...(option.valueCoding?.system ? { system: option.valueCoding.system } : {}),
      display: option.valueCoding?.display ?? code,
      ...(value === undefined ? {} : { value }),
    }
  })
  if (options.length === 0 && !item.answerValueSet)
    problems.push(problem(say.noOptions(item.linkId), item.linkId))
  const codes = options.map((o) => o.code)
  if (new Set(codes).size < codes.length) problems.push(problem(say.sameOption(item.linkId), item.linkId))
  return options
}

function readCondition(item: FhirItem, when: z.output<typeof enableWhen>, problems: Problem[]): Condition {
  const answer =
    when.answerBoolean ??
    when.answerInteger ??
    when.answerDecimal ??
    when.answerString ??
    when.answerDate ??
    when.answerCoding?.code
  if (answer === undefined) problems.push(problem(say.noConditionAnswer(item.linkId), item.linkId))
  return { question: when.question, operator: when.operator, answer: answer ?? false }
}

/** Every linkId once, and every condition asks about a question that is there. */
function structure(items: readonly Item[]): Problem[] {
  const all = everyItem(items)
  const ids = all.map((item) => item.linkId)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  const lost = all.flatMap((item) =>
    (item.enableWhen?.conditions ?? []).filter((c) => !ids.includes(c.question)),
  )
  return [
    ...twice.map((id) => problem(say.linkIdTwice(id), id)),
    ...lost.map((c) => problem(say.noSuchCondition(c.question), c.question)),
  ]
}
