import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entryId, subscriberId } from '#kernel/ids.ts'
import { createTokens } from '#platform/tokens.ts'
import { confirmToken, leavePath, letterToken, readConfirmToken, readLetterToken } from './letter-links.ts'
import { LISTS } from './subscription.ts'

const tokens = createTokens('a secret of this installation')
const uuids = fc.uuid()
const lists = fc.constantFrom(undefined, ...LISTS)

test('a link in a letter says for whom and for which list, years later too', () => {
  fc.assert(
    fc.property(uuids, lists, (uuid, list) => {
      const subscriber = subscriberId.parse(uuid)
      const token = letterToken(tokens, { subscriber, list })
      expect(readLetterToken(createTokens('a secret of this installation'), token)).toEqual({
        subscriber,
        list,
      })
    }),
  )
})

test('a link that was changed anywhere, or made elsewhere, is none of ours', () => {
  const subscriber = subscriberId.parse('018f6f2c-0000-7000-8000-0123456789ab')
  const token = letterToken(tokens, { subscriber, list: 'webinars' })
  const other = letterToken(createTokens('another secret'), { subscriber, list: 'webinars' })
  expect(readLetterToken(tokens, other)).toBeUndefined()
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09_-'), (place, sign) => {
      const changed = token.slice(0, place) + sign + token.slice(place + 1)
      if (changed !== token) expect(readLetterToken(tokens, changed)).toBeUndefined()
    }),
  )
  for (const text of [
    '',
    'x',
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    'é'.repeat(44),
    'A'.repeat(9000),
  ])
    expect(readLetterToken(tokens, text)).toBeUndefined()
})

test('a link that leaves confirms nothing, and one that confirms leaves nothing', () => {
  const subscriber = subscriberId.parse('018f6f2c-0000-7000-8000-0123456789ab')
  const asked = entryId.parse('018f6f2c-1111-7000-8000-0123456789ab')
  const confirming = confirmToken(tokens, subscriber, asked)
  expect(readConfirmToken(tokens, confirming)).toEqual({ subscriber, asked })
  expect(readLetterToken(tokens, confirming)).toBeUndefined()
  expect(readConfirmToken(tokens, letterToken(tokens, { subscriber }))).toBeUndefined()
})

test('the address to leave fits into one line of the head of a letter', () => {
  const subscriber = subscriberId.parse('018f6f2c-0000-7000-8000-0123456789ab')
  const address = `https://kairos.example.org${leavePath(letterToken(tokens, { subscriber, list: 'articles' }))}`
  expect(`List-Unsubscribe: <${address}>`.length).toBeLessThan(998)
  expect(address).not.toContain(subscriber)
})
