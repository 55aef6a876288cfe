-- Projections of the charts for lists, written with the entries they come from, and a practice's own protocols.

create table course_summary (
  practice_id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  closed boolean not null,
  summary jsonb not null,
  primary key (practice_id, course_id)
);
create index on course_summary (practice_id, patient_id);

-- Protocols that a practice adopted: the edited copy, signed by its prescriber. Versions never change.
create table adopted_protocol (
  practice_id uuid not null,
  id text not null,
  version text not null,
  document jsonb not null,
  adopted_at timestamptz not null,
  signed_by text not null,
  signed_name text not null,
  reason text not null,
  primary key (practice_id, id, version)
);

-- Questionnaires that a practice loaded under its own licence, as FHIR Questionnaire.
create table practice_questionnaire (
  practice_id uuid not null,
  id text not null,
  version text not null,
  document jsonb not null,
  licence text not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  primary key (practice_id, id, version)
);

grant select, insert, update on course_summary to kairos_app;
grant select, insert on adopted_protocol, practice_questionnaire to kairos_app;
alter table course_summary enable row level security;
create policy of_the_practice on course_summary using (practice_id = current_practice()) with check (practice_id = current_practice());
alter table adopted_protocol enable row level security;
create policy of_the_practice on adopted_protocol using (practice_id = current_practice()) with check (practice_id = current_practice());
alter table practice_questionnaire enable row level security;
create policy of_the_practice on practice_questionnaire using (practice_id = current_practice()) with check (practice_id = current_practice());

-- The common case of appending, in one round trip: every id is new, every course is known and open, and no
-- projection depends on the entries. Anything else is left to the caller, who looks closer: the answer is then false.
create function append_plain(practice uuid, person text, sent jsonb) returns boolean language plpgsql as $$
declare
  courses uuid[];
  open bigint;
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true);
  perform lock_chain(practice);
  select array_agg(distinct n.course) into courses from jsonb_to_recordset(sent) as n (course uuid);
  select count(*) into open from course_summary c where c.practice_id = practice and c.course_id = any (courses) and not c.closed;
  if open < cardinality(courses) then return false; end if;
  -- The key itself tells whether an id is new; looking first would read the table twice.
  begin
    insert into entry (practice_id, id, course_id, kind, at, by, device, amends, amends_reason, audience, body)
    select practice, n.id, n.course, n.kind, n.at, n.by, n.device, n.amends, n.reason, n.audience, n.body
    from jsonb_to_recordset(sent) as n (
      id uuid, course uuid, kind text, at timestamptz(3), by text, device jsonb, amends uuid, reason text, audience text, body jsonb);
  exception when unique_violation then
    return false;
  end;
  return true;
end $$;
