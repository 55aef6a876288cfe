-- The owner of a listing changes the address that letters about it go to: asked on its page, confirmed by the new
-- address, and taken back by the old one for some days.

-- The change that a transaction names. The application names one after it saw a link to it held open.
create function current_contact_change() returns uuid language sql stable as
  $$ select nullif(current_setting('kairos.contact_change', true), '')::uuid $$;

create table contact_change (
  id uuid primary key,
  listing_id uuid not null,
  -- Where letters are to go, and where they went before. Both are forgotten with the row.
  email text not null,
  previous text not null,
  asked_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  -- Stopped, replaced by a newer wish, taken back, or settled by the desk.
  ended_at timestamptz(3)
);
create index on contact_change (listing_id, asked_at);
-- Of one listing one wish waits, whoever asks at once.
create unique index on contact_change (listing_id) where confirmed_at is null and ended_at is null;

grant select, insert on contact_change to kairos_app;
grant update (confirmed_at, ended_at) on contact_change to kairos_app;
alter table contact_change enable row level security;
create policy of_the_listing_or_the_desk on contact_change for select using (
  id = current_contact_change() or listing_id = current_listing() or (select is_educator()));
create policy asked_for_the_listing on contact_change for insert with check (
  listing_id = current_listing() and confirmed_at is null and ended_at is null);
-- Ended is ended. Confirmed is only what the transaction names; whoever opened the listing can end a wish.
create policy confirmed_or_ended on contact_change for update
  using (ended_at is null and (
    id = current_contact_change() or listing_id = current_listing() or (select is_educator())))
  with check (ended_at is not null or id = current_contact_change());

-- Nothing changes before it is confirmed: whoever opened a listing reads its address and gives the first; another one
-- is written by the desk, or by a change that the transaction names, to one of its two addresses.
drop policy of_the_listing_or_the_desk on listing_contact;
create policy of_the_listing_or_the_desk on listing_contact for select using (
  listing_id = current_listing() or (select is_educator()));
create policy first_for_the_listing_or_by_the_desk on listing_contact for insert with check (
  listing_id = current_listing() or (select is_educator()));
create policy changed_by_the_desk_or_confirmed on listing_contact for update
  using ((select is_educator()) or exists (select from contact_change c
    where c.id = current_contact_change() and c.listing_id = listing_contact.listing_id and c.ended_at is null))
  with check ((select is_educator()) or exists (select from contact_change c
    where c.id = current_contact_change() and c.listing_id = listing_contact.listing_id and c.ended_at is null
      and listing_contact.email in (c.email, c.previous)));

create function forget_contact_changes(at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from contact_change where asked_at < at - interval '30 days'
$$;
revoke all on function forget_contact_changes from public;
grant execute on function forget_contact_changes to kairos_app;
