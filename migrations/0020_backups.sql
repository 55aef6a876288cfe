-- That a backup was made, and that it was restored once to see whether it can be. The file itself is elsewhere.

create table backup (
  id uuid primary key,
  -- The moment that it shows.
  at timestamptz(3) not null,
  bytes bigint not null check (bytes > 0),
  rows bigint not null,
  checked_at timestamptz(3)
);
create index on backup (at);
grant select on backup to kairos_app;
alter table backup enable row level security;
create policy seen_by_administrators on backup for select using ((select has_role('administrator')));
