/** Checks the hash chain of every practice: `kairos verify`. Needs the schema's owner, who sees every entry. */
import pg from 'pg'

export type Verified =
  | {
      readonly ok: true
      readonly entries: number
      readonly practices: number
      /** The newest seal of each practice: noted elsewhere, it shows later that the whole chain was not written anew. */
      readonly seals: readonly { readonly practice: string; readonly seq: number; readonly hash: string }[]
    }
  | {
      readonly ok: false
      readonly practice: string
      readonly entry: string
      readonly seq?: number
      readonly why: 'changed' | 'removed' | 'slipped in' | 'chain broken'
    }

/**
 * Recomputes every seal from the entry it covers and the seal before it.
 * @returns the first entry that does not fit, in the order of the chain; entries without a seal come last
 */
export async function verifyChain(ownerUrl: string): Promise<Verified> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    const broken = await client.query<{
      practice: string
      entry: string
      seq: string
      why: 'changed' | 'removed' | 'chain broken'
    }>(`
      select * from (
        select s.practice_id as practice, s.entry_id as entry, s.seq,
          case when e.id is null then 'removed'
            when s.seq <> row_number() over chain then 'chain broken'
            when s.hash is distinct from entry_hash(coalesce(lag(s.hash) over chain, ''::bytea), e) then 'changed' end as why
        from entry_seal s left join entry e on e.practice_id = s.practice_id and e.id = s.entry_id
        window chain as (partition by s.practice_id order by s.seq)
      ) as checked where why is not null order by practice, seq limit 1`)
    const [first] = broken.rows
    if (first)
      return {
        ok: false,
        practice: first.practice,
        entry: first.entry,
        seq: Number(first.seq),
        why: first.why,
      }
    const unsealed = await client.query<{ practice: string; entry: string }>(`
      select e.practice_id as practice, e.id as entry from entry e
      where not exists (select from entry_seal s where s.practice_id = e.practice_id and s.entry_id = e.id)
      order by e.recorded_at limit 1`)
    const [extra] = unsealed.rows
    if (extra) return { ok: false, ...extra, why: 'slipped in' }
    const counted = await client.query<{ entries: string; practices: string }>(
      'select count(*) as entries, count(distinct practice_id) as practices from entry',
    )
    const seals = await client.query<{ practice: string; seq: string; hash: string }>(`
      select distinct on (practice_id) practice_id as practice, seq, encode(hash, 'hex') as hash
      from entry_seal order by practice_id, seq desc`)
    return {
      ok: true,
      seals: seals.rows.map((row) => ({ ...row, seq: Number(row.seq) })),
      entries: Number(counted.rows[0]?.entries),
      practices: Number(counted.rows[0]?.practices),
    }
  } finally {
    await client.end()
  }
}
