/** Pairs, rooms and who is kept apart, as they are chosen by hand on a form. */
import { entryId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import type { Application } from './application.ts'
import { ARRANGING } from './arranging-words.ts'
import type { Participant } from './pairs.ts'
import { mayDose } from './steps.ts'
import type { Pair, Training } from './training.ts'
import type { TypedFields } from './typed-plan.ts'

type Person = { readonly id: string; readonly name: string; readonly application: Application }

/** Everybody who takes part, with what matters for pairs. */
export const participantsOf = (
  people: readonly Person[],
  { apart }: Pick<Training, 'apart'>,
): Participant[] =>
  people.map(({ id, name, application }) => ({
    id: entryId.parse(id),
    name,
    doses: !mayDose(application) ? 'no' : application.medical === 'conditions' ? 'conditions' : 'yes',
    apart: apart.flatMap(({ one, other }) => (one === id ? [other] : other === id ? [one] : [])),
  }))

/** A row has two people, or it is left empty. @param rows how many the form showed */
function readTwos<Name extends string>(
  typed: TypedFields,
  what: string,
  names: readonly [Name, Name],
  rows: number,
): Result<{ readonly row: number; readonly ids: readonly [Pair['traveller'], Pair['traveller']] }[]> {
  const read = Array.from({ length: rows }, (_, row) => {
    const [one, other] = names.map((name) => entryId.safeParse(typed(`${what}.${row}.${name}`)).data)
    return { row, one, other }
  }).filter(({ one, other }) => one || other)
  const half = read.filter(({ one, other }) => !one || !other)
  if (half.length > 0)
    return fail(
      ...half.map(({ row, one }) =>
        problem(ARRANGING.both, `${what}.${row}.${one === undefined ? names[0] : names[1]}`),
      ),
    )
  const same = read.filter(({ one, other }) => one === other)
  if (same.length > 0)
    return fail(...same.map(({ row }) => problem(ARRANGING.same, `${what}.${row}.${names[1]}`)))
  return ok(
    read.flatMap(({ row, one, other }) => (one && other ? [{ row, ids: [one, other] as const }] : [])),
  )
}

export const MOST_ROWS = 100

export function readPairs(typed: TypedFields): Result<Pair[]> {
  const read = readTwos(typed, 'pair', ['traveller', 'sitter'], MOST_ROWS)
  return read.ok ? ok(read.value.map(({ ids: [traveller, sitter] }) => ({ traveller, sitter }))) : read
}

export function readApart(typed: TypedFields) {
  const read = readTwos(typed, 'apart', ['one', 'other'], MOST_ROWS)
  return read.ok ? ok(read.value.map(({ ids: [one, other] }) => ({ one, other }))) : read
}

type Rooms = { readonly name: string; readonly people: Pair['traveller'][] }[]

/** Each person has the name of a room; those with the same name share it. */
export function readRooms(typed: TypedFields, people: readonly { readonly id: string }[]): Result<Rooms> {
  const rooms = new Map<string, Pair['traveller'][]>()
  for (const { id } of people) {
    const name = typed(`room.${id}`)
    if (name === undefined) continue
    if (name.length > 60) return fail(problem(ARRANGING.roomLong, `room.${id}`))
    rooms.set(name, [...(rooms.get(name) ?? []), entryId.parse(id)])
  }
  return ok(
    [...rooms].map(([name, people]) => ({ name, people })).toSorted((a, b) => a.name.localeCompare(b.name)),
  )
}

export const roomOf = ({ rooms }: Pick<Training, 'rooms'>, id: string): string | undefined =>
  rooms.find(({ people }) => people.includes(id))?.name

/** Those who asked for a room of their own and have somebody else in it. */
export const sharesUnasked = (people: readonly Person[], training: Pick<Training, 'rooms'>): Person[] =>
  people.filter(
    ({ id, application }) =>
      application.answers?.room.shares === 'alone' &&
      (training.rooms.find((room) => room.people.includes(id))?.people.length ?? 0) > 1,
  )
