-- People who sign in (the sign-in library's four tables under our names), practices, and who works or is treated there.

create table person (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sign_in_session (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sign_in_session (person_id);

create table sign_in_account (
  id text primary key,
  person_id text not null references person (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sign_in_account (person_id);

create table sign_in_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sign_in_verification (identifier);

create table practice (
  id uuid primary key,
  name text not null,
  zone text not null,
  phone text,
  demonstration boolean not null default false
);

create table patient (
  practice_id uuid not null references practice (id),
  id uuid not null,
  name text not null,
  birth_date text,
  sex text not null check (sex in ('female', 'male', 'other', 'unknown')),
  phone text,
  email text,
  -- The identity in the record system that a history was imported from, so that importing again finds the person.
  record_system text,
  record_id text,
  primary key (practice_id, id),
  unique (practice_id, record_system, record_id)
);

create table membership (
  practice_id uuid not null references practice (id),
  person_id text not null references person (id),
  roles text[] not null check (roles <@ array['patient', 'therapist', 'prescriber', 'monitor', 'coordinator', 'educator']),
  patient_id uuid,
  primary key (practice_id, person_id)
);
create index on membership (person_id);

-- The application's role: it owns nothing, so row-level security binds it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'kairos_app') then create role kairos_app nologin; end if;
end $$;
grant usage on schema public to kairos_app;
grant select, insert, update, delete on person, sign_in_session, sign_in_account, sign_in_verification to kairos_app;
grant select on practice to kairos_app;
grant select, insert, update on patient, membership to kairos_app;

-- Who asks, and for which practice, is set at the start of each transaction. Nothing set: nothing is found.
create function current_practice() returns uuid language sql stable as
  $$ select nullif(current_setting('kairos.practice', true), '')::uuid $$;
create function current_person() returns text language sql stable as
  $$ select nullif(current_setting('kairos.person', true), '') $$;

alter table patient enable row level security;
create policy of_the_practice on patient using (practice_id = current_practice()) with check (practice_id = current_practice());
alter table membership enable row level security;
create policy of_the_practice_or_ones_own on membership
  using (practice_id = current_practice() or person_id = current_person())
  with check (practice_id = current_practice());
