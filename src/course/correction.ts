/**
 * Correcting an entry whose body has only single values, by a form made from the schema of its kind. What refers to
 * other entries or to people stays as it was; anything with lists or parts is corrected on its domain's own page.
 */
import { z } from 'zod'
import type { Entry, Kinds } from '#chart/chart.ts'
import { entryId, personId } from '#kernel/ids.ts'
import { type Measured, type Plausibility, plausible, worst } from '#kernel/plausible.ts'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import { day, type Instant, instant, isBefore } from '#kernel/time.ts'
import { mmHg } from '#kernel/units.ts'
import { instantAt } from '#visits/local-time.ts'
import { isTree, keyInWords, unitFor } from './places.ts'
import { CORRECTION } from './record-words.ts'

export type ScalarField = {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'long' | 'number' | 'yes-no' | 'choice' | 'moment' | 'day'
  readonly options: readonly string[]
  readonly required: boolean
  readonly unit?: string
}

/** Values as a form shows and sends them. */
export type TypedValues = Readonly<Record<string, string | undefined>>

/** What a form can ask for, or undefined when the kind holds more than single values. */
export function scalarFields(kind: string, kinds: Kinds): ScalarField[] | undefined {
  const schema = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!(schema instanceof z.ZodObject)) return undefined
  const fields: ScalarField[] = []
  for (const [name, value] of Object.entries(schema.shape)) {
    const field = fieldOf(name, value)
    if (field === undefined) return undefined
    if (field !== 'fixed') fields.push(field)
  }
  return fields.length > 0 ? fields : undefined
}

function fieldOf(name: string, value: unknown): ScalarField | 'fixed' | undefined {
  let schema = value
  let required = true
  while (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    required = false
    schema = schema.unwrap()
  }
  if (schema === entryId || schema === personId || schema instanceof z.ZodLiteral) return 'fixed'
  const field = (type: ScalarField['type'], options: readonly string[] = []): ScalarField => {
    const unit = unitFor(name, {}, [])
    return { name, label: keyInWords(name), type, options, required, ...(unit ? { unit } : {}) }
  }
  if (schema === instant) return field('moment')
  if (schema === day) return field('day')
  if (schema instanceof z.ZodString) return field((schema.maxLength ?? 1000) > 200 ? 'long' : 'text')
  if (schema instanceof z.ZodNumber) return field('number')
  if (schema instanceof z.ZodBoolean) return field('yes-no', ['yes', 'no'])
  if (schema instanceof z.ZodEnum) return field('choice', schema.options.map(String))
  return undefined
}

/** The values of an entry as its form shows them, with `date` and `time` of when it happened. */
export function shownValues(entry: Entry, fields: readonly ScalarField[], zone: string): TypedValues {
  const body = isTree(entry.body) ? entry.body : {}
  const [date, time] = clockText(entry.at, zone).split(' ')
  return { date, time, ...Object.fromEntries(fields.map(({ name }) => [name, shown(body[name], zone)])) }
}

function shown(value: unknown, zone: string): string | undefined {
  if (value === undefined || value === null) return undefined
  if (value instanceof Temporal.Instant) return clockText(value, zone)
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

const clockText = (at: Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')

type Correcting = {
  readonly fields: readonly ScalarField[]
  readonly zone: string
  readonly now: Instant
  readonly confirmed: boolean
}

/**
 * What was typed as a corrected entry. Problems carry their field; `confirmed` asks about an unlikely reading.
 * @returns when it happened, and the body
 */
export function readCorrection(
  entry: Entry,
  typed: TypedValues,
  kinds: Kinds,
  { fields, zone, now, confirmed }: Correcting,
): Result<{ at: Instant; body: unknown }> {
  const before = shownValues(entry, fields, zone)
  const names = ['date', 'time', ...fields.map(({ name }) => name)]
  if (names.every((name) => (typed[name] ?? '') === (before[name] ?? '')))
    return fail(problem(CORRECTION.same))
  const problems: Problem[] = []
  const body: Record<string, unknown> = { ...(isTree(entry.body) ? entry.body : {}) }
  for (const field of fields) {
    const read =
      typed[field.name] === before[field.name]
        ? ok(body[field.name])
        : readField(field, typed[field.name], zone)
    if (!read.ok) problems.push(...read.problems)
    else if (read.value === undefined) delete body[field.name]
    else body[field.name] = read.value
  }
  const moved = typed.date !== before.date || typed.time !== before.time
  const at = moved ? instantAt(typed.date ?? '', typed.time ?? '', zone) : ok(entry.at)
  if (!at.ok) problems.push(...at.problems)
  else if (isBefore(now, at.value) && moved) problems.push(problem(CORRECTION.future, 'time'))
  problems.push(...implausible(body, confirmed))
  const schema = Object.hasOwn(kinds, entry.kind) ? kinds[entry.kind] : undefined
  if (problems.length > 0 || !at.ok || !schema) return fail(...problems)
  const fits = z.safeEncode(schema, body)
  if (!fits.success)
    return fail(
      ...fits.error.issues.map((issue) =>
        problem(issue.message, issue.path.map(String).join('.') || undefined),
      ),
    )
  return ok({ at: at.value, body })
}

function readField(
  { name, label, type, options, required }: ScalarField,
  typed: string | undefined,
  zone: string,
): Result<unknown> {
  if (!typed) return required ? fail(problem(CORRECTION.needed(label), name)) : ok(undefined)
  if (type === 'number') {
    const value = Number(typed.replace(',', '.'))
    return Number.isFinite(value) ? ok(value) : fail(problem(CORRECTION.number(typed, label), name))
  }
  if (type === 'moment') {
    const [date = '', time = ''] = typed.split(/[ T]+/)
    const at = instantAt(date, time, zone)
    return at.ok ? at : fail(problem(CORRECTION.moment(typed, label), name))
  }
  if (type === 'day') {
    const read = day.safeDecode(typed)
    return read.success ? ok(read.data) : fail(problem(read.error.issues[0]?.message ?? '', name))
  }
  if (options.length > 0 && !options.includes(typed)) return fail(problem(CORRECTION.choose(label), name))
  return ok(type === 'yes-no' ? typed === 'yes' : typed)
}

const READINGS: Readonly<Record<string, Measured>> = {
  heartRate: 'heart-rate',
  spo2: 'spo2',
  respiratoryRate: 'respiratory-rate',
  temperature: 'temperature',
  weight: 'weight',
  height: 'height',
}

/** A correction is held against the same ranges as a first entry: impossible is refused, unlikely is asked about once. */
function implausible(body: Record<string, unknown>, confirmed: boolean): Problem[] {
  const { systolic, diastolic } = body
  const single = Object.entries(READINGS).flatMap(([name, kind]) => {
    const value = body[name]
    return typeof value === 'number' ? [{ name, says: plausible(kind, value) }] : []
  })
  const pressure: { name: string; says: Plausibility }[] =
    typeof systolic === 'number' && typeof diastolic === 'number'
      ? [
          {
            name: 'systolic',
            says: plausible('pressure', { systolic: mmHg(systolic), diastolic: mmHg(diastolic) }),
          },
        ]
      : []
  const all = [...pressure, ...single]
  const impossible = all.flatMap(({ name, says }) =>
    says.plausible === 'impossible' ? [problem(says.why, name)] : [],
  )
  const unlikely = all.flatMap(({ says }) =>
    says.plausible === 'confirm' ? [problem(says.why, 'confirmed')] : [],
  )
  if (impossible.length > 0) return impossible
  if (worst(...all.map(({ says }) => says)).plausible !== 'confirm') return []
  if (!confirmed) return unlikely
  body.confirmed = true
  return []
}
