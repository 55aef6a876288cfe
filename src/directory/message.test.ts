import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listingId } from '#kernel/ids.ts'
import { type Message, messageForm, plainText } from './message.ts'
import { letterToConfirm, letterWith } from './message-letters.ts'

const typed = { name: 'Ada', address: 'ada@visitor.example', matter: 'begin', text: 'Hello' }
const sentences = (input: object) =>
  messageForm.safeParse(input).error?.issues.map(({ path, message }) => `${path}: ${message}`) ?? []

describe('somebody who writes is told', () => {
  test.each([
    [
      'what is missing',
      {},
      [
        'name: Write the name you want to be called by.',
        'address: Write your email address, so that the answer can reach you.',
        'matter: Choose what your message is about.',
        'text: Write your message.',
      ],
    ],
    [
      'how long the message is and may be',
      { ...typed, text: 'x'.repeat(2001) },
      ['text: Your message has 2001 characters, and 2000 is the most. Shorten it.'],
    ],
    [
      'that an address is none',
      { ...typed, address: 'ada@visitor' },
      ['address: This does not look like an email address. It needs a name, an @ and a domain.'],
    ],
    [
      'that several addresses are none',
      { ...typed, address: 'ada@visitor.example, eve@visitor.example' },
      ['address: This does not look like an email address. It needs a name, an @ and a domain.'],
    ],
    ['that a name has letters', { ...typed, name: '…' }, ['name: A name needs at least one letter.']],
  ])('%s', (_, input, expected) => {
    expect(sentences(input)).toEqual(expected)
  })

  test('nothing when all of it is there; the same address is the same however it is typed', () => {
    expect(messageForm.parse({ ...typed, address: 'ADA@Visitor.example' })).toEqual(typed)
  })
})

describe('a letter', () => {
  const message: Message = {
    id: 'm1',
    listing: listingId.parse('01990000-0000-7000-8000-000000000001'),
    sender: 'visitor',
    visitorName: 'Ada',
    matter: 'begin',
    text: 'One\n\nTwo',
    writtenAt: Temporal.Instant.from('2026-11-24T15:00:00Z'),
  }
  const link = 'https://kairos.example/links/k'

  test('sets apart what another person wrote, so that nobody takes it for ours', () => {
    const { text } = letterWith(message, 'Clara Quiet', link)
    expect(text).toContain('\n> One\n>\n> Two\n')
    expect(text).toContain('It is about: Beginning treatment.')
  })

  test('lets no text stand at the start of a line, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\n', '\r', '\u2028', '>', ' ', 'a'), maxLength: 40 }),
        (text) => {
          const ours = letterWith({ ...message, text: '' }, 'Clara', link).text.split('\n')
          const rest = letterWith({ ...message, text: plainText(text) }, 'Clara', link)
            .text.split('\n')
            .filter((line) => !line.startsWith('>'))
          expect(rest).toEqual(ours.filter((line) => !line.startsWith('>')))
        },
      ),
    )
  })

  test('says in its subject what it is about, never about whom', () => {
    const subjects = [
      letterToConfirm('Clara Quiet', link),
      letterWith(message, 'Clara Quiet', link),
      letterWith({ ...message, sender: 'provider' }, 'Clara Quiet', link),
    ].map(({ subject }) => subject)
    expect(subjects).toEqual([
      'Confirm your message through the Kairos directory',
      'A message through the Kairos directory',
      'An answer through the Kairos directory',
    ])
  })
})

test('a text keeps its lines and loses what is not text', () => {
  expect(plainText('a\r\nb\rc\u0000\u0007\u001b[31m\u202ed\te')).toBe('a\nb\nc[31md\te')
})
