/** The tables of pg-boss, made and brought up to date by the schema's owner; the application's role only uses them. */
import type pg from 'pg'
import { PgBoss } from 'pg-boss'

const GRANTS = [
  'grant usage on schema pgboss to kairos_app',
  'grant select, insert, update, delete on all tables in schema pgboss to kairos_app',
  'grant usage on all sequences in schema pgboss to kairos_app',
  'grant execute on all functions in schema pgboss to kairos_app',
]

/** @param owner a connection as the owner of the schema */
export async function migrateJobs(owner: pg.Client): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => owner.query(text, values) },
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  })
  await boss.start()
  await boss.stop({ close: false, graceful: false })
  await owner.query(GRANTS.join('; '))
}
