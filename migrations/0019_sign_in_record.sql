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
