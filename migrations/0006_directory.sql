-- The directory: what was recorded of each listing, and where those that are shown can be found.

create extension if not exists cube;
create extension if not exists intarray;

-- The one listing that a transaction works on for somebody without an account: its owner, who holds a link; whoever
-- proposes or reports it. Nothing set: only what is shown is found.
create function current_listing() returns uuid language sql stable as
  $$ select nullif(current_setting('kairos.listing', true), '')::uuid $$;

-- What happened to a listing; only ever added to.
create table listing_entry (
  id uuid primary key,
  listing_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  by text,
  body jsonb not null
);
create index listing_entry_of on listing_entry (listing_id, at, id);

-- What follows from the entries, written with them.
create table listing (
  id uuid primary key,
  slug text not null unique,
  state text not null check (state in ('shown', 'proposed', 'declined', 'taken-down', 'no-consent')),
  name text not null,
  profile jsonb not null,
  verifications jsonb not null,
  claimed boolean not null,
  proposed_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  -- Reports that nobody has settled, and the first day after which something verified no longer counts.
  reports integer not null,
  renew_by date,
  -- Since when an educator's decision is what it lacks.
  waits_since timestamptz(3)
);
create index listing_by_name on listing (name, id) where state = 'shown';
create index listing_waiting on listing (waits_since) where waits_since is not null;
create index listing_unseen on listing (state, proposed_at) where state <> 'shown';
create index listing_reported on listing (changed_at) where reports > 0;
create index listing_renewal on listing (renew_by) where state = 'shown';

-- The places of shown listings. The point lies on a sphere, in miles, so that a straight line orders as the distance
-- over ground does. The numbers of src/directory/facets.ts say what is offered there.
create table listing_place (
  listing_id uuid not null references listing (id) on delete cascade,
  number smallint not null,
  state text not null,
  at cube not null,
  facets integer[] not null,
  -- The last day on which a licence counts as verified.
  verified_until date,
  primary key (listing_id, number)
);
-- One index holds both: branches without what is asked for are left out while it walks outward. 36 bytes are 288 bits,
-- one for every number.
create index listing_place_near on listing_place using gist (at, facets gist__intbig_ops (siglen = 36));

-- Where letters about a listing go. It is shown to nobody; only its owner and the desk read it.
create table listing_contact (
  listing_id uuid primary key,
  email text not null,
  changed_at timestamptz(3) not null
);

grant select, insert on listing_entry to kairos_app;
grant select, insert, update on listing, listing_contact to kairos_app;
grant select, insert, delete on listing_place to kairos_app;

alter table listing_entry enable row level security;
create policy of_the_listing_or_the_desk on listing_entry
  using (listing_id = current_listing() or is_educator()) with check (listing_id = current_listing() or is_educator());
alter table listing enable row level security;
create policy shown_or_of_the_listing_or_the_desk on listing for select
  using (state = 'shown' or id = current_listing() or is_educator());
create policy written_for_the_listing on listing for insert with check (id = current_listing() or is_educator());
create policy rewritten_for_the_listing on listing for update using (id = current_listing() or is_educator());
alter table listing_place enable row level security;
create policy everybody on listing_place for select using (true);
create policy written_for_the_listing on listing_place for insert with check (listing_id = current_listing() or is_educator());
create policy left_out_for_the_listing on listing_place for delete using (listing_id = current_listing() or is_educator());
alter table listing_contact enable row level security;
create policy of_the_listing_or_the_desk on listing_contact
  using (listing_id = current_listing() or is_educator()) with check (listing_id = current_listing() or is_educator());

create trigger public_pages_changed after insert or update or delete on listing
  for each statement execute function public_changed();

-- Was this address once shown? Search engines forget at once what is gone; what never was shown tells nobody of itself.
create function listing_gone(wanted text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from listing l join listing_entry e on e.listing_id = l.id
    where l.slug = wanted and l.state in ('taken-down', 'no-consent') and e.kind = 'listing-accepted')
$$;
