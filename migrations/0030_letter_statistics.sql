-- A hundred thousand letters come in one statement. Until the database has looked at them it plans each mark as if there
-- were none, and reads them all to find one.
create function count_letters() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze issue_letter;
end
$$;
revoke execute on function count_letters from public;
grant execute on function count_letters to kairos_app;
