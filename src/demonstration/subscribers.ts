/** Fills the mailing of the demonstration: made-up people who joined, left, never confirmed, or cannot be reached. */
import type { Kysely } from 'kysely'
import { entryId, type PersonId, type PracticeId, subscriberId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { appendEntries, forSubscriber, whileSending } from '#mailing/subscriber-store.ts'
import type { About, List, SubscriberDraft } from '#mailing/subscription.ts'
import { CONSENT_WORDING } from '#mailing/words.ts'
import type { DB } from '#platform/database.gen.ts'
import { scoped } from '#platform/database.ts'
import { idFor } from './people.ts'

type Story = 'joined' | 'asked' | 'left' | 'bounced' | 'complained' | 'brought-in'
type Made = readonly [name: string, story: Story, lists: readonly List[], about?: Omit<About, 'name'>]

const medical = (state: string) => ({ state, discipline: 'medical' as const })
const mental = (state: string) => ({ state, discipline: 'mental-health' as const })
const other = (state: string) => ({ state, discipline: 'other' as const })
const EVERY: readonly List[] = ['trainings', 'webinars', 'articles']

export const SUBSCRIBERS: readonly Made[] = [
  ['Abena Osei', 'joined', EVERY, mental('CO')],
  ['Bastien Caron', 'joined', ['trainings'], medical('CO')],
  ['Celeste Amaya', 'joined', ['trainings', 'webinars'], mental('NM')],
  ['Dov Perlman', 'joined', ['trainings'], medical('CA')],
  ['Eun-ji Park', 'joined', EVERY, mental('CA')],
  ['Fergus Doyle', 'joined', ['articles']],
  ['Graciela Pinto', 'joined', ['webinars', 'articles']],
  ['Hollis Brand', 'joined', ['trainings'], other('UT')],
  ['Imani Coates', 'joined', ['trainings', 'articles'], mental('TX')],
  ['Jonas Lindgren', 'joined', ['articles']],
  ['Kavya Raman', 'joined', ['trainings', 'webinars'], medical('NY')],
  ['Lucien Moreau', 'asked', ['articles']],
  ['Mirela Dumitru', 'asked', ['trainings'], mental('WY')],
  ['Nils Okafor', 'left', ['trainings'], medical('AZ')],
  ['Opal Reyes', 'left', ['webinars', 'articles']],
  ['Petros Kallas', 'bounced', ['trainings'], other('OR')],
  ['Quinn Abbott', 'complained', ['articles']],
  ['Rosalind Teague', 'brought-in', ['trainings'], mental('CO')],
  ['Soren Vik', 'brought-in', ['trainings', 'webinars'], medical('WA')],
  ['Thandiwe Nkosi', 'brought-in', ['webinars'], mental('CO')],
]

export type TellingSubscribers = {
  readonly now: Instant
  readonly practice: PracticeId
  /** Who brought in those who agreed elsewhere. */
  readonly educator: PersonId
}

export async function fillMailing(db: Kysely<DB>, telling: TellingSubscribers): Promise<void> {
  for (const [number, made] of SUBSCRIBERS.entries()) await tell(db, made, number, telling)
}

const emailOf = (name: string): string => `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@reader.example`

async function tell(
  db: Kysely<DB>,
  [name, story, lists, said = {}]: Made,
  number: number,
  { now, practice, educator }: TellingSubscribers,
): Promise<void> {
  const subscriber = subscriberId.parse(idFor('subscriber', name))
  const about: About = story === 'joined' || story === 'brought-in' ? { name, ...said } : { ...said }
  const at = (days: number) => now.subtract({ hours: 24 * days + number })
  const begun = 20 + number * 9
  // Their ids are always the same: a start that was stopped while it filled adds nothing twice.
  const id = (what: string) => entryId.parse(idFor(`subscriber-${what}`, name))
  const own = (...drafts: SubscriberDraft[]) =>
    forSubscriber(db, subscriber, (tx) => appendEntries(tx, subscriber, drafts))
  const back = (...drafts: SubscriberDraft[]) =>
    whileSending(db, (tx) => appendEntries(tx, subscriber, drafts))
  await forSubscriber(db, subscriber, (tx) =>
    tx
      .insertInto('subscriber')
      .values({ id: subscriber, email: emailOf(name), changed_at: at(begun).toString() })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
  if (story === 'brought-in') {
    const proof = {
      source: 'Sign-up sheet at the autumn open day',
      wording: 'Yes, write to me about what I ticked.',
      on: at(begun).toString().slice(0, 10),
    }
    const body = { lists: [...lists], proof, about }
    await scoped(db, { practice, person: educator }, (tx) =>
      appendEntries(tx, subscriber, [
        { id: id('brought-in'), kind: 'imported', at: at(begun - 3), by: educator, body },
      ]),
    )
    return
  }
  // Whoever has not confirmed asked a short while ago: later the address would be forgotten.
  const days = story === 'asked' ? 1 : begun
  const asks = { lists: [...lists], wording: CONSENT_WORDING, about }
  await own({ id: id('asked'), kind: 'join-asked', at: at(days), body: asks })
  if (story === 'asked') return
  const body = { asked: id('asked'), lists: [...lists] }
  await own({ id: id('confirmed'), kind: 'join-confirmed', at: at(days).add({ minutes: 12 }), body })
  if (story === 'left')
    await own({ id: id('left'), kind: 'left', at: at(5), body: { lists: [...lists], how: 'one-click' } })
  if (story === 'bounced')
    await back({ id: id('back'), kind: 'bounced', at: at(6), body: { hard: true, status: '5.1.1' } })
  if (story === 'complained') await back({ id: id('back'), kind: 'complained', at: at(6), body: {} })
}
