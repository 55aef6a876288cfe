-- The mailing: who asked for which list and how that is known, and what follows from it for those who send.

-- The one subscriber that a transaction works on for somebody without an account, who holds a link or gives an address.
create function current_subscriber() returns uuid language sql stable as
  $$ select nullif(current_setting('kairos.subscriber', true), '')::uuid $$;
-- Whether a transaction sends issues or takes in what came back of them: it acts for nobody.
create function is_sending_mail() returns boolean language sql stable as
  $$ select coalesce(current_setting('kairos.mailing', true), '') = 'sending' $$;

-- An address, and what follows from its entries for all lists together. Entries hold no address.
create table subscriber (
  id uuid primary key,
  -- In small letters, so that the same one is found again.
  email text not null unique check (email = lower(email) and length(email) <= 254),
  name text,
  state text,
  discipline text check (discipline in ('medical', 'mental-health', 'other')),
  -- Nothing is sent there, whatever it joined.
  suppressed text check (suppressed in ('bounced', 'complained')),
  suppressed_at timestamptz(3),
  changed_at timestamptz(3) not null,
  check ((suppressed is null) = (suppressed_at is null))
);

-- What happened between a subscriber and the lists, with its proof; only ever added to.
create table subscriber_entry (
  id uuid primary key,
  subscriber_id uuid not null references subscriber (id),
  kind text not null,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  by text,
  body jsonb not null
);
create index subscriber_entry_of on subscriber_entry (subscriber_id, at, id);

-- How a subscriber stands with each list, written with the entries.
create table subscription (
  subscriber_id uuid not null references subscriber (id),
  list text not null check (list in ('trainings', 'webinars', 'articles')),
  standing text not null check (standing in ('asked', 'joined', 'left')),
  since timestamptz(3) not null,
  primary key (subscriber_id, list)
);
create index subscription_joined on subscription (list, subscriber_id) where standing = 'joined';

-- Who may be sent what now. Nobody else ever is.
create view recipient with (security_invoker = true) as
select l.list, s.id as subscriber_id, s.email, s.name, s.state, s.discipline
from subscription l join subscriber s on s.id = l.subscriber_id
where l.standing = 'joined' and s.suppressed is null;

-- The subscriber that an address stands for. It says nothing about them but that.
create function subscriber_named(address text) returns uuid
language sql stable security definer set search_path = public, pg_temp as
  $$ select id from subscriber where email = lower(address) $$;

-- An address that was given and never confirmed is nobody's consent: it is not kept. The job acts for nobody, so it may
-- not reach what is younger than a month.
create function forget_unconfirmed(before timestamptz) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with unconfirmed as (
    select s.id from subscriber s
    where s.changed_at < least(before, now() - interval '30 days') and s.suppressed is null
      and not exists (select from subscriber_entry e where e.subscriber_id = s.id and e.kind <> 'join-asked')
    for update),
  entries as (delete from subscriber_entry e using unconfirmed u where e.subscriber_id = u.id returning 1),
  lists as (delete from subscription l using unconfirmed u where l.subscriber_id = u.id returning 1),
  gone as (delete from subscriber s using unconfirmed u where s.id = u.id returning 1)
  select count(*) from gone
$$;
revoke execute on function subscriber_named, forget_unconfirmed from public;
grant execute on function subscriber_named, forget_unconfirmed to kairos_app;

grant select, insert on subscriber_entry to kairos_app;
grant select, insert, update on subscriber, subscription to kairos_app;
grant select on recipient to kairos_app;

alter table subscriber enable row level security;
create policy of_the_subscriber_the_desk_or_sending on subscriber
  using (id = current_subscriber() or (select is_educator()) or (select is_sending_mail()))
  with check (id = current_subscriber() or (select is_educator()) or (select is_sending_mail()));
alter table subscription enable row level security;
create policy of_the_subscriber_the_desk_or_sending on subscription
  using (subscriber_id = current_subscriber() or (select is_educator()) or (select is_sending_mail()))
  with check (subscriber_id = current_subscriber() or (select is_educator()) or (select is_sending_mail()));

alter table subscriber_entry enable row level security;
create policy of_the_subscriber_the_desk_or_sending on subscriber_entry for select
  using (subscriber_id = current_subscriber() or (select is_educator()) or (select is_sending_mail()));
-- Only whoever reads the letters of an address can say that it joins; an educator can only say where else it did.
create policy by_the_subscriber on subscriber_entry for insert
  with check (subscriber_id = current_subscriber() and by is null
    and kind in ('join-asked', 'join-confirmed', 'described', 'left'));
create policy at_the_desk on subscriber_entry for insert
  with check ((select is_educator()) and by is not null and kind in ('imported', 'left', 'released'));
create policy while_sending on subscriber_entry for insert
  with check ((select is_sending_mail()) and by is null and kind in ('bounced', 'complained', 'left'));
