/** Walks every address and every action as everybody, and compares with the table (tests/access/table.ts). */
// shows: ASVS 8.1.1, ASVS 8.2.1, ASVS 8.2.2, ASVS 8.3.1, ASVS 8.4.1, HIPAA access control, HIPAA workforce access
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import routes from '#web/routes.ts'
import { type Line, PEOPLE, type Person, TABLE, WHO } from '../access/table.ts'
import { asOwner } from '../support/database.ts'
import { addressOf, type Examples, examplesOf, linkOn } from '../support/examples.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { holding, registerElsewhere, signedIn, type Visitor, visitor } from '../support/visitor.ts'

const DEMONSTRATED = [
  'maya',
  'hannah',
  'ruth',
  'helen',
  'sam',
  'ines',
  'tomas',
  'nora',
  'petra',
  'paula',
  'otto',
] as const
/** Where each is led who asks for what is not theirs; whoever treats, to the day's work. */
const HOME: Readonly<Partial<Record<Person, string>>> = {
  maya: '/me',
  hannah: '/me',
  nora: '/desk',
  paula: '/practice/access-record',
}

let server: RunningServer
let people: ReadonlyMap<Person, Visitor>
/** Addresses are tried on the course of Maya. */
let known: Examples

beforeAll(async () => {
  // Everybody comes from an address of their own, so that nobody is held up by what another sent.
  server = await startServer({ KAIROS_TRUSTED_PROXY: '127.0.0.1, ::1' })
  await registerElsewhere(server, 'otto')
  const come = async (): Promise<[Person, Visitor][]> => {
    const arrived: [Person, Visitor][] = [['nobody', visitor(server.origin, { from: '192.0.2.100' })]]
    for (const [i, key] of DEMONSTRATED.entries())
      arrived.push([key, await signedIn(server.origin, key, `192.0.2.${i + 1}`)])
    return arrived
  }
  people = new Map(await come())
  const [ruth, nora, maya] = [people.get('ruth')!, people.get('nora')!, people.get('maya')!]
  const examples = await examplesOf(server, { ruth, nora, patient: 'Maya Lindqvist' })
  // A part of the questions that she answers.
  known = { ...examples.known, part: await linkOn(maya, '/me/screening', /part=([\w-]+)/g) }
  const holder = await holding(server, [...examples.opened, ...(await links())], '192.0.2.101')
  people = new Map([...people, ['holder', holder]])
})
afterAll(async () => server?.stop())

/** What other links of the holder opened: a forgotten password, an invitation. */
async function links() {
  const invitation = randomUUID()
  await asOwner(
    server.databaseUrl,
    `insert into invitation (practice_id, id, email, name, roles, invited_by, invited_at, until)
     select m.practice_id, $1, 'ivy@people.example', 'Ivy', '{monitor}', m.person_id, now(), now() + interval '1 day'
     from membership m where 'administrator' = any (m.roles) limit 1`,
    [invitation],
  )
  const [otto] = await asOwner<{ id: string }>(
    server.databaseUrl,
    `select id from person where email like 'otto@%'`,
  )
  return [
    { purpose: 'new-password', subject: otto?.id ?? '' },
    { purpose: 'invitation', subject: invitation },
  ]
}

const addressFor = (path: string): string => addressOf(path, known).replace('*', 'nowhere')

/** A form that is sent from a part of its page. */
const ASKS: Readonly<Record<string, () => string>> = { '/me/screening': () => `?part=${known.part}` }

const TURNED_AWAY = [401, 403, 404, 405]
/** Whether an answer opens nothing: refused, not found, or led away to sign in, home, or to ask for a link. */
function isTurnedAway(person: Person, address: string, answer: Response): boolean {
  if (TURNED_AWAY.includes(answer.status)) return true
  const location = answer.headers.get('location')
  if (location === null) return false
  const { pathname } = new URL(location, server.origin)
  if (pathname.startsWith(`${address}/`)) return false
  const above = address.slice(0, address.lastIndexOf('/'))
  if (address === '/sign-out') return pathname !== '/sign-in'
  return ['/', '/today', '/sign-in', '/sign-in/code', HOME[person], above].includes(pathname)
}

async function mayDo(person: Person, method: 'GET' | 'POST', path: string): Promise<[boolean, string]> {
  const who = people.get(person)!
  const address = addressFor(path)
  const answer =
    method === 'GET'
      ? await who.open(address)
      : path.startsWith('/api/')
        ? await who.sendJson(address, oneEntry())
        : // Signing out ends the session, which others still need.
          await (path === '/sign-out' ? visitor(server.origin) : who).send(address + (ASKS[path]?.() ?? ''))
  // What goes on for as long as somebody listens is not waited for.
  await answer.body?.cancel()
  const said = `${method} ${address} answered ${answer.status} ${answer.headers.get('location') ?? ''}`
  expect(answer.status, `${said} to ${person}: ${server.output().split('\n').at(-2)}`).toBeLessThan(500)
  // A device learns with 422 that the course is not there for it: the sentence is the same as for one that is not.
  const isRefusedEntry = path.startsWith('/api/') && answer.status !== 200
  return [!isRefusedEntry && !isTurnedAway(person, address, answer), said]
}
/** Something that patients and everybody who treats may write. */
const oneEntry = () => ({
  entries: [
    {
      id: `01990000-0000-7000-8000-${randomUUID().slice(-12)}`,
      kind: 'intention-written',
      at: Temporal.Now.instant().toString(),
      body: { text: 'To be kinder to myself.' },
    },
  ],
})

/** Every address that routes.ts lists. */
const addresses = (list: readonly RouteConfigEntry[]): string[] =>
  list.flatMap(({ path, index, children }) =>
    children ? addresses(children) : [index ? '/' : `/${path ?? ''}`],
  )
/** What Hono answers itself, before the pages. */
const endpoints = (): string[] => {
  const web = join(import.meta.dirname, '../../src/web')
  const source = readdirSync(web)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(web, name), 'utf8'))
    .join('\n')
  return [...source.matchAll(/app\.(?:get|post|put|patch|delete|all|on)\(\s*'([^']+)'/g)]
    .map(([, path]) => path!)
    .filter((path) => path !== '*')
}

describe('the table has a line for every address, and no other', () => {
  test('every address', async () => {
    const listed = new Set(TABLE.map(([address]) => address))
    const missing = [...addresses(await routes), ...endpoints()].filter((address) => !listed.has(address))
    expect(
      missing,
      'Say in tests/access/table.ts who may open these addresses and who may send to them.',
    ).toEqual([])
  })
  test('no line for an address that is gone, and none twice', async () => {
    const there = new Set([...addresses(await routes), ...endpoints()])
    const gone = TABLE.map(([address]) => address).filter((address) => !there.has(address))
    expect(
      gone,
      'Nothing is at these addresses any more: take their lines out of tests/access/table.ts.',
    ).toEqual([])
    expect(new Set(TABLE.map(([address]) => address)).size).toBe(TABLE.length)
  })
})

const surprises = async ([path, opens, sends]: Line, method: 'GET' | 'POST'): Promise<string[]> => {
  const who = method === 'GET' ? opens : sends
  const allowed: readonly Person[] = WHO[who]
  const all = await Promise.all(
    WHO.everybody.map(async (person) => {
      const [may, said] = await mayDo(person, method, path)
      return may === allowed.includes(person)
        ? []
        : [
            `${said}: ${PEOPLE[person]} (${person}) ${may ? 'gets in' : 'does not get in'}; the table says: ${who}`,
          ]
    }),
  )
  return all.flat()
}

describe.each(TABLE)('%s opens for: %s; takes from: %s', (...line) => {
  test('opens', async () => expect((await surprises(line, 'GET')).join('\n')).toBe(''))
  test('takes', async () => expect((await surprises(line, 'POST')).join('\n')).toBe(''))
})
