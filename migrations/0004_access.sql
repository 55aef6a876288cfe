-- Processes remember for a moment who a cookie belongs to. Whatever ends or changes an access tells them at once.

create function access_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('access_changed', '');
  return null;
end $$;
create trigger access_changed after update or delete on sign_in_session for each statement execute function access_changed();
create trigger access_changed after insert or update or delete on membership for each statement execute function access_changed();
create trigger access_changed after update or delete on person for each statement execute function access_changed();
create trigger access_changed after update on practice for each statement execute function access_changed();
