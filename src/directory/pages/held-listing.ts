/** The listing of an owner's page, for whoever holds a link to it open in this browser. */
import { redirect } from 'react-router'
import type { ListingId } from '#kernel/ids.ts'
import type { Site } from '#web/context.ts'
import type { OpenedListing } from '../owner-store.ts'

/** @returns undefined when this browser holds no link to it, or when there is no such listing: the page tells neither */
export async function heldListing({ owners, held }: Site, named: string): Promise<OpenedListing | undefined> {
  const id = await owners.named(named)
  return id && (await isHeld(held, id)) ? owners.open(id) : undefined
}

/** @throws the way to the page where a link can be asked for */
export async function heldListingOrAsk(here: Site, named: string): Promise<OpenedListing> {
  const found = await heldListing(here, named)
  if (!found) throw redirect(`/directory/${encodeURIComponent(named)}/owner`, 303)
  return found
}

const isHeld = async (held: Site['held'], id: ListingId): Promise<boolean> =>
  (await held()).some(({ purpose, subject }) => purpose === 'listing-owner' && subject === id)
