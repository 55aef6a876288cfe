-- Letters that wait to be sent, links that open one thing, limits, and messages that are passed on.

-- What is written stays only until it was sent. The job that sends it knows nothing but the id.
create table letter (
  id uuid primary key,
  recipient text,
  subject text not null,
  body text,
  queued_at timestamptz not null default now(),
  sent_at timestamptz,
  check (sent_at is not null or (recipient is not null and body is not null))
);
create index on letter (queued_at);
grant select, insert, delete on letter to kairos_app;
grant update (recipient, body, sent_at) on letter to kairos_app;

-- The key of a link stands in the letter alone; here is its hash.
create table link (
  hash bytea primary key,
  purpose text not null,
  subject text not null,
  until timestamptz not null,
  used_at timestamptz
);
create index on link (until);
grant select, insert, delete on link to kairos_app;
grant update (used_at) on link to kairos_app;

-- What a browser holds open after it used links: the hash of its cookie.
create table link_opening (
  token bytea not null,
  purpose text not null,
  subject text not null,
  until timestamptz not null,
  primary key (token, purpose, subject)
);
create index on link_opening (until);
grant select, insert, delete on link_opening to kairos_app;
grant update (token, until) on link_opening to kairos_app;

-- How often somebody did something. Who it was is a keyed hash; a crash of the database may forget all of it.
create unlogged table taken (
  whom bytea primary key,
  times int not null,
  until timestamptz not null
);
create index on taken (until);

-- Counts once under every key, or under none. Answers the seconds to wait, 0 when counted.
create function take_limits(whoms bytea[], most int[], minutes int[]) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare wait int;
begin
  -- Whoever has used up a limit learns so without a lock: a flood never stands in line.
  wait := limits_wait(whoms, most);
  if wait > 0 then return wait; end if;
  -- Locks every key, the same order for everybody.
  insert into taken as t select w, 0, clock_timestamp() from unnest(whoms) as w order by w
    on conflict (whom) do update set times = t.times;
  wait := limits_wait(whoms, most);
  if wait > 0 then return wait; end if;
  update taken t set
    times = case when t.until > clock_timestamp() then t.times + 1 else 1 end,
    until = case when t.until > clock_timestamp() then t.until
      else clock_timestamp() + make_interval(mins => a.minutes) end
    from unnest(whoms, minutes) as a (whom, minutes) where t.whom = a.whom;
  return 0;
end $$;
create function limits_wait(whoms bytea[], most int[]) returns int
language sql volatile set search_path = public, pg_temp as $$
  select coalesce(max(ceil(extract(epoch from t.until - clock_timestamp()))), 0)::int
  from unnest(whoms, most) as a (whom, most) join taken t using (whom)
  where t.times >= a.most and t.until > clock_timestamp()
$$;
create function forget_limits() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from taken where until < clock_timestamp() - interval '1 hour'
$$;
revoke execute on function take_limits, limits_wait, forget_limits from public;
grant execute on function take_limits, forget_limits to kairos_app;

-- Messages between somebody who looks for help and a listed provider. Neither learns the other's address from here.
create table message (
  id uuid primary key,
  listing uuid not null references listing (id),
  -- The message that this one answers.
  answers uuid references message (id) on delete set null,
  sender text not null check (sender in ('visitor', 'provider')),
  visitor_name text not null,
  visitor_address text not null,
  matter text not null,
  body text not null,
  written_at timestamptz not null,
  -- Null while the sender has not confirmed their address.
  sent_at timestamptz
);
create index on message (written_at);
create index on message (answers);
grant select, insert on message to kairos_app;
grant update (sent_at) on message to kairos_app;

-- A message is found only by whoever names it first; the application does so after it saw the link held open.
alter table message enable row level security;
create policy named on message for select using (id = nullif(current_setting('kairos.message', true), '')::uuid);
create policy sent on message for update using (id = nullif(current_setting('kairos.message', true), '')::uuid);
create policy written on message for insert with check (true);

-- Unconfirmed messages go after two days, all others after thirty.
create function forget_messages(at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from message where written_at < at - interval '30 days'
    or (sent_at is null and written_at < at - interval '48 hours')
$$;
create function forget_message(named uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from message where id = named and id = nullif(current_setting('kairos.message', true), '')::uuid
$$;
revoke execute on function forget_messages, forget_message from public;
grant execute on function forget_messages, forget_message to kairos_app;
