-- Who tried to sign in, how, when and from where: rows that are only added. Nobody's address is kept: an attempt with
-- one that nobody signs in with has no person.
create table sign_in_attempt (
  id uuid primary key default uuidv7(),
  at timestamptz(3) not null,
  person_id text,
  what text not null check (what in ('password', 'code', 'recovery-code', 'passkey', 'link',
    'new-password-asked', 'new-password-set', 'session-ended', 'practice-changed')),
  outcome text not null check (outcome in ('done', 'wrong', 'too-often', 'busy')),
  -- Of somebody who was signed in already and showed once more that it is them.
  confirming boolean not null default false,
  -- The same from the same place within a moment stands in one row.
  times int not null default 1 check (times > 0),
  caller text,
  device text,
  -- For a change of practice: the one that the person acts for from then on.
  acting_for uuid
);
create index on sign_in_attempt (person_id, at desc);
create index on sign_in_attempt using brin (at);

-- The one way in. Whose an address is, is looked up here for known and unknown ones alike, after the answer went out.
create function record_sign_ins(sent jsonb) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into sign_in_attempt (at, person_id, what, outcome, confirming, times, caller, device, acting_for)
  select min(n.at), coalesce(n.person, p.id), n.what, n.outcome, n.confirming, count(*), n.caller, n.device, n.acting_for
  from jsonb_to_recordset(sent) as n (at timestamptz, person text, address text, what text, outcome text,
    confirming boolean, caller text, device text, acting_for uuid)
  left join person p on n.person is null and p.email = n.address
  group by coalesce(n.person, p.id), n.what, n.outcome, n.confirming, n.caller, n.device, n.acting_for
  order by min(n.at)
$$;
-- Six years, as the access record; what is about nobody, ninety days.
create function forget_sign_ins() returns void language sql security definer set search_path = public, pg_temp as $$
  delete from sign_in_attempt
  where at < now() - interval '90 days' and (person_id is null or at < now() - interval '6 years')
$$;
-- How often addresses were tried that nobody here signs in with: numbers alone, for the office.
create function unknown_sign_ins(since timestamptz) returns table (attempts bigint, callers bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(times), 0), count(distinct caller) from sign_in_attempt
  where person_id is null and what = 'password' and at >= since and has_role('privacy-officer', 'administrator')
$$;
revoke all on function record_sign_ins, forget_sign_ins, unknown_sign_ins from public;
grant execute on function record_sign_ins, forget_sign_ins, unknown_sign_ins to kairos_app;

grant select on sign_in_attempt to kairos_app;
alter table sign_in_attempt enable row level security;
create policy seen_by_oneself on sign_in_attempt for select using (person_id = current_person());
-- The office sees those of its people, as long as they are its people.
create policy seen_by_the_office on sign_in_attempt for select using (
  (select has_role('privacy-officer', 'administrator')) and (acting_for is null or acting_for = current_practice())
  and exists (select from membership m where m.practice_id = current_practice()
    and m.person_id = sign_in_attempt.person_id and (m.left_at is null or sign_in_attempt.at <= m.left_at)));

-- The practice that somebody of two practices acts for in this session; null: the first by name.
alter table sign_in_session add column acting_for uuid;

-- Whose account a membership was, after it ended: when the record is deleted the account must not keep the name.
alter table membership add column was_patient uuid;
create function remember_patient() returns trigger language plpgsql as $$
begin
  new.was_patient := old.patient_id;
  return new;
end $$;
create trigger remember_patient before update on membership for each row
  when (new.left_at is not null and old.left_at is null) execute function remember_patient();

-- Ends a patient's portal account: by the patient, their care team, or a coordinator. Invitations that wait end too.
create function end_portal_account(wanted uuid) returns table (person_id text, email text)
language plpgsql security definer set search_path = public as $$
begin
  if not (wanted is not distinct from own_patient() or has_role('coordinator') or exists (select from course_summary c
    where c.practice_id = current_practice() and c.patient_id = wanted and c.course_id in (select open_courses()))) then return; end if;
  update invitation i set withdrawn_at = now()
    where i.practice_id = current_practice() and i.patient_id = wanted and i.accepted_at is null and i.withdrawn_at is null;
  return query update membership m set roles = '{}', patient_id = null, left_at = now() from person p
    where p.id = m.person_id and m.practice_id = current_practice() and m.patient_id = wanted returning p.id, p.email;
end $$;
revoke all on function end_portal_account from public;
grant execute on function end_portal_account to kairos_app;

-- With the last record of a patient goes the account that was theirs once, as the one that still is does.
create function forget_former_account() returns trigger language plpgsql security definer set search_path = public as $$
declare
  account text;
begin
  if exists (select from course_summary c where c.practice_id = new.practice_id and c.patient_id = new.patient_id
    and c.deleted_at is null) then return null; end if;
  for account in update membership set was_patient = null
    where practice_id = new.practice_id and was_patient = new.patient_id returning person_id loop
    if not exists (select from membership where person_id = account and left_at is null) then
      update person set name = '—', email = id || '@deleted.invalid', image = null where id = account;
      delete from sign_in_account where person_id = account;
      delete from passkey where person_id = account;
      delete from one_time_code where person_id = account;
      delete from recovery_code where person_id = account;
    end if;
  end loop;
  return null;
end $$;
create trigger forget_former_account after update of deleted_at on course_summary for each row
  when (new.deleted_at is not null and old.deleted_at is null) execute function forget_former_account();

-- What the chart of a course says that somebody may open, while they do not treat here. It comes back with them.
create table course_access_resting (
  practice_id uuid not null,
  course_id uuid not null,
  person_id text not null,
  clinical boolean not null,
  primary key (practice_id, course_id, person_id)
);
create index on course_access_resting (person_id, practice_id);
grant select, delete on course_access_resting to kairos_app;
alter table course_access_resting enable row level security;
create policy removed_with_the_chart on course_access_resting
  using (practice_id = current_practice() and (select on_duty('projecting')));

create function treating(roles text[]) returns boolean language sql immutable as
  $$ select roles && array['therapist', 'prescriber', 'monitor', 'coordinator'] $$;

create or replace function only_who_is_here() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.basis <> 'shared' and exists (select from membership m where m.practice_id = new.practice_id
    and m.person_id = new.person_id and (m.left_at is not null or not treating(m.roles))) then
    if new.basis = 'team' then
      insert into course_access_resting values (new.practice_id, new.course_id, new.person_id, new.clinical)
        on conflict (practice_id, course_id, person_id) do update set clinical = excluded.clinical;
    end if;
    return null;
  end if;
  return new;
end $$;

-- Whoever stops treating here opens nothing from that moment; what the charts say of them rests.
create function rest_access() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into course_access_resting select practice_id, course_id, person_id, clinical from course_access
    where practice_id = new.practice_id and person_id = new.person_id and basis = 'team'
    on conflict (practice_id, course_id, person_id) do update set clinical = excluded.clinical;
  delete from course_access where practice_id = new.practice_id and person_id = new.person_id and basis <> 'shared';
  return null;
end $$;
create trigger rest_access after update on membership for each row
  when (treating(old.roles) and not treating(new.roles)) execute function rest_access();

-- Whoever treats here again opens at once what the charts say; nobody has to write in them first.
create function access_returns() returns trigger language plpgsql security definer set search_path = public as $$
begin
  with back as (delete from course_access_resting
    where practice_id = new.practice_id and person_id = new.person_id returning course_id, clinical)
  insert into course_access (practice_id, course_id, person_id, basis, clinical)
    select new.practice_id, course_id, new.person_id, 'team', clinical from back
    on conflict (practice_id, course_id, person_id, basis) do nothing;
  return null;
end $$;
create trigger access_returns after update on membership for each row
  when (treating(new.roles) and not treating(old.roles)) execute function access_returns();

create or replace function left_practice() returns trigger language plpgsql security definer set search_path = public as $$
begin
  with ended as (delete from sign_in_session where person_id = new.person_id returning id)
  insert into sign_in_attempt (at, person_id, what, outcome)
    select clock_timestamp(), new.person_id, 'session-ended', 'done' where exists (select from ended);
  return null;
end $$;
