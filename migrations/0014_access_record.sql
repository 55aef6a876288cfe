-- Who looked at which chart: rows that are only added, chained like the entries of the charts themselves.

create table access_record (
  practice_id uuid not null,
  id uuid not null,
  at timestamptz(3) not null default clock_timestamp(),
  person_id text not null,
  act text not null check (act in ('opened', 'listed', 'exported', 'refused', 'opened-in-emergency', 'access-changed')),
  course_ids uuid[] not null,
  -- The page and the network address it was asked from; the request's id is the one in the log.
  page text,
  caller text,
  why text,
  request uuid,
  primary key (practice_id, id)
);
create index access_record_of_course on access_record using gin (course_ids);
create index access_record_in_time on access_record (practice_id, at);

create table access_seal (
  practice_id uuid not null,
  seq bigint not null,
  record_id uuid not null,
  hash bytea not null,
  primary key (practice_id, seq),
  unique (practice_id, record_id)
);

create function access_hash(previous bytea, r access_record) returns bytea language sql stable as $$
  select sha256(previous || convert_to(jsonb_build_array(
    r.practice_id, r.id, (extract(epoch from r.at) * 1000)::bigint, r.person_id, r.act, r.course_ids, r.page, r.caller, r.why, r.request)::text, 'UTF8'))
$$;

create function seal_access() returns trigger language plpgsql security definer set search_path = public as $$
declare
  practice uuid;
  added_record access_record;
  number bigint;
  link bytea;
  ids uuid[];
  links bytea[];
begin
  for practice in select distinct practice_id from added order by practice_id loop
    perform pg_advisory_xact_lock(hashtextextended(practice::text, 2609));
    select seq, hash into number, link from access_seal where practice_id = practice order by seq desc limit 1;
    number := coalesce(number, 0);
    link := coalesce(link, ''::bytea);
    ids := '{}';
    links := '{}';
    for added_record in select * from added where practice_id = practice order by id loop
      link := access_hash(link, added_record);
      ids := ids || added_record.id;
      links := links || link;
    end loop;
    insert into access_seal select practice, number + place, id, hash from unnest(ids, links) with ordinality as n (id, hash, place);
  end loop;
  return null;
end $$;
create trigger seal after insert on access_record referencing new table as added
  for each statement execute function seal_access();

-- The one way in: of several requests at once, each in the name of its own practice.
create function record_access(sent jsonb) returns void language sql security definer set search_path = public as $$
  insert into access_record (practice_id, id, person_id, act, course_ids, page, caller, why, request)
  select n.practice, n.id, n.person, n.act, n.courses, n.page, n.caller, n.why, n.request
  from jsonb_to_recordset(sent) as n (
    practice uuid, id uuid, person text, act text, courses uuid[], page text, caller text, why text, request uuid)
$$;
revoke all on function record_access from public;
grant execute on function record_access to kairos_app;

grant select on access_record to kairos_app;
alter table access_record enable row level security;
-- Privacy officers see all of their practice; a patient, who has looked at their own chart.
create policy seen_by_privacy_officers_and_oneself on access_record for select using (practice_id = current_practice() and (
  (select has_role('privacy-officer'))
  or course_ids && array(select c.course_id from course_summary c where c.patient_id = (select own_patient()))));
alter table access_seal enable row level security;
