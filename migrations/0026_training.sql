-- Practitioner trainings: what was recorded of each training and of each application, and what follows from it.

-- The one application that a transaction works on for somebody without an account, who holds a link to it.
create function current_application() returns uuid language sql stable as
  $$ select nullif(current_setting('kairos.application', true), '')::uuid $$;

-- Whoever decides medically about those who come to a training: a prescriber of a practice that trains. They see who is
-- to be screened and write what came of it; the answers stand in charts of their own.
create function is_training_prescriber() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from membership m where m.person_id = current_person() and 'prescriber' = any (m.roles) and m.left_at is null
    and exists (select from membership e where e.practice_id = m.practice_id and 'educator' = any (e.roles) and e.left_at is null))
$$;
revoke execute on function is_training_prescriber from public;
grant execute on function is_training_prescriber to kairos_app;

-- What happened to a training; only ever added to.
create table training_entry (
  id uuid primary key,
  training_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  by text,
  body jsonb not null
);
create index training_entry_of on training_entry (training_id, at, id);

-- What follows from the entries, written with them.
create table training (
  id uuid primary key,
  slug text not null unique,
  state text not null check (state in ('draft', 'open', 'cancelled')),
  starts date not null,
  ends date not null,
  plan jsonb not null,
  -- Why it was called off, for everybody who looks at it.
  cancelled_why text,
  changed_at timestamptz(3) not null
);
create index training_by_day on training (starts, id);

-- What happened to an application; only ever added to.
create table application_entry (
  id uuid primary key,
  application_id uuid not null,
  training_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  by text,
  body jsonb not null
);
create index application_entry_of on application_entry (application_id, at, id);

-- What lists and the count of seats read.
create table application (
  id uuid primary key,
  training_id uuid not null,
  place text not null check (place in ('enquiry', 'applied', 'accepted', 'waiting', 'offered', 'declined', 'withdrawn')),
  name text,
  discipline text,
  need boolean not null default false,
  dosing boolean,
  medical text,
  applied_at timestamptz(3),
  waits_since timestamptz(3),
  offered_until timestamptz(3),
  -- Cents still to be paid.
  balance integer not null default 0,
  certificate text unique,
  changed_at timestamptz(3) not null
);
create index application_of on application (training_id, place, applied_at);
create index application_offered on application (offered_until) where offered_until is not null;

-- Where letters about an application go.
create table application_contact (
  application_id uuid primary key,
  training_id uuid not null,
  email text not null,
  changed_at timestamptz(3) not null
);
-- The same person applies once to a training.
create unique index application_contact_once on application_contact (training_id, lower(email));

-- The training of the one application that a transaction works on: whoever applied reads it also while it is hidden.
create function current_training() returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select training_id from application where id = current_application()
$$;

-- Who stands where in a training, without a name: seats are counted, and freed ones offered, in any transaction.
create function training_seats(training uuid)
  returns table (id uuid, place text, discipline text, need boolean, waits_since timestamptz, offered_until timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.place, a.discipline, a.need, a.waits_since, a.offered_until from application a where a.training_id = training
$$;

-- The application that goes with an address, so that the same person does not begin a second one.
create function application_from(training uuid, address text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select application_id from application_contact where training_id = training and lower(email) = lower(address)
$$;

revoke execute on function current_training, training_seats, application_from from public;
grant execute on function current_training, training_seats, application_from to kairos_app;

grant select, insert on training_entry, application_entry to kairos_app;
grant select, insert, update on training, application, application_contact to kairos_app;

alter table training_entry enable row level security;
create policy of_the_desk on training_entry using ((select is_educator())) with check ((select is_educator()));
alter table training enable row level security;
create policy open_or_of_the_desk on training for select
  using (state <> 'draft' or (select is_educator()) or (select is_training_prescriber()) or id = (select current_training()));
create policy written_at_the_desk on training for insert with check ((select is_educator()));
create policy rewritten_at_the_desk on training for update using ((select is_educator()));

alter table application_entry enable row level security;
create policy of_the_application_or_the_desk on application_entry for select
  using (application_id = current_application() or (select is_educator())
    or ((select is_training_prescriber()) and kind in ('applied', 'dosing-chosen', 'screening-opened', 'medically-decided')));
create policy written_for_the_application on application_entry for insert
  with check (application_id = current_application() or ((select is_educator()) and kind <> 'medically-decided')
    or ((select is_training_prescriber()) and kind in ('screening-opened', 'medically-decided') and by = current_person()));
alter table application enable row level security;
create policy of_the_application_or_the_desk on application for select
  using (id = current_application() or (select is_educator()) or (select is_training_prescriber()));
create policy written_for_the_application on application for insert with check (id = current_application() or (select is_educator()));
create policy rewritten_for_the_application on application for update
  using (id = current_application() or (select is_educator()) or (select is_training_prescriber()));
alter table application_contact enable row level security;
create policy of_the_application_or_the_desk on application_contact
  using (application_id = current_application() or (select is_educator()))
  with check (application_id = current_application() or (select is_educator()));

create trigger public_pages_changed after insert or update or delete on training
  for each statement execute function public_changed();
-- Public pages say whether there are seats left.
create trigger public_pages_changed after update on application
  for each row when (old.place is distinct from new.place) execute function public_changed();
