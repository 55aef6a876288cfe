-- What the directory's desk looks for beside searching: what nobody has looked up yet, and who is listed already.

-- How many things a listing says that nobody has looked up. It changes only when somebody writes, so a list can hold it.
alter table listing add column unchecked integer not null default 0;
create index listing_unchecked on listing (proposed_at) where unchecked > 0 and state in ('shown', 'proposed');
create index listing_npi on listing ((profile ->> 'npi')) where profile ->> 'npi' is not null;
create index listing_called on listing (lower(name) text_pattern_ops);

-- The listing that an address stands for, also while it is not shown: its owner may have come for a link to show it
-- again. It tells nothing but the id.
create function listing_named(wanted text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from listing where slug = wanted
$$;
revoke execute on function listing_named from public;
grant execute on function listing_named to kairos_app;
