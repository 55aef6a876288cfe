-- Who may see which course. A practice is not one room: a chart opens for the care team, for those it was shared with,
-- for the person it is about, and in an emergency for whoever gives a reason.

alter table membership drop constraint membership_roles_check;
alter table membership add constraint membership_roles_check check (roles <@ array[
  'patient', 'therapist', 'prescriber', 'monitor', 'coordinator', 'educator', 'privacy-officer', 'administrator']);

-- Team and sharing follow from the chart and are written with its entries; an emergency opens a course by itself.
create table course_access (
  practice_id uuid not null,
  course_id uuid not null,
  person_id text not null,
  basis text not null check (basis in ('team', 'shared', 'emergency')),
  -- A coordinator of the team books and phones; clinical notes are not part of that.
  clinical boolean not null default true,
  since timestamptz not null default now(),
  until timestamptz,
  reason text,
  primary key (practice_id, course_id, person_id, basis)
);
create index on course_access (person_id, practice_id);

-- Those whom the author of a psychotherapy note lets read it.
create table note_reader (
  practice_id uuid not null,
  course_id uuid not null,
  entry_id uuid not null,
  person_id text not null,
  primary key (practice_id, entry_id, person_id)
);
create index on note_reader (person_id, practice_id);

-- What a process does on nobody's behalf: writing projections, or work of whoever runs the database.
create function on_duty(wanted text) returns boolean language sql stable as
  $$ select wanted = any (string_to_array(coalesce(current_setting('kairos.duty', true), ''), ' ')) $$;
create function has_role(variadic wanted text[]) returns boolean language sql stable as $$
  select exists (select from membership where practice_id = current_practice() and person_id = current_person() and roles && wanted)
$$;
create function own_patient() returns uuid language sql stable as
  $$ select patient_id from membership where practice_id = current_practice() and person_id = current_person() $$;
-- The courses that are open to the person now; the second form leaves out those that are open without clinical notes.
create function open_courses() returns setof uuid language sql stable as $$
  select course_id from course_access
  where practice_id = current_practice() and person_id = current_person() and (until is null or until > now())
$$;
create function clinical_courses() returns setof uuid language sql stable as $$
  select course_id from course_access
  where practice_id = current_practice() and person_id = current_person() and clinical and (until is null or until > now())
$$;

grant select, insert, delete on course_access, note_reader to kairos_app;
alter table course_access enable row level security;
create policy of_the_practice_or_ones_own on course_access for select
  using (practice_id = current_practice() or person_id = current_person());
create policy written_with_the_chart on course_access for insert
  with check (practice_id = current_practice() and on_duty('projecting') and basis <> 'emergency');
create policy removed_with_the_chart on course_access for delete
  using (practice_id = current_practice() and on_duty('projecting') and basis <> 'emergency');
alter table note_reader enable row level security;
create policy of_the_practice on note_reader for select using (practice_id = current_practice());
create policy written_with_the_chart on note_reader for insert with check (practice_id = current_practice() and on_duty('projecting'));
create policy removed_with_the_chart on note_reader for delete using (practice_id = current_practice() and on_duty('projecting'));

drop policy of_the_practice on course_summary;
create policy open_to_the_person on course_summary for select using (practice_id = current_practice() and (
  (select on_duty('projecting') or on_duty('operating') or has_role('coordinator'))
  or patient_id = (select own_patient())
  or course_id in (select open_courses())));
create policy written_with_the_chart on course_summary for insert with check (practice_id = current_practice());
create policy rewritten_with_the_chart on course_summary for update
  using (practice_id = current_practice() and (select on_duty('projecting')));

drop policy read_by_audience on entry;
create policy read_by_audience on entry for select using (practice_id = current_practice() and (
  (select on_duty('projecting'))
  or (audience = 'care-team' and (
    course_id in (select clinical_courses())
    or (kind not in ('integration-noted', 'session-noted', 'therapy-noted') and (
      (select on_duty('operating') or has_role('coordinator')) or course_id in (select open_courses())))
    or course_id in (select c.course_id from course_summary c where c.patient_id = (select own_patient()))))
  or (audience <> 'care-team' and (
    by = current_person()
    or id in (select n.entry_id from note_reader n where n.practice_id = current_practice() and n.person_id = current_person())))));

-- Who is treated in a practice is known to everybody who treats or books there, so that nobody is entered twice and
-- an emergency finds its chart. What the charts say is not.
drop policy of_the_practice on patient;
create policy known_to_the_practice on patient for select using (practice_id = current_practice() and (
  (select on_duty('projecting') or on_duty('operating') or has_role('therapist', 'prescriber', 'monitor', 'coordinator'))
  or id = (select own_patient())
  or id in (select c.patient_id from course_summary c where c.course_id in (select open_courses()))));
create policy admitted_with_a_course on patient for insert with check (practice_id = current_practice());
create policy corrected_by_the_practice on patient for update using (practice_id = current_practice() and (
  select on_duty('projecting') or on_duty('operating') or has_role('therapist', 'prescriber', 'monitor', 'coordinator')));

-- Opens the courses of a patient to one of the practice who is not on their team, for some hours and for a reason.
create function open_in_emergency(patient uuid, why text, hours integer) returns setof uuid
language plpgsql security definer set search_path = public as $$
begin
  if not has_role('therapist', 'prescriber', 'monitor') or length(trim(why)) < 10 then return; end if;
  return query
    insert into course_access (practice_id, course_id, person_id, basis, until, reason)
    select c.practice_id, c.course_id, current_person(), 'emergency', now() + make_interval(hours => hours), trim(why)
    from course_summary c where c.practice_id = current_practice() and c.patient_id = patient
    on conflict (practice_id, course_id, person_id, basis)
      do update set until = excluded.until, since = now(), reason = excluded.reason
    returning course_id;
end $$;
revoke all on function open_in_emergency from public;
grant execute on function open_in_emergency to kairos_app;

-- Who writes in a course, checked where the entry lands: by the time it is stored an access may have ended.
-- In PL/pgSQL, whose plans a connection keeps: a session sends a reading every few seconds from every device.
create function may_write(person text, course uuid) returns boolean language plpgsql stable security definer set search_path = public as $$
begin
  if exists (select from course_access a where a.practice_id = current_practice() and a.course_id = course
    and a.person_id = person and (a.until is null or a.until > now())) then return true; end if;
  return on_duty('operating')
    or exists (select from membership m left join course_summary c on c.practice_id = m.practice_id and c.course_id = course
      where m.practice_id = current_practice() and m.person_id = person and (
        'coordinator' = any (m.roles) or m.patient_id = c.patient_id
        -- A course begins with its first entry; from then on its own team is asked.
        or (c.course_id is null and m.roles && array['therapist', 'prescriber', 'monitor'])));
end $$;
drop policy add_to_the_practice on entry;
create policy added_by_those_who_may_write on entry for insert
  with check (practice_id = current_practice() and may_write(by, course_id));

-- How many of these courses are there and open: all that storing a reading has to know of them. Who may write in them
-- is the policy's to ask.
create function open_among(courses uuid[]) returns bigint language plpgsql stable security definer set search_path = public as $$
begin
  return (select count(*) from course_summary c where c.practice_id = current_practice() and c.course_id = any (courses) and not c.closed);
end $$;

create or replace function append_plain(practice uuid, person text, sent jsonb) returns boolean language plpgsql as $$
declare
  courses uuid[];
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true),
    set_config('kairos.duty', '', true);
  perform lock_chain(practice);
  select array_agg(distinct n.course) into courses from jsonb_to_recordset(sent) as n (course uuid);
  if open_among(courses) < cardinality(courses) then return false; end if;
  -- The key itself tells whether an id is new, and the policy whether its author may write; looking first would read twice.
  begin
    insert into entry (practice_id, id, course_id, kind, at, by, device, amends, amends_reason, audience, body)
    select practice, n.id, n.course, n.kind, n.at, n.by, n.device, n.amends, n.reason, n.audience, n.body
    from jsonb_to_recordset(sent) as n (
      id uuid, course uuid, kind text, at timestamptz(3), by text, device jsonb, amends uuid, reason text, audience text, body jsonb);
  exception when unique_violation or insufficient_privilege then
    return false;
  end;
  return true;
end $$;

create trigger access_changed after insert or update or delete on course_access for each statement execute function access_changed();
