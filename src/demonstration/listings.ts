/** Fills the directory of the demonstration: listings with their consent, what was checked of them, and what waits. */
import type { Kysely } from 'kysely'
import { type Check, checksOf } from '#directory/checks.ts'
import type { ListingDraft } from '#directory/listing.ts'
import { appendEntries, forListing, setContact } from '#directory/listing-store.ts'
import { checkDigitOf } from '#directory/npi.ts'
import { type Profile, profile, slugOf } from '#directory/profile.ts'
import { CONSENT, countsUntil } from '#directory/verification.ts'
import { entryId, listingId, type PersonId } from '#kernel/ids.ts'
import { type Day, dayIn, type Instant } from '#kernel/time.ts'
import type { DB } from '#platform/database.gen.ts'
import { placeOfZip } from '#platform/places.ts'
import { CALLINGS, LISTED, type Listed } from './listing-people.ts'
import { idFor } from './people.ts'

type Telling = {
  readonly now: Instant
  /** Who checked and decided. */
  readonly educator: PersonId
}

export const demonstrationListings = (telling: Telling) =>
  LISTED.map((listed, number) => ({
    id: listingId.parse(idFor('listing', listed.name)),
    contact: `${slugOf(listed.name)}@listing.example`,
    entries: entriesOf(listed, number, telling),
  }))

export async function fillDirectory(db: Kysely<DB>, telling: Telling): Promise<void> {
  await Promise.all(
    demonstrationListings(telling).map(({ id, contact, entries }) =>
      forListing(
        db,
        id,
        async (tx) => {
          await appendEntries(tx, id, entries)
          await setContact(tx, id, contact)
        },
        telling.educator,
      ),
    ),
  )
}

const DAY = 24

function entriesOf(listed: Listed, number: number, { now, educator }: Telling): ListingDraft[] {
  const { story } = listed
  const today = dayIn(now, 'UTC')
  const proposedDays =
    story === 'lapsed' ? 520 : story === 'ends-soon' ? 330 : story === 'waiting' ? 3 : 40 + number * 3
  const at = (days: number, minutes: number): Instant => now.subtract({ hours: days * DAY }).add({ minutes })
  const described = profileOf(listed, number, today)
  const drafts: ListingDraft[] = [
    { kind: 'listing-proposed', at: at(proposedDays, 0), body: { profile: described } },
  ]
  const add = (draft: ListingDraft) => drafts.push(draft)
  if (story !== 'prepared') {
    add({
      kind: 'consent-given',
      at: at(proposedDays, 1),
      body: { wording: CONSENT.wording, how: 'Ticked on the application page' },
    })
    add({ kind: 'owner-claimed', at: at(proposedDays, 40), body: {} })
  }
  if (story === 'prepared' || story === 'waiting') return named(listed, drafts)

  const checkedOn = dayIn(at(proposedDays - 2, 0), 'UTC')
  checksOf({ profile: described, verifications: [] }, checkedOn).forEach((check, i) => {
    if (story === 'half-checked' && check.what === 'training') return
    const until = countsUntil(check, checkedOn)
    add({
      kind: 'verification-recorded',
      at: at(proposedDays - 2, i),
      by: educator,
      body: {
        what: check.what,
        item: check.item,
        outcome: story === 'declined' && check.what === 'licence' ? 'not-confirmed' : 'confirmed',
        source: SOURCES[check.what],
        ...(until ? { until } : {}),
      },
    })
  })
  add(
    story === 'declined'
      ? {
          kind: 'listing-declined',
          at: at(proposedDays - 2, 60),
          by: educator,
          body: {
            why: 'The board has no license under this number. Send us the number as the board writes it.',
          },
        }
      : { kind: 'listing-accepted', at: at(proposedDays - 2, 60), by: educator, body: {} },
  )
  if (story === 'taken-down')
    add({ kind: 'taken-down', at: at(9, 0), body: { by: 'owner', why: 'I am on leave until next year.' } })
  if (story === 'reported')
    add({
      kind: 'wrong-listing-reported',
      at: at(2, 0),
      body: { what: 'The office moved. The telephone number is that of somebody else now.' },
    })
  return named(listed, drafts)
}

const named = ({ name }: Listed, drafts: readonly ListingDraft[]): ListingDraft[] =>
  drafts.map((draft, i) => ({ ...draft, id: entryId.parse(idFor('listing-entry', name, String(i))) }))

/** Where each thing was looked up: made up like everything here. */
const SOURCES: Readonly<Record<Check['what'], string>> = {
  identity: 'A video call with a photo identification (demonstration)',
  licence: 'The state board’s license search (demonstration)',
  npi: 'The public NPI registry (demonstration)',
  training: 'The school’s list of graduates (demonstration)',
}

const LANGUAGES_BESIDE = [['en'], ['en'], ['en', 'es'], ['en']] as const
const CONDITIONS = [
  ['depression', 'anxiety', 'ptsd'],
  ['ptsd', 'substance-use'],
  ['depression', 'grief', 'end-of-life'],
  ['anxiety', 'ocd', 'depression'],
  ['chronic-pain', 'depression', 'ptsd'],
] as const
const INSURANCE = [['superbill'], [], ['private', 'superbill'], ['superbill', 'veterans']] as const
const turn = <T>(list: readonly T[], number: number): T => list[number % list.length]!

function profileOf(
  { name, credentials, calling, zips, story, more, alsoIn = [] }: Listed,
  number: number,
  today: Day,
): Profile {
  const { licence, ...like } = CALLINGS[calling]
  const places = zips.map((zip, i) => {
    const place = placeOfZip(zip)
    if (!place) throw new Error(`The demonstration names a ZIP code that does not exist: ${zip}.`)
    return {
      ...place,
      zip,
      street: `${100 + number} Example Street`,
      ...(i > 0 ? { label: 'Second office' } : {}),
    }
  })
  const ends =
    story === 'licence-over' ? today.subtract({ days: 47 }) : today.add({ days: 200 + ((number * 37) % 500) })
  const states = licence ? [places[0]!.state, ...alsoIn] : []
  // Numbers that begin with 2 are well-formed, and we know of nobody who has one.
  const nine = `2${String(10_000_000 + number * 7919)}`
  return profile.parse({
    ...like,
    name,
    credentials,
    npi: `${nine}${checkDigitOf(nine)}`,
    licences: states.map((state, i) => ({
      kind: licence,
      number: `DEMO-${String(1000 + number * 10 + i)}`,
      state,
      expires: ends.toString(),
    })),
    trainings: [
      {
        title: 'Foundations of ketamine-assisted psychotherapy',
        by: NAMES_OF_SCHOOLS[number % NAMES_OF_SCHOOLS.length],
        where: 'Estes Park, CO',
        on: String(today.year - 1 - (number % 4)),
        hours: 40,
      },
    ],
    languages: turn(LANGUAGES_BESIDE, number),
    conditions: turn(CONDITIONS, number),
    insurance: turn(INSURANCE, number),
    slidingScale: number % 3 === 0,
    paymentPlans: number % 4 === 1,
    accepting: 'yes',
    videoIntegration: number % 2 === 0 && like.subject === 'person',
    stepFree: turn(['yes', 'yes', 'no', 'unknown'], number),
    ...more,
    places,
    phone: `303 555 01${String(number).padStart(2, '0')}`,
    website: `https://${slugOf(name)}.example`,
  })
}

const NAMES_OF_SCHOOLS = ['Larkspur Foundation (demonstration)', 'Front Range KAP School (demonstration)']
