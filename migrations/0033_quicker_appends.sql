-- The database asks the later of two policies first, and for each row: without a link in hand, nothing is looked up.
alter policy written_through_a_link on entry with check (practice_id = current_practice() and current_link() is not null
  and audience = 'care-team' and amends is null and may_write_through_a_link(by, course_id, id, kind));

-- As before, but a duty is laid down only where there is one: a setting costs as much as storing a row.
create or replace function append_plain(practice uuid, person text, sent jsonb) returns boolean language plpgsql as $$
declare
  courses uuid[];
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true);
  if current_setting('kairos.duty', true) <> '' then perform set_config('kairos.duty', '', true); end if;
  perform lock_chain(practice);
  select array_agg(distinct n.course) into courses from jsonb_to_recordset(sent) as n (course uuid);
  if open_among(courses) < cardinality(courses) then return false; end if;
  -- The key itself tells whether an id is new, and the policy whether its author may write; looking first would read twice.
  begin
    insert into entry (practice_id, id, course_id, kind, at, by, device, amends, amends_reason, audience, body)
    select practice, n.id, n.course, n.kind, n.at, n.by, n.device, n.amends, n.reason, n.audience, n.body
    from jsonb_to_recordset(sent) as n (
      id uuid, course uuid, kind text, at timestamptz(3), by text, device jsonb, amends uuid, reason text, audience text, body jsonb);
  exception when unique_violation or insufficient_privilege then
    return false;
  end;
  return true;
end $$;
