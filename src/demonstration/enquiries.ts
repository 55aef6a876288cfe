/** What two made-up people sent from the self-check: one nobody has answered yet, one whom somebody reached. */
import type { Client } from 'pg'
import { type ProtocolId, protocolName } from '#kernel/protocol.ts'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import { SEND } from '#screening/enquiry-words.ts'
import type { Answers, WithScreening } from '#screening/screening.ts'
import { askedAlone } from '#screening/self-check.ts'
import { idFor } from './people.ts'

type Made = {
  readonly key: string
  readonly name: string
  readonly phone?: string
  readonly email?: string
  readonly message: string
  readonly hoursAgo: number
  readonly answers: Answers
}

const ENQUIRIES: readonly Made[] = [
  {
    key: 'marisol',
    name: 'Marisol Vance',
    phone: '+1 303 555 0171',
    message: 'Best after five in the afternoon. My doctor said I should ask.',
    hoursAgo: 20,
    answers: {
      'cv-hx': { value: 'yes' },
      'psy-suicide': { value: 'unknown' },
      'med-antidepressant': { value: 'yes' },
      'resp-osa': { value: 'unknown' },
    },
  },
  {
    key: 'desmond',
    name: 'Desmond Achterberg',
    email: 'desmond@people.example',
    message: 'I live two hours away. Is preparation possible by video?',
    hoursAgo: 6 * 24,
    answers: { 'med-stimulant': { value: 'yes' }, 'age-old': { value: 'yes' } },
  },
]

type Needs = {
  readonly practice: string
  readonly protocol: ProtocolId & WithScreening
  readonly now: Instant
  /** Who reached the one that was answered. */
  readonly by: string
}

/** Lets the practice take enquiries and fills in what was sent: “no” to every question but those given. */
export async function fillEnquiries(owner: Client, { practice, protocol, now, by }: Needs): Promise<void> {
  await owner.query('insert into taking_enquiries (practice_id, since, by) values ($1, $2, $3)', [
    practice,
    hoursAfter(now, -60 * 24).toString(),
    by,
  ])
  const no = Object.fromEntries(askedAlone(protocol.screening).map(({ id }) => [id, { value: 'no' }]))
  for (const { key, name, phone, email, message, hoursAgo, answers } of ENQUIRIES)
    await owner.query(
      `insert into enquiry (practice_id, id, sent_at, name, phone, email, message, answers, protocol, consent)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        practice,
        idFor('enquiry', key),
        hoursAfter(now, -hoursAgo).toString(),
        name,
        phone ?? null,
        email ?? null,
        message,
        JSON.stringify({ ...no, ...answers }),
        protocolName(protocol),
        SEND.consent,
      ],
    )
  await owner.query(
    `insert into enquiry_step (practice_id, enquiry_id, at, state, by, reason) values ($1, $2, $3, 'answered', $4, $5)`,
    [
      practice,
      idFor('enquiry', 'desmond'),
      hoursAfter(now, -5 * 24).toString(),
      by,
      'Called back. Sends the letter of the doctor first.',
    ],
  )
}
