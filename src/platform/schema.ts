/** The migrated schema as text, for people to read and for a test to compare: what `schema.sql` holds. */
import pg from 'pg'

const QUERIES = {
  extensions: `select format('create extension %I;', extname) as text from pg_extension where extname <> 'plpgsql' order by 1`,
  // An extension brings its own.
  functions: `select pg_get_functiondef(p.oid) || ';' as text from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e') order by p.proname`,
  tables: `select format(E'create table %I (\n%s\n);', c.relname, string_agg(line, E',\n' order by place)) as text
    from pg_class c, lateral (
      select attnum::int as place, format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when d.adbin is null then '' else format(
          case a.attgenerated when 's' then ' generated always as (%s) stored' else ' default %s' end,
          pg_get_expr(d.adbin, d.adrelid)) end) as line
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 1000 + row_number() over (order by conname), format('  constraint %I %s', conname, pg_get_constraintdef(k.oid))
      from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as lines
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`,
  views: `select format(E'create view %I%s as\n%s', c.relname,
      coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid)) as text
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' order by c.relname`,
  indexes: `select pg_get_indexdef(i.indexrelid) || ';' as text from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by c.relname`,
  triggers: `select pg_get_triggerdef(oid) || ';' as text from pg_trigger where not tgisinternal order by tgname`,
  policies: `select format('alter table %I enable row level security;', relname) as text from pg_class
      where relnamespace = 'public'::regnamespace and relrowsecurity
    union all select format('create policy %I on %I for %s%s%s;', policyname, tablename, lower(cmd),
      coalesce(' using ' || qual, ''), coalesce(' with check ' || with_check, '')) from pg_policies where schemaname = 'public'
    order by 1`,
  grants: `select format('grant %s on %I to %I;', string_agg(lower(privilege_type), ', ' order by privilege_type), table_name, grantee) as text
    from information_schema.role_table_grants where grantee = 'kairos_app' group by table_name, grantee order by table_name`,
} as const

/** @param url a migrated database, as its owner */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let text =
      '-- Written by "npm run schema" from a migrated database. Change migrations/, never this file.\n'
    for (const [title, query] of Object.entries(QUERIES)) {
      const { rows } = await client.query<{ text: string }>(query)
      text += `\n-- ${title}\n\n${rows.map((row) => row.text).join('\n\n')}\n`
    }
    return text
  } finally {
    await client.end()
  }
}
