-- A hundred thousand subscribers come in one transaction. A connection that has written a few before has planned how to
-- look up whose entry it is while there were few, and would go on reading all of them for each.
create function count_subscribers() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze subscriber;
end
$$;
revoke execute on function count_subscribers from public;
grant execute on function count_subscribers to kairos_app;
