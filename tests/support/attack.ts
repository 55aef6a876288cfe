/** Fills every form of a page with what wants to be more than text, until it is taken, and reads what comes of it. */
import { harmIn, longPayload, markOf, marksIn, shortPayload } from './payload.ts'
import { askedAgain, formsOf, hasProblems, type ServedForm, type Typing } from './served-forms.ts'
import { type Answer, type Page, routeOf, type Walker } from './walk.ts'

/** A field whose text was taken: by its mark it is known again. */
export type Stored = {
  readonly mark: string
  readonly field: string
  readonly walker: Walker
  readonly pages: readonly string[]
}
export type Attack = ReturnType<typeof createAttack>

/** How often one form is sent with something else where it asks, and on how many pages it is tried. */
const ATTEMPTS = 9
const TRIES = 2
/** Fields that say which form it is, or are told to be kept empty. */
const KEPT = ['intent', 'home-page']

const CHART = ['', '/record', '/visits', '/links']

type Needs = {
  readonly today: Temporal.PlainDate
  /** Files to choose, by the route of the page that asks for one. */
  readonly files: Readonly<Record<string, (mark: string) => Blob>>
  /** Where nothing is sent. */
  readonly leftOut: readonly string[]
}

export function createAttack({ today, files, leftOut }: Needs) {
  const harm = new Set<string>()
  const seen = new Set<string>()
  /** The kinds of answers that payloads stood in: pages, tables, files. */
  const kinds = new Set<string>()
  const stored: Stored[] = []
  const tried = new Map<string, { isTaken: boolean; times: number; said: string }>()
  const asked = new Set<string>()
  let marks = 0

  const look = (text: string) => {
    for (const mark of marksIn(text)) seen.add(mark)
  }
  async function read(what: string, ask: () => Promise<Response>): Promise<Answer> {
    // A connection that was kept may be closed just as it is used again; what happens twice is no chance.
    const answer = await ask()
      .catch(ask)
      .catch((error) => {
        throw new Error(`${what}: ${error}`, { cause: error })
      })
    const [type, text] = [answer.headers.get('content-type') ?? '', await answer.text()]
    if (marksIn(text).length > 0) kinds.add(type.split(';')[0] ?? '')
    for (const sign of harmIn({ type, status: answer.status, text })) harm.add(`${what}: ${sign}`)
    const location = answer.headers.get('location') ?? ''
    return { status: answer.status, type, text, ...(location.startsWith('/') ? { location } : {}) }
  }
  async function open(walker: Walker, address: string): Promise<Answer> {
    const answer = await read(`GET ${address} as ${walker.key}`, () => walker.who.open(address))
    look(answer.text)
    return answer
  }
  const send = (walker: Walker, form: ServedForm, body: FormData) =>
    read(`POST ${form.action} (${form.key}) as ${walker.key}`, () => walker.who.send(form.action, body))
  const typing = ({ name }: Walker): Typing => ({ who: name, today })

  /** Another payload in each parameter that is asked for, and in each part of the address that names something. */
  async function ask(walker: Walker, { address, route }: Page): Promise<void> {
    const { pathname, search, searchParams } = new URL(address, 'http://here')
    const isNew = (what: string) => !asked.has(what) && asked.add(what)
    for (const name of searchParams.keys())
      if (isNew(`${route} ${name}`))
        for (const text of [longPayload(markOf(0)), '-1e99']) {
          const spoiled = new URLSearchParams(search)
          spoiled.set(name, text)
          await open(walker, `${pathname}?${spoiled}`)
        }
    if (!isNew(route)) return
    const parts = pathname.split('/')
    for (const [i, part] of route.split('/').entries())
      if (part.startsWith(':'))
        await open(
          walker,
          parts.with(i, encodeURIComponent(parts[i] + longPayload(markOf(0)))).join('/') + search,
        )
  }

  async function search(walker: Walker, { action, fields }: ServedForm): Promise<void> {
    const query = new URLSearchParams(
      fields.flatMap(({ name, tries }) => (tries(markOf(0))[0] ?? []).map((text) => [name, text])),
    )
    await open(walker, `${action.split('?')[0]}?${query}`)
  }

  /**
   * Each field that is no text with a payload all the same, the others as they may be. Questions with the same answers
   * are read by one rule: they are spoiled together.
   */
  async function spoil(walker: Walker, { route }: Page, form: ServedForm): Promise<void> {
    const together = new Map<string, string[]>()
    for (const { name, kind, tries } of form.fields) {
      if (kind === 'text' || kind === 'file' || KEPT.includes(name)) continue
      const rule = kind === 'choice' ? [...new Set(tries('').flat())].sort().join('\n') : ` ${name}`
      together.set(rule, [...(together.get(rule) ?? []), name])
    }
    await inParallel([...together.values()], async (names) => {
      const body = bodyOf(form, route, () => markOf(0))
      for (const name of names) body.set(name, shortPayload(markOf(0)))
      await send(walker, form, body)
    })
  }

  function bodyOf(
    { fields }: ServedForm,
    route: string,
    mark: (name: string) => string,
    turns = new Map<string, number>(),
  ): FormData {
    const body = new FormData()
    for (const { name, kind, tries } of fields) {
      const file = kind === 'file' ? files[route]?.(mark(name)) : undefined
      if (file) body.append(name, file, 'file')
      const all = tries(mark(name))
      for (const text of all[(turns.get(name) ?? 0) % all.length] ?? []) body.append(name, text)
    }
    return body
  }

  /** Sends a form, and again with something else where it asks to be looked at. @returns what it says, when it is not taken */
  async function fill(walker: Walker, page: Page, form: ServedForm): Promise<string | undefined> {
    const given = new Map<string, string>()
    const mark = (name: string) => {
      if (!given.has(name)) given.set(name, markOf(++marks))
      return given.get(name)!
    }
    const turns = new Map<string, number>()
    let said = ''
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const body = bodyOf(form, page.route, mark, turns)
      const answer = await send(walker, form, body)
      if (isTaken(answer)) {
        const pages = [page.address, form.action, ...(answer.location ? [answer.location] : [])]
        for (const { name } of form.fields)
          if (body.getAll(name).some((text) => typeof text !== 'string' || text.includes(mark(name))))
            stored.push({ mark: mark(name), field: `${page.route} ${name}`, walker, pages })
        look(answer.text)
        if (answer.location) await open(walker, answer.location)
        return undefined
      }
      const again = askedAgain(answer.text)
      said = `${answer.status} on ${page.address} as ${walker.key}: ${again.said}`
      if (answer.status !== 422) return said
      // Where no field is named, something that was not chosen may be missing.
      for (const { name, kind } of form.fields)
        if (again.fields.has(name) || (again.fields.size === 0 && kind === 'choice'))
          turns.set(name, (turns.get(name) ?? 0) + 1)
      form = wider(answer.text, form, walker) ?? form
    }
    return said
  }

  /** The same form with a box that only the second look shows, such as "I checked this". */
  const wider = (text: string, { action, fields }: ServedForm, walker: Walker) =>
    formsOf(text, action, typing(walker)).find(
      (one) =>
        one.action === action &&
        one.fields.length > fields.length &&
        fields.every(({ name }) => one.fields.some((field) => field.name === name)),
    )

  async function sendAll(walker: Walker, page: Page): Promise<void> {
    let { text } = page
    for (const { key, action, method } of formsOf(text, page.address, typing(walker))) {
      const where = `${routeOf(action) ?? page.route} ${key}`
      const before = tried.get(where)
      if (before?.isTaken || (before?.times ?? 0) >= TRIES || leftOut.includes(routeOf(action) ?? ''))
        continue
      const form = formsOf(text, page.address, typing(walker)).find((one) => one.key === key)
      if (!form) continue
      if (method === 'get') await search(walker, form)
      else if (!before) await spoil(walker, page, form)
      const said = method === 'get' ? undefined : await fill(walker, page, form)
      tried.set(where, { isTaken: said === undefined, times: (before?.times ?? 0) + 1, said: said ?? '' })
      // The page as it is now: what was sent may have changed it.
      if (method === 'post') ({ text } = await open(walker, page.address))
    }
  }

  /** Opens where a stored text may stand, until it is seen: the pages it was sent from and led to, and its chart. */
  async function find({ mark, walker, pages }: Stored): Promise<void> {
    const courses = pages.flatMap((page) => /^\/courses\/[\w-]+/.exec(page)?.[0] ?? [])
    const chart = courses.flatMap((course) => CHART.map((end) => course + end))
    for (const address of new Set([...pages, ...chart])) if (!seen.has(mark)) await open(walker, address)
  }

  return { harm, seen, kinds, stored, tried, look, open, ask, sendAll, find }
}

/** Some at a time: the server answers one while another's answer is read. */
export async function inParallel<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await act(one)
  }
  await Promise.all(Array.from({ length: 4 }, next))
}

/** Led on, or shown again without a word of what is missing; to be asked who one is, is neither. */
const isTaken = ({ status, text, location = '' }: Answer): boolean =>
  [302, 303].includes(status)
    ? !/^\/(sign-in|confirm)\b/.test(location)
    : status === 200 && !hasProblems(text)
