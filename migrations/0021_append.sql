-- A session sends a reading every few seconds from every device, so appending is made cheaper; what guards it stays.

-- Nearly always the author is on the course's own list, which the policy now asks itself; only then the function that
-- knows every other reason is called. The first part says what the function says first, of the same row.
drop policy added_by_those_who_may_write on entry;
create policy added_by_those_who_may_write on entry for insert with check (practice_id = current_practice() and (
  (select true from course_access a where a.practice_id = entry.practice_id and a.course_id = entry.course_id
    and a.person_id = entry.by and (a.until is null or a.until > now()) limit 1)
  or may_write(by, course_id)));

-- The courses come by themselves: finding them in what was sent would read it twice.
drop function append_plain(uuid, text, jsonb);
create function append_plain(practice uuid, person text, courses uuid[], sent jsonb) returns boolean language plpgsql as $$
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true),
    set_config('kairos.duty', '', true);
  perform lock_chain(practice);
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
