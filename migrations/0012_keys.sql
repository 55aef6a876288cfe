-- What a chart says is sealed with a key of its course. The keys stand here wrapped by a master key that the database
-- never sees; destroying one leaves the chain of the chart whole and what it said beyond anybody's reach.

create table course_key (
  practice_id uuid not null,
  course_id uuid not null,
  master text not null,
  wrapped bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (practice_id, course_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
-- The application makes keys and uses them; wrapping them anew and destroying them is the owner's.
grant select, insert on course_key to kairos_app;
alter table course_key enable row level security;
create policy of_the_practice on course_key using (practice_id = current_practice()) with check (practice_id = current_practice());
