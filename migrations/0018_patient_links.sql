-- Links for patients who need no account: each opens one questionnaire, one booking or one visit of one course.

alter table link
  -- Opens as often as it is used, until its time is over or its thing is done. Every other link opens once.
  add column again boolean not null default false,
  add column ended_at timestamptz;
grant update (again, ended_at) on link to kairos_app;

create table patient_link (
  practice_id uuid not null,
  -- Also the id of the entry that the answers to a questionnaire become: the chart takes an id once.
  id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  purpose text not null check (purpose in ('patient-form', 'patient-booking', 'patient-visit')),
  -- The id of the questionnaire or of the visit.
  thing text not null check (length(thing) between 1 and 64),
  -- The kinds of entries that it lets be read.
  reads text[] not null,
  -- Forgotten a month after the link.
  recipient text,
  sent_at timestamptz(3) not null,
  sent_by text not null,
  until timestamptz(3) not null,
  opened_at timestamptz(3),
  ended_at timestamptz(3),
  ended_by text,
  primary key (practice_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create index on patient_link (id);
create index on patient_link (practice_id, course_id, sent_at);

-- The link that a transaction names. The application names one after it saw it held open.
create function current_link() returns uuid language sql stable as
  $$ select nullif(current_setting('kairos.link', true), '')::uuid $$;
-- What it opens now, to the patient whom it was sent to: nothing once it was ended or its time is over.
create function linked() returns table (course_id uuid, patient_id uuid, reads text[])
language sql stable security definer set search_path = public as $$
  select l.course_id, l.patient_id, l.reads from patient_link l
  where l.practice_id = current_practice() and l.id = current_link() and l.patient_id::text = current_person()
    and l.ended_at is null and l.until > now()
$$;
-- Asked where an entry lands: a questionnaire is answered under the id of its link, a booking only confirmed or asked to change.
create function may_write_through_a_link(person text, course uuid, entry uuid, kind text) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from patient_link l
    where l.practice_id = current_practice() and l.id = current_link() and l.course_id = course and l.patient_id::text = person
      and l.ended_at is null and l.until > now() and (
        (l.purpose = 'patient-form' and l.id = entry and kind = 'questionnaire-answered')
        or (l.purpose = 'patient-booking' and kind in ('visit-confirmed', 'visit-change-asked'))))
$$;
revoke all on function linked, may_write_through_a_link from public;
grant execute on function linked, may_write_through_a_link to kairos_app;

-- Their names put these policies behind those of the team, which are asked first and nearly always enough.
create policy through_a_link on course_summary for select using (
  practice_id = current_practice() and course_id = (select l.course_id from linked() l));
create policy through_a_link on patient for select using (
  practice_id = current_practice() and id = (select l.patient_id from linked() l));
create policy through_a_link on entry for select using (
  practice_id = current_practice() and course_id = (select l.course_id from linked() l) and audience = 'care-team'
  and (kind = any ((select l.reads from linked() l)::text[]) or id = current_link()));
create policy written_through_a_link on entry for insert with check (
  practice_id = current_practice() and audience = 'care-team' and amends is null
  and may_write_through_a_link(by, course_id, id, kind));

grant select, insert on patient_link to kairos_app;
grant update (ended_at, ended_by) on patient_link to kairos_app;
alter table patient_link enable row level security;
create policy seen_by_the_team on patient_link for select using (practice_id = current_practice() and (
  (select has_role('coordinator')) or course_id in (select open_courses())));
create policy through_itself on patient_link for select using (id = current_link());
create policy sent_by_the_team on patient_link for insert with check (
  practice_id = current_practice() and sent_by = current_person()
  and (has_role('coordinator') or course_id in (select open_courses()))
  and exists (select from course_summary c where c.practice_id = patient_link.practice_id
    and c.course_id = patient_link.course_id and c.patient_id = patient_link.patient_id and not c.closed));
-- Ended is ended: nobody opens one again.
create policy ended_by_the_team on patient_link for update
  using (practice_id = current_practice() and ended_at is null and (
    (select has_role('coordinator')) or course_id in (select open_courses())))
  with check (ended_at is not null and ended_by = current_person());

create function link_was_opened() returns void language sql security definer set search_path = public as $$
  update patient_link set opened_at = now()
    where id = current_link() and opened_at is null and ended_at is null and until > now()
$$;
create function forget_patient_links(at timestamptz) returns void language sql security definer set search_path = public as $$
  update patient_link set recipient = null where recipient is not null and until < at - interval '30 days'
$$;
revoke all on function link_was_opened, forget_patient_links from public;
grant execute on function link_was_opened, forget_patient_links to kairos_app;

-- A course that is deleted leaves no address behind, and no link to it opens.
create function forget_links_of_deleted() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update patient_link set recipient = null, ended_at = coalesce(ended_at, now()), ended_by = coalesce(ended_by, 'deleted')
    where practice_id = new.practice_id and course_id = new.course_id;
  return null;
end $$;
create trigger deleted after update of deleted_at on course_summary for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function forget_links_of_deleted();
