/** What the link in the address opens: one course, for one thing. Or why it opens nothing. */
import { data, type RouterContextProvider } from 'react-router'
import type { Instant } from '#kernel/time.ts'
import { linked, site } from '#web/context.ts'
import type { OpenCourse } from '../charts.ts'
import type { PatientLink } from '../patient-link.ts'
import type { HeldLink } from '../patient-link-store.ts'

export type Shut = {
  readonly state: 'locked' | 'ended' | 'expired' | 'closed'
  /** Whom to call: known to whoever holds the link, or held it. */
  readonly practice?: string
  readonly phone?: string
}

export type Through = Required<Pick<HeldLink, 'open'>> &
  Pick<HeldLink, 'practice' | 'phone' | 'zone'> & {
    readonly state: 'opens'
    readonly link: PatientLink
    readonly course: OpenCourse
    readonly now: Instant
  }

/** Opens the course through the link: that is recorded before anything of it is shown. */
export async function throughLink(context: Readonly<RouterContextProvider>): Promise<Through | Shut> {
  const held = context.get(linked).link
  if (!held) return { state: 'locked' }
  const { link, practice, phone, zone, open } = held
  if (!open) return { state: link.ended ? 'ended' : 'expired', practice, phone }
  const course = await open.charts.open(link.course)
  if (course.closed) return { state: 'closed', practice, phone }
  return { state: 'opens', link, practice, phone, zone, open, course, now: context.get(site).now }
}

/** Forbidden without the link; gone when it opens nothing any more. */
export const shutPage = (shut: Shut) => data({ shut }, { status: shut.state === 'locked' ? 403 : 410 })
