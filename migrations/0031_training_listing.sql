-- Whoever completed a training is offered a listing, or to have the training put on theirs: those with the address of
-- the one application that the transaction works on. It tells nothing of any other address.
create function listings_of_applicant() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.listing_id from application_contact a join listing_contact c on lower(c.email) = lower(a.email)
  where a.application_id = current_application() order by c.listing_id
$$;
revoke execute on function listings_of_applicant from public;
grant execute on function listings_of_applicant to kairos_app;
create index listing_contact_by_address on listing_contact (lower(email));
