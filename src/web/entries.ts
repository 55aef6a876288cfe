/** The HTTP edge for entries: devices send what they recorded, once or again, and learn what is stored. */
import { z } from 'zod'
import { audience, type Draft } from '#chart/chart.ts'
import { UNREADABLE, withReadBody } from '#chart/reading.ts'
import type { Charts } from '#course/charts.ts'
import { kinds } from '#course/kinds.ts'
import { courseId, entryId, type PersonId, personId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/time.ts'
import { CONFIRM } from '#people/signing-in-words.ts'
import { CONFIRMED_KINDS } from './confirming.ts'

const sent = z.object({
  /** Who wrote them, when the device knows: somebody else who signed in meanwhile does not send them as their own. */
  by: personId.optional(),
  /** The sending device and what its clock said when it sent: its offset is recorded, never refused. */
  device: z.object({ id: z.string().min(1).max(64), clock: instant }).optional(),
  entries: z
    .array(
      z.object({
        id: entryId,
        kind: z.string().min(1).max(64),
        at: instant,
        audience: audience.optional(),
        amends: z.object({ entry: entryId, reason: z.string().min(1).max(500) }).optional(),
        body: z.unknown(),
      }),
    )
    .min(1)
    .max(500),
})

const OTHERS = 'Somebody else is signed in than whoever wrote this. Nothing was stored.'

export type Answer = { readonly status: 200 | 403 | 404 | 409 | 422; readonly body: unknown }

const says = (...problems: string[]): Answer => ({
  status: 422,
  body: { problems: problems.map((message) => ({ message })) },
})

/**
 * Appends a batch to a course, all or nothing.
 * @param sender the person who sends, and whether they have shown a short while ago that it is them, which signing needs
 * @returns 200 with the ids stored now and those stored before, or 422 with sentences
 */
export async function takeEntries(
  charts: Charts,
  course: string,
  text: string,
  sender: { readonly person: PersonId; readonly now: Instant; readonly isFresh: boolean },
): Promise<Answer> {
  const { person, now, isFresh } = sender
  const id = courseId.safeParse(course)
  if (!id.success) return { status: 404, body: { problems: [{ message: 'There is no such course.' }] } }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return says('The body is not JSON. Send {"entries": [...]}.')
  }
  const read = sent.safeParse(json)
  if (!read.success)
    return says(...read.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const { device, entries, by } = read.data
  if (by && by !== person) return { status: 409, body: { problems: [{ message: OTHERS }] } }
  if (!isFresh && entries.some(({ kind }) => CONFIRMED_KINDS.includes(kind)))
    return { status: 403, body: { problems: [{ message: CONFIRM.device }] } }
  const origin = device && { id: device.id, offsetMs: device.clock.epochMilliseconds - now.epochMilliseconds }
  const drafts: Draft[] = []
  for (const entry of entries) {
    const typed = withReadBody(
      {
        ...entry,
        course: id.data,
        recordedAt: now,
        by: personId.parse('-'),
        audience: entry.audience ?? 'care-team',
      },
      kinds,
    )
    if (typed.kind === UNREADABLE) return says(...misfit(entry.kind, entry.body))
    drafts.push({ ...entry, body: typed.body, ...(origin ? { device: origin } : {}) })
  }
  const stored = await charts.append(id.data, drafts)
  return stored.ok
    ? { status: 200, body: stored.value }
    : { status: 422, body: { problems: stored.problems } }
}

function misfit(kind: string, body: unknown): string[] {
  const schema: z.ZodType | undefined = Object.entries(kinds).find(([name]) => name === kind)?.[1]
  const read = schema?.safeParse(body)
  return read && !read.success
    ? read.error.issues.map((issue) => `${kind} ${issue.path.join('.')}: ${issue.message}`)
    : []
}
