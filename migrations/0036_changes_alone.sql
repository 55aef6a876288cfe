-- Of a chain only what somebody follows comes back, and the last number that was looked at: a practice writes in many
-- charts, and each row that says nothing would be read by the program too.
create or replace function entries_since(practice uuid, person text, courses uuid[], after bigint, most integer)
returns table(seq bigint, id uuid, course_id uuid, kind text, at timestamptz, recorded_at timestamptz, by text, device jsonb,
  amends uuid, amends_reason text, audience text, body jsonb, master text, wrapped bytea)
language plpgsql as $$
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true);
  if current_setting('kairos.duty', true) <> '' then perform set_config('kairos.duty', '', true); end if;
  return query
    with looked as materialized (
      select n.seq, n.entry_id from entry_seal n where n.practice_id = practice and n.seq > after order by n.seq limit most
    )
    select s.seq, e.id, e.course_id, e.kind, e.at, e.recorded_at, e.by, e.device, e.amends, e.amends_reason, e.audience, e.body,
      k.master, k.wrapped
    from looked s
    -- One by one along the chain: a plan for all of them would read the whole course each time.
    left join lateral (
      select * from entry e where e.practice_id = practice and e.id = s.entry_id and e.course_id = any(courses) offset 0
    ) e on true
    left join course_key k on k.practice_id = practice and k.course_id = e.course_id
    where e.id is not null or s.seq = (select max(l.seq) from looked l)
    order by s.seq;
end $$;
