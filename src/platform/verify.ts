/** Checks the hash chains of every practice, of its charts and of who looked at them: `kairos verify`. */
import pg from 'pg'

export type Seal = { readonly practice: string; readonly seq: number; readonly hash: string }

export type Verified =
  | {
      readonly ok: true
      readonly entries: number
      /** How many rows say who looked at a chart. */
      readonly looks: number
      readonly practices: number
      /** The newest seal of each practice: noted elsewhere, it shows later that the whole chain was not written anew. */
      readonly seals: readonly Seal[]
      readonly lookSeals: readonly Seal[]
    }
  | {
      readonly ok: false
      readonly chain: 'charts' | 'access record'
      readonly practice: string
      /** The entry, or the row of the access record. */
      readonly entry: string
      readonly seq?: number
      readonly why: 'changed' | 'removed' | 'slipped in' | 'chain broken'
    }

const CHAINS = [
  {
    chain: 'charts',
    table: 'entry',
    seal: 'entry_seal',
    id: 'entry_id',
    hash: 'entry_hash',
    time: 'recorded_at',
  },
  {
    chain: 'access record',
    table: 'access_record',
    seal: 'access_seal',
    id: 'record_id',
    hash: 'access_hash',
    time: 'at',
  },
] as const
type Chain = (typeof CHAINS)[number]

/**
 * Recomputes every seal from the row that it covers and the seal before it. Needs the schema's owner, who sees all.
 * @returns the first row that does not fit, in the order of the chain; rows without a seal come last
 */
export async function verifyChain(ownerUrl: string): Promise<Verified> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await client.connect()
  try {
    return await verifyChainOn(client)
  } finally {
    await client.end()
  }
}

/** The same on a connection of the owner whose time zone is UTC, also inside a transaction. */
export async function verifyChainOn(client: pg.Client): Promise<Verified> {
  for (const chain of CHAINS) {
    const wrong = (await misfit(client, chain)) ?? (await unsealed(client, chain))
    if (wrong) return { ok: false, chain: chain.chain, ...wrong }
  }
  const [charts, looks] = [CHAINS[0], CHAINS[1]]
  return {
    ok: true,
    entries: await counted(client, charts, 'count(*)'),
    looks: await counted(client, looks, 'count(*)'),
    practices: await counted(client, charts, 'count(distinct practice_id)'),
    seals: await newest(client, charts),
    lookSeals: await newest(client, looks),
  }
}

type Wrong = Omit<Extract<Verified, { ok: false }>, 'ok' | 'chain'>

async function misfit(client: pg.Client, { table, seal, id, hash }: Chain): Promise<Wrong | undefined> {
  const { rows } = await client.query<{
    practice: string
    entry: string
    seq: string
    why: 'changed' | 'removed' | 'chain broken'
  }>(`
    select * from (
      select s.practice_id as practice, s.${id} as entry, s.seq,
        case when e.id is null then 'removed'
          when s.seq <> row_number() over chain then 'chain broken'
          when s.hash is distinct from ${hash}(coalesce(lag(s.hash) over chain, ''::bytea), e) then 'changed' end as why
      from ${seal} s left join ${table} e on e.practice_id = s.practice_id and e.id = s.${id}
      window chain as (partition by s.practice_id order by s.seq)
    ) as checked where why is not null order by practice, seq limit 1`)
  return rows[0] && { ...rows[0], seq: Number(rows[0].seq) }
}

async function unsealed(client: pg.Client, { table, seal, id, time }: Chain): Promise<Wrong | undefined> {
  const { rows } = await client.query<{ practice: string; entry: string }>(`
    select e.practice_id as practice, e.id as entry from ${table} e
    where not exists (select from ${seal} s where s.practice_id = e.practice_id and s.${id} = e.id)
    order by e.${time} limit 1`)
  return rows[0] && { ...rows[0], why: 'slipped in' }
}

async function newest(client: pg.Client, { seal }: Chain): Promise<Seal[]> {
  const { rows } = await client.query<{ practice: string; seq: string; hash: string }>(`
    select distinct on (practice_id) practice_id as practice, seq, encode(hash, 'hex') as hash
    from ${seal} order by practice_id, seq desc`)
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

async function counted(client: pg.Client, { table }: Chain, what: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select ${what} as n from ${table}`)
  return Number(rows[0]?.n)
}
