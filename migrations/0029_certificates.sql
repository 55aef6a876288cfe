-- A certificate by its number, for everybody: whose it is, for which training, and how many hours. Nothing else of the
-- application can be reached by the number.
create function certificate_named(wanted text)
  returns table (name text, title text, starts date, ends date, hours numeric, provider text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.name, t.plan ->> 'title', t.starts, t.ends, (e.body ->> 'hours')::numeric, t.plan -> 'education' ->> 'provider'
  from application a
    join training t on t.id = a.training_id
    join lateral (
      select body from application_entry
      where application_id = a.id and kind = 'certified' and body ->> 'number' = wanted order by at desc, id desc limit 1
    ) e on true
  where a.certificate = wanted
$$;
revoke execute on function certificate_named from public;
grant execute on function certificate_named to kairos_app;
