-- Articles for everybody: their versions and what was decided about each.

-- Whoever works at the desk of the installation; row-level security of everything that is not one practice's asks this.
create function is_educator() returns boolean language sql stable as $$
  select exists (select from membership where person_id = current_person() and 'educator' = any (roles))
$$;

-- Pages for everybody are kept ready by every process; whatever changes what they show tells them at once.
create function public_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('public_changed', '');
  return null;
end $$;
