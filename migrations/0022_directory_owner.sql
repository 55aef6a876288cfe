-- What the owner of a listing was written to about: once for each licence, its end and the limit before it. Only the
-- program's own clock writes here, as the owner of the tables.
create table listing_reminder (
  listing_id uuid not null references listing (id) on delete cascade,
  item text not null,
  ends_on date not null,
  days integer not null,
  told_at timestamptz(3) not null default clock_timestamp(),
  primary key (listing_id, item, ends_on, days)
);
alter table listing_reminder enable row level security;
