/** The forms of a page as it was served, and what somebody may type into each of their fields. */
import { parseHTML } from 'linkedom'
import { PASSWORD } from '#demonstration/people.ts'
import { CONFIRM_FIELDS } from '#web/confirm-fields.ts'
import { linesPayload, longPayload, shortPayload } from './payload.ts'

export type ServedField = {
  readonly name: string
  readonly kind: 'text' | 'number' | 'choice' | 'hidden' | 'file'
  /** What may be typed or chosen, the best first; a list for boxes that may be ticked together. */
  readonly tries: (mark: string) => readonly (readonly string[])[]
}
export type ServedForm = {
  readonly method: 'get' | 'post'
  readonly action: string
  readonly fields: readonly ServedField[]
  /** What tells it from the other forms of its page. */
  readonly key: string
}

const MACHINE = /^(?=.*[-./:_]|[a-z]{2}$)[\w./:-]+$/
/** Kept empty by people. */
const TRAP = 'home-page'
/** Who types, and when. */
export type Typing = { readonly who: string; readonly today: Temporal.PlainDate }

export function formsOf(html: string, address: string, typing: Typing): ServedForm[] {
  const { document } = parseHTML(html)
  return [...document.querySelectorAll('form')].flatMap((form) => {
    const names = new Map<string, Element[]>()
    for (const input of form.querySelectorAll('input[name], textarea[name], select[name]'))
      names.set(input.getAttribute('name')!, [...(names.get(input.getAttribute('name')!) ?? []), input])
    const fields = [...names].map(([name, inputs]) => fieldOf(name, inputs, typing))
    const method = form.getAttribute('method')?.toLowerCase() === 'post' ? 'post' : 'get'
    const action = new URL(form.getAttribute('action') ?? '', `http://here${address}`)
    // Several buttons that say something are several forms.
    const buttons = [...form.querySelectorAll('button[name]')].map((button) => ({
      name: button.getAttribute('name')!,
      kind: 'hidden' as const,
      tries: () => [[button.getAttribute('value') ?? '']],
    }))
    return (buttons.length > 0 ? buttons.map((button) => [...fields, button]) : [fields]).map((all) => ({
      method,
      action: action.pathname + action.search,
      fields: all,
      key: keyOf(all),
    }))
  })
}

/** Forms that differ only in how many rows they have are one. */
const keyOf = (fields: readonly ServedField[]): string =>
  [
    ...new Set(
      fields.map(({ name, tries }) =>
        (name === 'intent' ? `intent=${tries('')[0]}` : name).replaceAll(/\d+/g, '#'),
      ),
    ),
  ].join(' ')

function fieldOf(name: string, inputs: readonly Element[], { who, today }: Typing): ServedField {
  const [first] = inputs
  const attribute = (key: string) => first?.getAttribute(key) ?? ''
  const type = first?.localName === 'input' ? attribute('type') || 'text' : (first?.localName ?? '')
  const value = first?.localName === 'textarea' ? (first.textContent ?? '') : attribute('value')
  const kept = value ? [[value]] : []
  const field = (kind: ServedField['kind'], tries: ServedField['tries']): ServedField => ({
    name,
    kind,
    tries,
  })
  if (name === TRAP) return field('hidden', () => [['']])
  switch (type) {
    case 'hidden':
      return field('hidden', () => [[value]])
    case 'file':
      return field('file', () => [[]])
    case 'password':
      return field('hidden', () => [[name === CONFIRM_FIELDS.password ? PASSWORD : 'violet-otter-canyon-17']])
    case 'date':
      return field('number', () => [
        ...kept,
        ...[7, 0, -1, -12_000].map((days) => [today.add({ days }).toString()]),
      ])
    case 'time':
      return field('number', () => [...kept, ['15:30'], ['10:00']])
    case 'checkbox':
    case 'radio':
    case 'select':
      return field('choice', () => choices(type, inputs))
    case 'email':
      return field('text', (mark) => [[`${mark}'--x@people.example`], [`${mark}@people.example`], ...kept])
    case 'url':
      return field('text', (mark) => [
        [`https://people.example/${shortPayload(mark)}`],
        ['https://people.example/'],
      ])
  }
  // A name for machines: it is spoiled alone, so that what stands beside it is stored.
  if (type === 'text' && (MACHINE.test(value) || /(^|[-.])id$/.test(name)))
    return field('number', () => [...kept, ['a-b-c']])
  if (/(^|[-.])url$/.test(name))
    return field('text', (mark) => [
      [`https://people.example/${shortPayload(mark)}`],
      ['https://people.example/'],
      [''],
    ])
  if (/numeric|decimal/.test(attribute('inputmode')))
    return field('number', () => [
      ...kept,
      ...amounts(first),
      ['10'],
      ['120'],
      ['80'],
      ['170'],
      ['1'],
      ['120/80'],
      ['80401'],
    ])
  const long = type === 'textarea' ? linesPayload : longPayload
  return field('text', (mark) => [
    [long(mark)],
    [shortPayload(mark)],
    ...kept,
    // Empty, where nothing has to be said.
    [''],
    [who],
    ['+1 303 555 0188'],
    ['80401'],
    ['10'],
    ['en'],
    ['120/80'],
  ])
}

/** The middle of the range that stands beside a number. */
function amounts(input: Element | undefined): string[][] {
  const beside = input?.closest('.field')?.querySelector('.field-help')?.textContent ?? ''
  const [, low, high] = /([\d.]+) to ([\d.]+)/.exec(beside) ?? []
  return low && high ? [[String(Math.round((Number(low) + Number(high)) / 2))]] : []
}

function choices(type: string, inputs: readonly Element[]): string[][] {
  const options = type === 'select' ? [...(inputs[0]?.querySelectorAll('option') ?? [])] : inputs
  const sends = (option: Element) => option.getAttribute('value') ?? 'on'
  const marked = options.filter((one) => one.hasAttribute('checked') || one.hasAttribute('selected'))
  const [chosen, all] = [marked.map(sends).filter(Boolean), options.map(sends).filter(Boolean)]
  if (type === 'checkbox') return [chosen, all, all.slice(0, 1), []]
  return [...(chosen.length > 0 ? [chosen] : []), ...all.map((one) => [one])]
}

/** The fields that an answer asks to be looked at again, and what it says. */
export function askedAgain(html: string): { readonly fields: ReadonlySet<string>; readonly said: string } {
  const { document } = parseHTML(html)
  const inputs = document.querySelectorAll('.field-invalid [name], [aria-invalid=true][name]')
  return {
    fields: new Set([...inputs].map((input) => input.getAttribute('name') ?? '')),
    said: (document.querySelector('.form-problems')?.textContent ?? '').slice(0, 300),
  }
}
export const hasProblems = (html: string): boolean => html.includes('class="form-problems')
