/** A plan as a form sends it, field by field, and back: a field is named by its path, `place.town`, `team.0.name`. */
import { z } from 'zod'
import { fail, ok, type Problem, problem, type Result } from '#kernel/result.ts'
import type { Source } from '#kernel/source.ts'
import { type Plan, plan } from './plan.ts'
import { TYPED } from './typed-plan-words.ts'

/** What was typed, by the field's name; an empty field is absent. */
export type TypedFields = (name: string) => string | undefined

/** Fields that come as they are, as whole numbers, and as dollars. */
const TEXTS = ['title', 'summary', 'from', 'to', 'zone', 'applyBy', 'fullPaymentBy'] as const
const WHOLES = ['depositDays'] as const
const DOLLARS = ['price', 'deposit'] as const
const PLACE = ['name', 'street', 'town', 'state', 'hospital'] as const
const SEATS = ['medical', 'mental-health', 'other'] as const
export const MOST_ROWS = { team: 40, 'refund.steps': 6, agenda: 120 } as const
export type RowsOf = keyof typeof MOST_ROWS

/** What an educator sets in place of a figure with a source is theirs, and no longer the source's. */
const OWN: Source = { text: TYPED.own, status: 'default', mark: 'default' }

/** What the form shows of a plan before anything was sent. */
export function fieldsOf(made: Plan): Record<string, string> {
  const fields: Record<string, string> = {}
  const add = (name: string, value: unknown) => {
    if (Array.isArray(value)) for (const [i, one] of value.entries()) add(`${name}.${i}`, one)
    else if (typeof value === 'object' && value !== null)
      for (const [part, one] of Object.entries(value)) add(name ? `${name}.${part}` : part, one)
    else if (typeof value === 'boolean') fields[name] = value ? 'yes' : 'no'
    else if (value !== undefined) fields[name] = String(value)
  }
  add('', z.encode(plan, made))
  return {
    ...fields,
    price: String(made.price / 100),
    deposit: String(made.deposit / 100),
    after: made.after.join(', '),
    'education.objectives': (made.education?.objectives ?? []).join('\n'),
  }
}

/** How many rows of a kind the form shows: those that are filled, and some for more. */
export function rowsToShow(rows: RowsOf, filled: readonly string[], spare: number): number {
  const last = Math.max(-1, ...filled.map((name) => rowIn(rows, name) ?? -1))
  return Math.min(MOST_ROWS[rows], last + 1 + spare)
}
function rowIn(rows: RowsOf, name: string): number | undefined {
  if (!name.startsWith(`${rows}.`)) return undefined
  const number = name.slice(rows.length + 1).match(/^(\d{1,3})\./)?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The plan without its agenda, as typed; what the form does not hold stays as it was. */
export function readPlan(typed: TypedFields, before: Plan): Result<Plan> {
  const problems: Problem[] = []
  const whole = (name: string) => wholeOf(typed, name, problems)
  const dollars = (name: string) => dollarsOf(typed, name, problems)
  const was = z.encode(plan, before)
  const steps = rows(typed, 'refund.steps', ['daysBefore', 'percent']).map(({ at }) => ({
    daysBefore: whole(`${at}.daysBefore`),
    percent: whole(`${at}.percent`),
  }))
  const refund = {
    deposit: typed('refund.deposit'),
    depositWithScholarship: typed('refund.depositWithScholarship'),
    steps,
  }
  const hours = typed('experience.hours') === undefined ? undefined : whole('experience.hours')
  const input = {
    ...was,
    ...Object.fromEntries(TEXTS.map((name) => [name, typed(name)])),
    ...Object.fromEntries(WHOLES.map((name) => [name, whole(name)])),
    ...Object.fromEntries(DOLLARS.map((name) => [name, dollars(name)])),
    place: Object.fromEntries(PLACE.map((name) => [name, typed(`place.${name}`)])),
    seats: Object.fromEntries(SEATS.map((name) => [name, whole(`seats.${name}`)])),
    team: rows(typed, 'team', ['name', 'about']).map(({ at }) => ({
      name: typed(`${at}.name`),
      role: typed(`${at}.role`),
      about: typed(`${at}.about`),
    })),
    ratios: {
      perTrainer: sourced(was.ratios.perTrainer, { most: whole('ratios.perTrainer.most') }),
      perMonitor: sourced(was.ratios.perMonitor, { most: whole('ratios.perMonitor.most') }),
    },
    experience: hours === undefined ? undefined : sourced(was.experience, { hours }),
    refund: sourced(was.refund, refund),
    scholarships: { places: whole('scholarships.places'), about: typed('scholarships.about') },
    waiting: sourced(was.waiting, { order: typed('waiting.order'), hours: whole('waiting.hours') }),
    education: {
      provider: typed('education.provider'),
      objectives: (typed('education.objectives') ?? '').split('\n').flatMap((line) => line.trim() || []),
    },
    after: (typed('after') ?? '').split(',').flatMap((level) => level.trim() || []),
  }
  return checked(input, problems)
}

/** The agenda alone, as typed. Items keep their ids, by which sign-ins and pairs name them; new ones get one. */
export function readAgenda(typed: TypedFields, before: Plan): Result<Plan> {
  const problems: Problem[] = []
  const given = rows(typed, 'agenda', ['title'])
  const taken = new Set(given.flatMap(({ at }) => typed(`${at}.id`) ?? []))
  const agenda = given.map(({ at }) => {
    const title = typed(`${at}.title`) ?? ''
    return {
      id: typed(`${at}.id`) ?? freeId(`d${typed(`${at}.day`) ?? ''}-${title}`, taken),
      day: wholeOf(typed, `${at}.day`, problems),
      from: typed(`${at}.from`),
      to: typed(`${at}.to`),
      title,
      kind: typed(`${at}.kind`),
      counts: typed(`${at}.counts`) === 'yes',
    }
  })
  const read = checked({ ...z.encode(plan, before), agenda }, problems)
  if (!read.ok) return { ok: false, problems: read.problems.map((one) => rowOf(one, given)) }
  const inOrder = read.value.agenda.toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))
  return ok({ ...read.value, agenda: inOrder })
}

/** Rows may be left out in between, so the third item that is read can stand in the fifth row. */
function rowOf({ field, message }: Problem, given: readonly { readonly at: string }[]): Problem {
  const [, number, part] = field?.match(/^agenda\.(\d+)\.(.+)$/) ?? []
  const row = number === undefined ? undefined : given[Number(number)]
  return row && part ? problem(message, `${row.at}.${part}`) : problem(message, field)
}

function freeId(wanted: string, taken: Set<string>): string {
  const base = wanted
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replaceAll(/^-|-$/g, '')
  let id = base
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
  taken.add(id)
  return id
}

/** Rows of which something that counts was typed. */
const rows = (typed: TypedFields, of: RowsOf, parts: readonly string[]): { readonly at: string }[] =>
  Array.from({ length: MOST_ROWS[of] }, (_, row) => ({ at: `${of}.${row}` })).filter(({ at }) =>
    parts.some((part) => typed(`${at}.${part}`) !== undefined),
  )

function checked(input: unknown, problems: readonly Problem[]): Result<Plan> {
  const read = plan.safeParse(JSON.parse(JSON.stringify(input)))
  if (read.success && problems.length === 0) return ok(read.data)
  const told = new Set(problems.map(({ field }) => field))
  const others = (read.error?.issues ?? []).flatMap(({ path, message }) => {
    const field = path.map(String).join('.')
    return told.has(field) ? [] : problem(/^(Invalid|Too )/.test(message) ? TYPED.missing : message, field)
  })
  return fail(...problems, ...others)
}

function wholeOf(typed: TypedFields, name: string, problems: Problem[]): number | undefined {
  const text = typed(name)
  if (text !== undefined && /^\d{1,6}$/.test(text)) return Number(text)
  problems.push(problem(text === undefined ? TYPED.missing : TYPED.whole(text), name))
  return undefined
}

/** @returns cents of what was typed in dollars: `3200`, `3,200`, `3200.50` */
export function dollarsOf(typed: TypedFields, name: string, problems: Problem[]): number | undefined {
  const text = typed(name)
  const [, dollars, cents = ''] = text?.match(/^\$?\s?(\d{1,3}(?:,?\d{3})*)(?:\.(\d{2}))?$/) ?? []
  if (dollars !== undefined) return Number(dollars.replaceAll(',', '')) * 100 + Number(cents || 0)
  problems.push(problem(text === undefined ? TYPED.missing : TYPED.dollars(text), name))
  return undefined
}

/** Keeps the source as long as every figure that rests on it is as it was. */
function sourced<Figures extends object>(was: { readonly source: Source } | undefined, figures: Figures) {
  const { source = OWN, ...before } = was ?? {}
  const same = (one: object) => JSON.stringify(Object.entries(one).filter(([, is]) => is !== undefined))
  return { ...figures, source: same(before) === same(figures) ? source : OWN }
}
