-- Issues: letters to everybody on a list, and how far each got. Who gets one is only ever read from `recipient`.

-- What happened to an issue; only ever added to.
create table issue_entry (
  id uuid primary key,
  issue_id uuid not null,
  kind text not null,
  at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default clock_timestamp(),
  by text,
  body jsonb not null
);
create index issue_entry_of on issue_entry (issue_id, at, id);

-- What follows from the entries, written with them.
create table issue (
  id uuid primary key,
  stands text not null check (stands in ('draft', 'scheduled', 'sending', 'paused', 'sent', 'stopped', 'discarded')),
  list text not null check (list in ('trainings', 'webinars', 'articles')),
  subject text not null,
  -- What it was drafted about by itself, once: `training:…`, `article:…`.
  about text unique,
  due_at timestamptz(3),
  changed_at timestamptz(3) not null,
  -- What the mail server said last that kept letters back, and when; no address.
  trouble text,
  trouble_at timestamptz(3)
);
create index issue_by_change on issue (changed_at desc, id);
create index issue_to_send on issue (due_at) where stands in ('scheduled', 'sending');

-- One letter of an issue to one subscriber. It holds no address: whoever left before it goes out is not found by then.
-- `marked` is written before the sign that ends a letter, so whatever happens then, it is not sent a second time.
create table issue_letter (
  number bigint generated always as identity primary key,
  issue_id uuid not null,
  subscriber_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'marked', 'taken', 'refused', 'unknown', 'left')),
  tries smallint not null default 0,
  again_at timestamptz(3),
  marked_at timestamptz(3),
  -- As mail servers count it: 250, or 550 5.1.1. Never their words, which hold addresses.
  answer text check (length(answer) <= 20),
  returned text check (returned in ('bounced', 'complained')),
  unique (issue_id, subscriber_id)
) with (fillfactor = 70);
create index issue_letter_waiting on issue_letter (issue_id, number) where state = 'waiting';
create index issue_letter_open on issue_letter (issue_id) where state in ('marked', 'unknown');

-- The addresses of those who were at a training, for a segment; nothing else of their applications.
create function attended_addresses() returns table (email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct lower(c.email) from application_contact c
  where (is_educator() or is_sending_mail()) and exists (
    select from application_entry e where e.application_id = c.application_id and e.kind = 'signed-in')
$$;
revoke execute on function attended_addresses from public;
grant execute on function attended_addresses to kairos_app;

-- Writes down what became of letters, then marks others: one commit. Its statements are planned once for a connection.
-- Whoever left the list, and whatever is marked already or paused, is not marked. `minutes`: until a letter that was put
-- off is tried again; null where it counts as no try.
create function write_letters(issue uuid, of_list text,
  answered bigint[], states text[], answers text[], minutes int[], to_mark bigint[]) returns setof bigint
language plpgsql set search_path = public, pg_temp as $$
begin
  update issue_letter l set state = a.state, answer = a.answer, tries = l.tries + (a.minutes is not null)::int,
    again_at = now() + a.minutes * interval '1 minute'
  from unnest(answered, states, answers, minutes) a(number, state, answer, minutes)
  where l.number = a.number and l.issue_id = issue and l.state in ('waiting', 'marked', 'unknown');
  return query
  update issue_letter l set state = 'marked', marked_at = now()
  from unnest(to_mark) m(number)
  where l.number = m.number and l.issue_id = issue and l.state = 'waiting'
    and (select i.stands from issue i where i.id = issue) = 'sending'
    -- A question of its own for each letter: a join would be planned as if most of the list were asked for.
    and (select true from subscription o join subscriber s on s.id = o.subscriber_id
      where o.subscriber_id = l.subscriber_id and o.list = of_list and o.standing = 'joined' and s.suppressed is null)
  returning l.number;
end
$$;
revoke execute on function write_letters from public;
grant execute on function write_letters to kairos_app;

grant select, insert on issue_entry to kairos_app;
grant select, insert, update on issue to kairos_app;
grant select, insert, update on issue_letter to kairos_app;

alter table issue_entry enable row level security;
create policy of_the_desk_or_sending on issue_entry for select
  using ((select is_educator()) or (select is_sending_mail()));
create policy at_the_desk on issue_entry for insert
  with check ((select is_educator()) and by = current_person()
    and kind in ('written', 'scheduled', 'unscheduled', 'paused', 'resumed', 'stopped', 'settled', 'discarded'));
-- The program drafts and sends. Only an educator approves.
create policy while_sending on issue_entry for insert
  with check ((select is_sending_mail()) and by is null and kind in ('drafted', 'begun', 'paused', 'finished'));
alter table issue enable row level security;
create policy of_the_desk_or_sending on issue
  using ((select is_educator()) or (select is_sending_mail()))
  with check ((select is_educator()) or (select is_sending_mail()));
alter table issue_letter enable row level security;
create policy of_the_desk_or_sending on issue_letter
  using ((select is_educator()) or (select is_sending_mail()))
  with check ((select is_educator()) or (select is_sending_mail()));
