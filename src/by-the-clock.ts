/** Work that nobody asks for: what is forgotten, who is reminded, which offers end. Each once for all processes together. */
import type { Kysely } from 'kysely'
import { forgetPatientLinks } from '#course/patient-link-store.ts'
import { forgetContactChanges } from '#directory/contact-change-store.ts'
import { RENEWING, remindOfRenewals } from '#directory/jobs.ts'
import { forgetMessages } from '#directory/message-store.ts'
import type { Instant } from '#kernel/time.ts'
import { REMINDING, remindOfReviews } from '#library/jobs.ts'
import { forgetUnconfirmed } from '#mailing/store.ts'
import { forgetSessions } from '#people/session-store.ts'
import { forgetSignIns } from '#people/sign-in-record-store.ts'
import type { DB } from '#platform/database.gen.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Limits } from '#platform/limits.ts'
import type { Links } from '#platform/links.ts'
import type { Post } from '#platform/mail.ts'
import { forgetEnquiries } from '#screening/enquiry-store.ts'
import { APPLICANTS_REMINDED, LAPSING, lapseEnded, remindApplicants } from '#training/jobs.ts'

export type ByTheClock = {
  readonly jobs: Jobs
  readonly db: Kysely<DB>
  /** The tables' owner, for what is done on nobody's behalf. */
  readonly ownerUrl: string
  readonly links: Links
  readonly limits: Limits
  readonly post: Post
  readonly origin: string
}

/** Registers it; before the jobs start. */
export function registerClockWork({ jobs, db, limits, ...reminding }: ByTheClock): void {
  const { links, post } = reminding
  const now = () => Temporal.Now.instant()
  const forgetting: readonly ((now: Instant) => Promise<unknown>)[] = [
    links.forget,
    limits.forget,
    post.forget,
    (now) => forgetSessions(db, now),
    () => forgetSignIns(db),
    (now) => forgetContactChanges(db, now),
    (now) => forgetMessages(db, now),
    (now) => forgetEnquiries(db, now),
    (now) => forgetPatientLinks(db, now),
    (now) => forgetUnconfirmed(db, now),
  ]
  jobs.register('forgetting', '17 * * * *', async () => {
    for (const forget of forgetting) await forget(now())
  })
  jobs.register('review-reminders', REMINDING, () => remindOfReviews({ ...reminding, now: now() }))
  jobs.register('renewal-reminders', RENEWING, () => remindOfRenewals({ ...reminding, now: now() }))
  jobs.register('training-offers', LAPSING, () => lapseEnded({ ...reminding, now: now() }))
  jobs.register('training-reminders', APPLICANTS_REMINDED, () =>
    remindApplicants({ ...reminding, now: now() }),
  )
}
