-- What was stored since, for devices that follow sessions while they happen: one round trip, inside the person's scope.
-- The chain's number is the order of storing, so whoever asks again from the last number misses nothing. Every number
-- is answered; an entry of another course, or one that the person may not read, comes without its content.
create function entries_since(practice uuid, person text, courses uuid[], after bigint, most integer)
returns table (seq bigint, id uuid, course_id uuid, kind text, at timestamptz(3), recorded_at timestamptz(3), by text,
  device jsonb, amends uuid, amends_reason text, audience text, body jsonb, master text, wrapped bytea)
language plpgsql as $$
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true),
    set_config('kairos.duty', '', true);
  return query
    select s.seq, e.id, e.course_id, e.kind, e.at, e.recorded_at, e.by, e.device, e.amends, e.amends_reason, e.audience, e.body,
      k.master, k.wrapped
    from (select n.seq, n.entry_id from entry_seal n where n.practice_id = practice and n.seq > after order by n.seq limit most) s
    -- One by one along the chain: a plan for all of them would read the whole course each time.
    left join lateral (
      select * from entry e where e.practice_id = practice and e.id = s.entry_id and e.course_id = any(courses) offset 0
    ) e on true
    left join course_key k on k.practice_id = practice and k.course_id = e.course_id
    order by s.seq;
end $$;
grant execute on function entries_since to kairos_app;
