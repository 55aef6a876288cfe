import {
  addEntries,
  addPlainEntries,
  alreadyStored,
  idTaken,
  lockChain,
  type Prepared,
  sealEntry,
} from '#chart/store.ts'
import type { CourseId, EntryId, PracticeId } from '#kernel/ids.ts'
import { fail, ok, problem, type Result } from '#kernel/result.ts'
import { addPatient, type NewPatient } from '#people/store.ts'
import { type Database, type Scope, scoped, type Tx } from '#platform/database.ts'
import { type Ended, ruleOnAppend } from './course.ts'
import { closings, type ProjectionNeeds, project, projecting } from './projection-store.ts'
import { SUMMARISED } from './summary.ts'

/** What an append did: which entries are new, and which were there already because they were sent before. */
export type Appended = { readonly stored: readonly EntryId[]; readonly already: readonly EntryId[] }

export type Writer = {
  /** @param admitted a person who is new to the practice, stored with the entries or not at all */
  readonly append: (
    scope: Scope,
    entries: readonly Prepared[],
    admitted?: NewPatient,
  ) => Promise<Result<Appended>>
}

type Job = {
  readonly scope: Scope
  readonly entries: readonly Prepared[]
  readonly admitted?: NewPatient
  readonly done: (result: Result<Appended>) => void
  readonly failed: (error: unknown) => void
}

const MOST_JOBS_AT_ONCE = 100

/**
 * One writer for all requests. A practice's chain has one end, so its writers stand in line; those that wait while
 * a transaction commits go together in the next one, which spares each of them a commit of its own.
 */
export function createWriter({ db, pool }: Pick<Database, 'db' | 'pool'>, needs: ProjectionNeeds): Writer {
  const { keys } = needs
  const waiting = new Map<PracticeId, Job[]>()
  const busy = new Set<PracticeId>()

  async function drain(practice: PracticeId): Promise<void> {
    if (busy.has(practice)) return
    busy.add(practice)
    try {
      for (let jobs = next(practice); jobs.length > 0; jobs = next(practice)) await settle(jobs)
    } finally {
      busy.delete(practice)
    }
  }

  /**
   * The jobs of the next transaction. A private entry is read back by its author alone, and a link is named by the
   * transaction: each goes by itself.
   */
  function next(practice: PracticeId): Job[] {
    const queue = waiting.get(practice) ?? []
    if (queue[0] && goesAlone(queue[0])) return queue.splice(0, 1)
    const upTo = queue.findIndex(goesAlone)
    const jobs = queue.splice(0, Math.min(upTo < 0 ? queue.length : upTo, MOST_JOBS_AT_ONCE))
    if (jobs.length === 0) waiting.delete(practice)
    return jobs
  }

  async function settle(jobs: readonly Job[]): Promise<void> {
    try {
      if (await wentPlainly(jobs)) return
      // Of several people at once, and projections read every entry, whoever wrote it.
      const results = await scoped(db, projecting(jobs[0]!.scope), (tx) => write(tx, jobs, needs))
      for (const [i, job] of jobs.entries()) job.done(results[i]!)
    } catch (error) {
      if (jobs.length === 1) jobs[0]!.failed(error)
      // One of them spoiled the transaction; alone, each gets the answer that is its own.
      else for (const job of jobs) await settle([job])
    }
  }

  /** Readings and notes arrive by the hundred and touch no projection: one round trip serves all that wait. */
  async function wentPlainly(jobs: readonly Job[]): Promise<boolean> {
    const entries = jobs.flatMap((job) => job.entries)
    if (
      jobs.some(({ scope }) => scope.duty || scope.link) ||
      entries.some(({ draft }) => SUMMARISED.has(draft.kind)) ||
      !(await addPlainEntries(pool, jobs[0]!.scope, entries))
    )
      return false
    // Once those that wait are on their way: else the database would idle while these answers are written.
    setImmediate(() => {
      for (const job of jobs) job.done(ok({ stored: job.entries.map(({ draft }) => draft.id), already: [] }))
    })
    return true
  }

  return {
    async append(scope, entries, admitted) {
      const [first] = entries
      if (!first) return ok({ stored: [], already: [] })
      const drafts = entries.map(({ draft }) => draft)
      const key = await keys.forWriting(
        scope,
        first.course,
        drafts.some(({ kind }) => kind === 'course-opened'),
      )
      if (!key || key === 'destroyed')
        return fail(problem(ruleOnAppend(key && { deleted: true }, drafts) ?? ''))
      return new Promise((done, failed) => {
        const queue = waiting.get(scope.practice)
        const job = { scope, entries: entries.map((entry) => sealEntry(key, entry)), admitted, done, failed }
        if (queue) queue.push(job)
        else waiting.set(scope.practice, [job])
        void drain(scope.practice)
      })
    },
  }
}

const goesAlone = (job: Job): boolean =>
  job.scope.duty !== undefined ||
  job.scope.link !== undefined ||
  job.admitted !== undefined ||
  job.entries.some(({ draft }) => (draft.audience ?? 'care-team') !== 'care-team')

async function write(tx: Tx, jobs: readonly Job[], needs: ProjectionNeeds): Promise<Result<Appended>[]> {
  const { practice } = jobs[0]!.scope
  await lockChain(tx, practice)
  const all = jobs.flatMap((job) => job.entries)
  const known = await closings(tx, [...new Set(all.map((entry) => entry.course))], needs.keys)
  const stored = await alreadyStored(tx, practice, all)

  const results: Result<Appended>[] = []
  const fresh = new Map<EntryId, Prepared>()
  for (const { entries, admitted } of jobs) {
    const result = decide(entries, known, stored, fresh)
    results.push(result)
    if (!result.ok) continue
    if (admitted) await addPatient(tx, practice, admitted)
    for (const entry of entries)
      if (result.value.stored.includes(entry.draft.id)) fresh.set(entry.draft.id, entry)
  }
  if (fresh.size === 0) return results
  const added = await addEntries(tx, practice, [...fresh.values()])
  if (added.size !== fresh.size) throw new Error('An id was taken between looking and writing.')
  const touched = [...fresh.values()]
    .filter((entry) => SUMMARISED.has(entry.draft.kind))
    .map((entry) => entry.course)
  for (const course of new Set(touched)) await project(tx, practice, course, needs)
  return results
}

function decide(
  entries: readonly Prepared[],
  known: ReadonlyMap<CourseId, Ended>,
  stored: ReadonlyMap<string, 'same' | 'different'>,
  fresh: ReadonlyMap<EntryId, Prepared>,
): Result<Appended> {
  const taken = entries.find(({ draft }) => stored.get(draft.id) === 'different')
  if (taken) return fail(idTaken(taken.draft.id))
  const twice = entries.find((entry) => {
    const other = fresh.get(entry.draft.id)
    return other && JSON.stringify(other.body) !== JSON.stringify(entry.body)
  })
  if (twice) return fail(idTaken(twice.draft.id))
  const isNew = ({ draft }: Prepared) => !stored.has(draft.id) && !fresh.has(draft.id)
  const [first] = entries
  const adding = entries.filter(isNew)
  const refusal =
    first &&
    adding.length > 0 &&
    ruleOnAppend(
      known.get(first.course),
      adding.map((entry) => entry.draft),
    )
  if (refusal) return fail(problem(refusal))
  return ok({
    stored: adding.map(({ draft }) => draft.id),
    already: entries.filter((entry) => !isNew(entry)).map(({ draft }) => draft.id),
  })
}
