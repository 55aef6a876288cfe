-- A certificate that said something wrong gives way to another one: its number then says that it was replaced, and when.
create unique index application_entry_certificate on application_entry ((body ->> 'number'))
  where kind in ('certified', 'certificate-replaced');

drop function certificate_named(text);
-- A certificate by its number, for everybody: whose it is, for which training, and how many hours. Nothing else of the
-- application can be reached by the number.
create function certificate_named(wanted text)
  returns table (name text, title text, starts date, ends date, hours numeric, provider text, replaced_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(e.body ->> 'name', a.name), t.plan ->> 'title', t.starts, t.ends, (e.body ->> 'hours')::numeric,
    t.plan -> 'education' ->> 'provider',
    (select (min(later.at) at time zone (t.plan ->> 'zone'))::date from application_entry later
     where later.application_id = e.application_id and later.kind = 'certificate-replaced' and (later.at, later.id) > (e.at, e.id))
  from application_entry e
    join application a on a.id = e.application_id
    join training t on t.id = a.training_id
  where e.kind in ('certified', 'certificate-replaced') and e.body ->> 'number' = wanted
$$;
revoke execute on function certificate_named from public;
grant execute on function certificate_named to kairos_app;
