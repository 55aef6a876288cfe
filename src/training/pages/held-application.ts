/** An application for whoever holds a link to it open in this browser. */
import { type ApplicationId, applicationId, type ListingId, listingId } from '#kernel/ids.ts'
import type { Site } from '#web/context.ts'
import type { OpenedApplication } from '../application-store.ts'
import { APPLICATION_LINK } from '../mail.ts'

/** @returns undefined when this browser holds no link to it, or when there is no such application: the page tells neither */
export async function heldApplication(
  { applications, held }: Site,
  named: string,
): Promise<OpenedApplication | undefined> {
  const id = idOf(named)
  const holds = async () =>
    (await held()).some(({ purpose, subject }) => purpose === APPLICATION_LINK && subject === id)
  return id && (await holds()) ? applications.open(id) : undefined
}

export const idOf = (named: string): ApplicationId | undefined => applicationId.safeParse(named).data

/** Listings whose own link is open in this browser. */
export const heldListings = async ({ held }: Pick<Site, 'held'>): Promise<ListingId[]> =>
  (await held()).flatMap(({ purpose, subject }) =>
    purpose === 'listing-owner' ? (listingId.safeParse(subject).data ?? []) : [],
  )
