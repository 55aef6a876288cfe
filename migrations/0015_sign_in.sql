-- Signing in: how long a session lasts, second factors, invitations, and what ends at once when somebody leaves.

-- A session counts only what was shown in it: a password is one factor, a code or a passkey makes two. 0 opens nothing.
alter table sign_in_session
  add column began_at timestamptz,
  add column used_at timestamptz,
  add column confirmed_at timestamptz,
  add column factors smallint not null default 0;
-- When a session was used last is written every minute; nobody has to hear of that.
drop trigger access_changed on sign_in_session;
create trigger access_changed after update of token, factors, confirmed_at, began_at or delete on sign_in_session
  for each statement execute function access_changed();

create table sign_in_rules (
  practice_id uuid primary key references practice (id),
  staff_idle_minutes int not null default 30 check (staff_idle_minutes between 5 and 240),
  staff_hours int not null default 12 check (staff_hours between 1 and 24),
  patient_idle_minutes int not null default 30 check (patient_idle_minutes between 5 and 240),
  patient_hours int not null default 24 check (patient_hours between 1 and 72),
  confirm_minutes int not null default 15 check (confirm_minutes between 1 and 60),
  second_factor text not null default 'staff' check (second_factor in ('staff', 'nobody'))
);
grant select, insert, update on sign_in_rules to kairos_app;
alter table sign_in_rules enable row level security;
create policy read_by_members on sign_in_rules for select using (
  practice_id = current_practice() or practice_id in (select practice_id from membership where person_id = current_person()));
create policy set_by_administrators on sign_in_rules for insert
  with check (practice_id = current_practice() and has_role('administrator'));
create policy changed_by_administrators on sign_in_rules for update
  using (practice_id = current_practice() and has_role('administrator'));
create trigger access_changed after insert or update on sign_in_rules for each statement execute function access_changed();

-- A person's own means of signing in: found only in that person's name.
create table one_time_code (
  person_id text primary key references person (id) on delete cascade,
  sealed text not null,
  made_at timestamptz not null,
  -- Null until a first code proved that the secret arrived.
  confirmed_at timestamptz,
  -- The last half minute whose code was used: none works twice.
  last_step bigint not null default 0
);
create table recovery_code (
  person_id text not null references person (id) on delete cascade,
  hash bytea not null,
  used_at timestamptz,
  primary key (person_id, hash)
);
create table passkey (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 80),
  made_at timestamptz not null,
  used_at timestamptz
);
create index on passkey (person_id);
grant select, insert, update, delete on one_time_code, recovery_code, passkey to kairos_app;
alter table one_time_code enable row level security;
create policy ones_own on one_time_code using (person_id = current_person()) with check (person_id = current_person());
alter table recovery_code enable row level security;
create policy ones_own on recovery_code using (person_id = current_person()) with check (person_id = current_person());
alter table passkey enable row level security;
create policy ones_own on passkey using (person_id = current_person()) with check (person_id = current_person());
-- Whoever signs in with a passkey names it before anybody knows who they are.
create policy named on passkey for select using (id = nullif(current_setting('kairos.passkey', true), ''));
create trigger access_changed after insert or update of confirmed_at or delete on one_time_code
  for each statement execute function access_changed();
create trigger access_changed after insert or delete on passkey for each statement execute function access_changed();

-- Whoever leaves keeps their place in the list of members, so that what they wrote keeps its author.
alter table membership add column left_at timestamptz, add check (left_at is null or (roles = '{}' and patient_id is null));
-- One account is bound to a patient, and no second.
create unique index one_account_a_patient on membership (practice_id, patient_id) where patient_id is not null;

create table invitation (
  practice_id uuid not null references practice (id),
  id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  patient_id uuid,
  invited_by text not null,
  invited_at timestamptz not null,
  until timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (practice_id, id),
  -- A patient's account is bound to exactly that patient and is nothing else.
  check ((patient_id is null) = (not 'patient' = any (roles))),
  check (patient_id is null or roles = '{patient}')
);
grant select, insert on invitation to kairos_app;
grant update (accepted_at, withdrawn_at) on invitation to kairos_app;
alter table invitation enable row level security;
create function may_invite(wanted text[]) returns boolean language sql stable as $$
  select has_role('administrator') or (wanted = '{patient}' and has_role('therapist', 'prescriber', 'monitor', 'coordinator'))
$$;
create policy made_by_those_who_may on invitation for insert
  with check (practice_id = current_practice() and invited_by = current_person() and may_invite(roles));
create policy seen_by_those_who_may on invitation for select using (
  (practice_id = current_practice() and may_invite(roles)) or id = nullif(current_setting('kairos.invitation', true), '')::uuid);
create policy answered on invitation for update using (
  (practice_id = current_practice() and may_invite(roles)) or id = nullif(current_setting('kairos.invitation', true), '')::uuid);

-- The invitation that the transaction acts on fits these roles and this patient.
create function invited(practice uuid, wanted text[], patient uuid) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from invitation where id = nullif(current_setting('kairos.invitation', true), '')::uuid
    and practice_id = practice and roles = wanted and patient_id is not distinct from patient
    and accepted_at is null and withdrawn_at is null)
$$;

-- Membership comes by invitation and changes by an administrator, never by the person it is about.
drop policy of_the_practice_or_ones_own on membership;
create policy of_the_practice_or_ones_own on membership for select
  using (practice_id = current_practice() or person_id = current_person());
create policy by_invitation on membership for insert
  with check (practice_id = current_practice() and person_id = current_person() and invited(practice_id, roles, patient_id));
create policy back_by_invitation on membership for update
  using (practice_id = current_practice() and person_id = current_person() and left_at is not null)
  with check (practice_id = current_practice() and person_id = current_person() and invited(practice_id, roles, patient_id));
create policy by_an_administrator on membership for update
  using (practice_id = current_practice() and has_role('administrator') and person_id <> current_person())
  with check (practice_id = current_practice() and person_id <> current_person());

-- Leaving ends at once what the person could open here, and every session they have.
create function left_practice() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from course_access where practice_id = new.practice_id and person_id = new.person_id and basis <> 'shared';
  delete from sign_in_session where person_id = new.person_id;
  return null;
end $$;
create trigger left_practice after update on membership for each row
  when (new.left_at is not null and old.left_at is null) execute function left_practice();
-- A chart goes on naming those who left as its team; that opens nothing any more.
create function only_who_is_here() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.basis <> 'shared' and exists (select from membership m
    where m.practice_id = new.practice_id and m.person_id = new.person_id and m.left_at is not null) then return null; end if;
  return new;
end $$;
create trigger only_who_is_here before insert on course_access for each row execute function only_who_is_here();

-- What was counted for an attempt that succeeded does not count.
create function give_limits_back(whoms bytea[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  update taken set times = greatest(times - 1, 0) where whom = any (whoms)
$$;
revoke execute on function give_limits_back from public;
grant execute on function give_limits_back to kairos_app;

-- Administrators see who of their practice has set up a second factor, and nothing more about it.
create function has_second_factor(person text) returns boolean
language sql stable security definer set search_path = public as $$
  select has_role('administrator')
    and exists (select from membership where practice_id = current_practice() and person_id = person)
    and (exists (select from one_time_code where person_id = person and confirmed_at is not null)
      or exists (select from passkey where person_id = person))
$$;
revoke all on function has_second_factor from public;
grant execute on function has_second_factor to kairos_app;
