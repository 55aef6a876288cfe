/** What goes between the server and a device of the console, in one place for both. Entries go as their JSON. */
import { z } from 'zod'
import { consentProtocol } from '#consent/protocol.ts'
import { courseId, entryId, patientId, personId, practiceId } from '#kernel/ids.ts'
import { instant } from '#kernel/time.ts'
import { role } from '#people/people.ts'
import { preparationProtocol } from '#preparation/protocol.ts'
import { screeningProtocol } from '#screening/protocol.ts'
import { sessionProtocol } from '../protocol.ts'

/** The sections of a protocol that a session is decided from. */
export const consoleProtocol = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  ...sessionProtocol.shape,
  screening: screeningProtocol,
  consent: consentProtocol,
  preparation: preparationProtocol,
})

const colleague = z.object({ id: personId, name: z.string(), roles: z.array(role) })

/** One session of the day: the course as far as it is kept, and which visit it is. */
export const sessionWire = z.object({
  course: courseId,
  visit: entryId,
  practice: practiceId,
  patient: z.object({ id: patientId, name: z.string(), birthDate: z.string().optional() }),
  zone: z.string(),
  /** The name of the protocol version that the course runs on; the version itself is in `protocols`. */
  protocol: z.string(),
  names: z.record(z.string(), z.string()),
  closed: z.boolean(),
  /** As `entryJson` writes them; the device reads them by `consoleKinds`. */
  entries: z.array(z.unknown()),
})
export type SessionWire = z.output<typeof sessionWire>

/** How far each practice's chain has been read. Whoever asks again for what came after it misses nothing. */
export const cursors = z.record(z.string(), z.number().int().nonnegative())
export type Cursors = z.output<typeof cursors>

/** GET /api/console: everything at once. */
export const snapshotWire = z.object({
  now: instant,
  person: colleague.extend({ practiceName: z.string(), zone: z.string() }),
  staff: z.array(colleague),
  protocols: z.record(z.string(), z.unknown()),
  cursors,
  sessions: z.array(sessionWire),
})
export type SnapshotWire = z.output<typeof snapshotWire>

/** An event of GET /api/console/changes: entries of sessions at hand that were stored since, oldest first. */
export const changeWire = z.object({ cursors, entries: z.array(z.unknown()) })
export type ChangeWire = z.output<typeof changeWire>
/** Which events there are: `entries` (changeWire), `clock` (clockWire), `sessions` (ask for the snapshot anew), `sign-in` (it ended). */
export const LIVE_EVENTS = ['entries', 'clock', 'sessions', 'sign-in'] as const
/** `person` is whoever is signed in, null nobody: what is here is shown to nobody else, nor sent in their name. */
export const clockWire = z.object({ now: instant, person: personId.nullish() })

/** POST /api/courses/:course/entries: what it answers. */
export const storedWire = z.object({ stored: z.array(entryId), already: z.array(entryId) })
export const problemsWire = z.object({
  problems: z.array(z.object({ message: z.string(), field: z.string().optional() })),
})
