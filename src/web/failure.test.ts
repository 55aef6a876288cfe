import { expect, test } from 'vitest'
import { failure } from './failure.ts'

const TYPED = 'Maya Lindqvist'
const thrown = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

// shows: ASVS 16.2.5, ASVS 16.3.4
test.each([
  ['a database that could not read it', new Error(`invalid input syntax for type uuid: "${TYPED}"`)],
  ['one that quotes quotes', new Error(`malformed array: "so "${TYPED}" said"`)],
  ['a parser', thrown(() => JSON.parse(`${TYPED} says {`))],
  ['several lines', new Error(`cannot read "first\n${TYPED}"`)],
  ['something that is no error', { message: TYPED }],
])('what a person typed stays out of the log: %s', (_, error) => {
  expect(JSON.stringify(failure('an-id', error))).not.toContain('Lindqvist')
})

test('the log says under which id, what happened, and where in the program', () => {
  const error = Object.assign(new Error('relation "enquiry" does not exist'), { code: '42P01' })
  expect(failure('an-id', error)).toMatchObject({
    id: 'an-id',
    code: '42P01',
    message: 'relation "…" does not exist',
    stack: expect.stringContaining('failure.test.ts'),
  })
})
