-- How long a course is kept, and how it is deleted: its key is destroyed, its entries and their seals stay.

alter table access_record drop constraint access_record_act_check;
alter table access_record add constraint access_record_act_check check (act in (
  'opened', 'listed', 'exported', 'refused', 'opened-in-emergency', 'access-changed', 'deleted'));

-- The tombstone: when, and under which rule.
alter table course_summary
  add column deleted_at timestamptz,
  add column deleted_under text,
  add check ((deleted_at is null) = (deleted_under is null));

-- Years that a practice set for itself; the last word counts.
create table retention_setting (
  practice_id uuid not null,
  id uuid not null,
  at timestamptz(3) not null,
  by text not null,
  rule text not null,
  years int not null check (years between 1 and 100),
  reason text not null check (length(reason) between 1 and 500),
  primary key (practice_id, id)
);

-- What was decided about keeping a course. Nothing is taken back but by the next row.
create table retention_act (
  practice_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  at timestamptz(3) not null,
  by text not null,
  act text not null check (act in ('held', 'released', 'proposed', 'withdrawn', 'deleted')),
  reason text not null check (length(reason) between 1 and 500),
  -- The rule that a proposal rests on, in words.
  under text check (length(under) between 1 and 300),
  primary key (practice_id, id),
  check ((under is null) = (act not in ('proposed', 'deleted')))
);
create index on retention_act (practice_id, course_id, at);

grant select, insert on retention_setting, retention_act to kairos_app;
alter table retention_setting enable row level security;
create policy seen_in_the_office on retention_setting for select
  using (practice_id = current_practice() and (select has_role('privacy-officer', 'administrator')));
create policy set_by_privacy_officers on retention_setting for insert
  with check (practice_id = current_practice() and by = current_person() and has_role('privacy-officer'));
alter table retention_act enable row level security;
create policy seen_in_the_office on retention_act for select
  using (practice_id = current_practice() and (select has_role('privacy-officer', 'administrator')));
create policy decided_by_privacy_officers on retention_act for insert with check (
  practice_id = current_practice() and by = current_person() and act <> 'deleted'
  and (has_role('privacy-officer') or (act = 'withdrawn' and has_role('administrator'))));

-- What the office needs to know of a course to keep it or to delete it, and nothing of what its chart says: those that
-- ended before a time and those about which something was decided; or those of whom a name is asked for; or one.
create function retention_courses(before timestamptz, part text, wanted uuid) returns table (
  course_id uuid, name text, birth_date text, closed boolean, sealed boolean, deleted_at timestamptz,
  last_entry timestamptz, last_visit timestamptz, last_controlled timestamptz)
language sql stable security definer set search_path = public as $$
  select c.course_id, p.name, p.birth_date, c.closed, plain.at is null, c.deleted_at, latest.at,
    (select max(e.at) from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
      and e.kind in ('visit-kept', 'dose-given', 'discharged', 'checked-in')),
    (select max(e.at) from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
      and e.kind in ('dose-ordered', 'order-confirmed', 'dose-given'))
  from course_summary c
  join patient p on p.practice_id = c.practice_id and p.id = c.patient_id
  cross join lateral (select e.at from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
    order by e.at desc limit 1) latest
  left join lateral (select e.at from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
    and not e.body ? 'sealed' limit 1) plain on true
  where c.practice_id = current_practice() and has_role('privacy-officer', 'administrator') and case
    when wanted is not null then c.course_id = wanted
    when part is null then (c.closed and c.deleted_at is null and latest.at < before)
      or c.course_id in (select a.course_id from retention_act a where a.practice_id = c.practice_id)
    else c.deleted_at is null and position(lower(trim(part)) in lower(p.name)) > 0 end
  order by latest.at limit 500
$$;
revoke all on function retention_courses from public;
grant execute on function retention_courses to kairos_app;

create function last_retention_act(practice uuid, course uuid, wanted text[]) returns retention_act
language sql stable security definer set search_path = public as $$
  select a from retention_act a where a.practice_id = practice and a.course_id = course and a.act = any (wanted)
  order by a.at desc, a.id desc limit 1
$$;
revoke all on function last_retention_act from public;

-- Deletes a course for good: without its key nobody reads its entries again. Rows and seals stay, so the chain holds.
-- The rules were asked before; what could never be put right is asked here once more.
create function delete_course(practice uuid, course uuid, proposer text, confirmer text, why text, rule text, whence jsonb)
returns void language plpgsql security definer set search_path = public as $$
declare
  kept course_summary;
  account text;
begin
  perform lock_chain(practice);
  select * into kept from course_summary where practice_id = practice and course_id = course for update;
  if kept.course_id is null or not kept.closed or kept.deleted_at is not null then
    raise exception 'only a closed course is deleted, and only once'; end if;
  if proposer = confirmer then raise exception 'a course is deleted by two people'; end if;
  if (last_retention_act(practice, course, array['held', 'released'])).act = 'held' then
    raise exception 'the course is on legal hold'; end if;
  if exists (select from entry where practice_id = practice and course_id = course and not body ? 'sealed') then
    raise exception 'the course has entries that no key seals'; end if;

  update course_key set wrapped = null, destroyed_at = now() where practice_id = practice and course_id = course;
  update course_summary set summary = '{}', deleted_at = now(), deleted_under = rule
    where practice_id = practice and course_id = course;
  -- The team finds the tombstone; whom it was opened to for a reason is no longer said.
  delete from course_access where practice_id = practice and course_id = course and basis <> 'team';
  delete from note_reader where practice_id = practice and course_id = course;
  -- A course that began with an enquiry has its id; what was sent then stands there in clear.
  delete from enquiry where practice_id = practice and id = course;
  insert into retention_act (practice_id, id, course_id, at, by, act, reason, under)
    values (practice, gen_random_uuid(), course, clock_timestamp(), confirmer, 'deleted', why, rule);
  insert into access_record (practice_id, id, person_id, act, course_ids, page, caller, why, request)
    values (practice, gen_random_uuid(), confirmer, 'deleted', array[course], whence ->> 'page', whence ->> 'caller',
      rule || ' · ' || why, (whence ->> 'request')::uuid);

  if exists (select from course_summary where practice_id = practice and patient_id = kept.patient_id and deleted_at is null)
    then return; end if;
  -- A name that no search finds.
  update patient set name = '—', birth_date = null, sex = 'unknown', phone = null, email = null,
    record_system = null, record_id = null where practice_id = practice and id = kept.patient_id;
  update invitation set name = '—', email = '', withdrawn_at = coalesce(withdrawn_at, now())
    where practice_id = practice and patient_id = kept.patient_id;
  update membership set roles = array_remove(roles, 'patient'), patient_id = null,
      left_at = case when roles <@ array['patient'] then now() else left_at end
    where practice_id = practice and patient_id = kept.patient_id returning person_id into account;
  -- The account of somebody who is nowhere else ends too.
  if account is not null and not exists (select from membership where person_id = account and left_at is null) then
    update person set name = '—', email = id || '@deleted.invalid', image = null where id = account;
    delete from sign_in_account where person_id = account;
    delete from passkey where person_id = account;
    delete from one_time_code where person_id = account;
    delete from recovery_code where person_id = account;
  end if;
end $$;
revoke all on function delete_course from public;

-- The second of two people: deletes what another one proposed. False when there is nothing of the kind to confirm.
create function confirm_deletion(course uuid, whence jsonb) returns boolean
language plpgsql security definer set search_path = public as $$
declare
  proposal retention_act := last_retention_act(current_practice(), course, array['proposed', 'withdrawn']);
begin
  if not has_role('privacy-officer', 'administrator') or proposal.act is distinct from 'proposed'
    or proposal."by" = current_person() then return false; end if;
  perform delete_course(current_practice(), course, proposal."by", current_person(), proposal.reason, proposal.under, whence);
  return true;
end $$;
revoke all on function confirm_deletion from public;
grant execute on function confirm_deletion to kairos_app;
