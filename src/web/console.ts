/** What devices of the console ask for: everything at once, what was stored since, and the time. */
import type { Context, Hono } from 'hono'
import { entryJson } from '#chart/reading.ts'
import type { OpenCourse } from '#course/charts.ts'
import { kinds } from '#course/kinds.ts'
import type { Listed } from '#course/list-store.ts'
import type { Places } from '#course/live-store.ts'
import { type CourseId, courseId, type EntryId } from '#kernel/ids.ts'
import { protocolName } from '#kernel/protocol.ts'
import { type Instant, instant, isBefore, minutesAfter } from '#kernel/time.ts'
import { treats } from '#people/people.ts'
import type { Listener } from '#platform/listener.ts'
import type { Live } from '#platform/live.ts'
import { isKept } from '#session/console/kinds.ts'
import type { Bindings } from './body.ts'
import { openChanges } from './changes.ts'
import type { Care } from './context.ts'

export type ConsoleNeeds = {
  readonly careOf: (c: Context<{ Bindings: Bindings }>) => Promise<Care | undefined>
  /** Whether the request's session goes on; asking does not count as using it. */
  readonly isIn: (headers: Headers) => Promise<boolean>
  readonly live: Live
  readonly listener: Listener
}

/** A visit is at hand from half a day before its time until half a day after it. */
const AROUND_MINUTES = 12 * 60
/** More than anybody follows; the rest is found by its day's page. */
const MOST_SESSIONS = 40

export function answerConsole(
  app: Hono<{ Bindings: Bindings }>,
  { careOf, isIn, live, listener }: ConsoleNeeds,
): void {
  const plain = (c: Context) => {
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Cache-Control', 'no-store')
  }
  // Whoever asks with a sign-in uses it: a device does so while a session is under way.
  app.get('/api/clock', async (c) => {
    plain(c)
    const here = await careOf(c)
    return c.json({ now: instant.encode(Temporal.Now.instant()), person: here?.person.id ?? null })
  })
  app.get('/api/console', async (c) => {
    plain(c)
    const here = await careOf(c)
    if (!here) return c.json(SIGN_IN, 401)
    return treats(here.person) ? c.json(await snapshotOf(here)) : c.json(NOT_FOUND, 404)
  })
  app.get('/api/console/changes', async (c) => {
    plain(c)
    const here = await careOf(c)
    if (!here) return c.json(SIGN_IN, 401)
    if (!treats(here.person)) return c.json(NOT_FOUND, 404)
    const since = readSince(c.req.query('since') ?? '')
    const courses = readCourses(c.req.query('courses') ?? '')
    if (!since || !courses) return c.json(NO_CURSORS, 400)
    const { headers, signal } = c.req.raw
    const places = await here.following.places(courses)
    await here.following.record(places)
    return openChanges({
      person: here.person.id,
      following: here.following,
      places,
      since,
      live,
      listener,
      isIn: () => isIn(headers),
      signal,
    })
  })
}

const says = (message: string) => ({ problems: [{ message }] })
const SIGN_IN = says('Sign in first.')
const NOT_FOUND = says('There is nothing here for you.')
const NO_CURSORS = says('Say from where on: since=PRACTICE:NUMBER,… and courses=COURSE,….')

/** @returns the number after which to look, by practice; undefined for anything else */
function readSince(text: string): ReadonlyMap<string, number> | undefined {
  const pairs = text === '' ? [] : text.split(',').map((pair) => pair.split(':'))
  const read = pairs.map(([practice, number]) => [practice ?? '', Number(number)] as const)
  return read.every(([practice, number]) => practice !== '' && Number.isSafeInteger(number) && number >= 0)
    ? new Map(read)
    : undefined
}

function readCourses(text: string): CourseId[] | undefined {
  const read = (text === '' ? [] : text.split(',')).map((id) => courseId.safeParse(id))
  const good = read.flatMap(({ data }) => data ?? [])
  return good.length === read.length && good.length <= MOST_SESSIONS ? good : undefined
}

/** Everything that a device needs to go on without a network, of the dosing visits around now. */
async function snapshotOf({ charts, following, people, person, now }: Care) {
  const found = sessionsAround(await charts.list(), now).slice(0, MOST_SESSIONS)
  const places = await following.places([...new Set(found.map(({ course }) => course))])
  // The ends first: what is stored while the charts are read comes once more with the changes.
  const practices = [...places.keys()]
  const ends = await Promise.all(practices.map((practice) => following.end(practice)))
  const opened = new Map<CourseId, OpenCourse>()
  for (const { course } of found) if (!opened.has(course)) opened.set(course, await charts.open(course))
  return {
    now: instant.encode(now),
    person: {
      id: person.id,
      name: person.name,
      roles: person.roles,
      practiceName: person.practiceName,
      zone: person.zone,
    },
    staff: await people.staff(),
    protocols: Object.fromEntries(
      [...opened.values()].map(({ protocol }) => [protocolName(protocol), protocol]),
    ),
    cursors: Object.fromEntries(practices.map((practice, i) => [practice, ends[i]])),
    sessions: found.flatMap(({ course, visit }) => {
      const practice = practiceOf(course, places)
      const open = opened.get(course)
      return practice && open ? [sessionOf(open, visit, practice)] : []
    }),
  }
}

function sessionsAround(listed: readonly Listed[], now: Instant) {
  return listed
    .flatMap(({ id, summary }) => summary.visits.map((visit) => ({ course: id, visit })))
    .filter(({ visit }) => visit.kind === 'dosing' && (visit.state === 'planned' || visit.state === 'kept'))
    .filter(
      ({ visit }) =>
        !isBefore(now, minutesAfter(visit.from, -AROUND_MINUTES)) &&
        !isBefore(minutesAfter(visit.to, AROUND_MINUTES), now),
    )
    .toSorted((a, b) => a.visit.from.epochMilliseconds - b.visit.from.epochMilliseconds)
    .map(({ course, visit }) => ({ course, visit: visit.id }))
}

const practiceOf = (course: CourseId, places: Places) =>
  [...places].find(([, courses]) => courses.includes(course))?.[0]

function sessionOf(open: OpenCourse, visit: EntryId, practice: string) {
  const { id, name, birthDate } = open.patient
  return {
    course: open.id,
    visit,
    practice,
    patient: { id, name, birthDate },
    zone: open.zone,
    protocol: protocolName(open.protocol),
    names: Object.fromEntries(open.names),
    closed: open.closed,
    entries: open.chart.entries.filter(({ kind }) => isKept(kind)).map((entry) => entryJson(entry, kinds)),
  }
}
