/** The practice's access record as CSV, for the privacy officer. */
import { stringify } from 'csv-stringify/sync'
import { has } from '#people/people.ts'
import { visitor } from '#web/context.ts'
import { ACCESS_RECORD, ACTS } from '../team-words.ts'
import type { Route } from './+types/access-record-csv.ts'

const MOST = 1_000_000

export async function loader({ context }: Route.LoaderArgs) {
  const here = context.get(visitor)
  if (!here || !has(here.person, 'privacy-officer')) throw new Response('Not found', { status: 404 })
  const looks = await here.looks.ofPractice({}, MOST)
  const rows = looks.map(({ at, person, throughLink, name, act, patients, why, page, caller }) => [
    at.toString(),
    person,
    throughLink ? ACCESS_RECORD.theirLink : (name ?? ''),
    ACTS[act],
    patients.join('; '),
    why ?? '',
    page ?? '',
    caller ?? '',
  ])
  const csv = stringify([['when', 'who', 'name', 'what', 'patients', 'why', 'page', 'from'], ...rows], {
    // A reason that begins like a formula must stay a text in a spreadsheet.
    escape_formulas: true,
  })
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="access-record.csv"',
      'Cache-Control': 'private, no-store',
    },
  })
}
