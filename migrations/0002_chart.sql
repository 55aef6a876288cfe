-- The chart: entries that are only ever added, and a seal on each that chains it to the one before.

create table entry (
  practice_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  by text not null,
  device jsonb,
  amends uuid,
  amends_reason text,
  audience text not null check (audience in ('care-team', 'author', 'patient')),
  body jsonb not null,
  primary key (practice_id, id),
  check ((amends is null) = (amends_reason is null))
);
create index entry_of_course on entry (practice_id, course_id, at, id);

create table entry_seal (
  practice_id uuid not null,
  seq bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  primary key (practice_id, seq),
  unique (practice_id, entry_id)
);

-- What a seal covers: every column, in a form that does not depend on the session's settings.
create function entry_hash(previous bytea, e entry) returns bytea language plpgsql stable as $$
begin
  return sha256(previous || convert_to(jsonb_build_array(
    e.practice_id, e.id, e.course_id, e.kind,
    (extract(epoch from e.at) * 1000)::bigint, (extract(epoch from e.recorded_at) * 1000)::bigint,
    e."by", e.device, e.amends, e.amends_reason, e.audience, e.body)::text, 'UTF8'));
end $$;

-- One writer a practice at a time: a chain has one end.
create function lock_chain(practice uuid) returns void language sql as
  $$ select pg_advisory_xact_lock(hashtextextended(practice::text, 2608)) $$;

create function seal_entries() returns trigger language plpgsql security definer set search_path = public as $$
declare
  practice uuid;
  added_entry entry;
  number bigint;
  link bytea;
  ids uuid[];
  links bytea[];
begin
  for practice in select distinct practice_id from added loop
    perform lock_chain(practice);
    select seq, hash into number, link from entry_seal where practice_id = practice order by seq desc limit 1;
    number := coalesce(number, 0);
    link := coalesce(link, ''::bytea);
    ids := '{}';
    links := '{}';
    for added_entry in select * from added where practice_id = practice order by id loop
      link := entry_hash(link, added_entry);
      ids := ids || added_entry.id;
      links := links || link;
    end loop;
    insert into entry_seal select practice, number + place, id, hash from unnest(ids, links) with ordinality as n (id, hash, place);
  end loop;
  return null;
end $$;
create trigger seal after insert on entry referencing new table as added
  for each statement execute function seal_entries();

grant select, insert on entry to kairos_app;
grant select on entry_seal to kairos_app;
alter table entry enable row level security;
-- Psychotherapy notes and the private journal are found by their author alone.
create policy read_by_audience on entry for select
  using (practice_id = current_practice() and (audience = 'care-team' or by = current_person()));
create policy add_to_the_practice on entry for insert with check (practice_id = current_practice());
alter table entry_seal enable row level security;
create policy of_the_practice on entry_seal using (practice_id = current_practice());
