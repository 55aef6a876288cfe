-- Somebody of another practice, found by the address they sign in with: what sharing a course needs, and no more.
create function colleague_elsewhere(address text) returns table (person_id text, name text, practice text)
language sql stable security definer set search_path = public as $$
  select p.id, p.name, c.name from person p
  join membership m on m.person_id = p.id
  join practice c on c.id = m.practice_id
  where lower(p.email) = lower(trim(address)) and m.practice_id <> current_practice()
    and m.roles && array['therapist', 'prescriber', 'monitor'] and has_role('therapist', 'prescriber', 'coordinator')
  order by c.name limit 1
$$;
revoke all on function colleague_elsewhere from public;
grant execute on function colleague_elsewhere to kairos_app;

-- Whose chart a row of the access record is about: a privacy officer sees the name and nothing of the chart.
create function patients_of_courses(courses uuid[]) returns table (course_id uuid, patient_id uuid, name text)
language sql stable security definer set search_path = public as $$
  select c.course_id, p.id, p.name from course_summary c
  join patient p on p.practice_id = c.practice_id and p.id = c.patient_id
  where c.practice_id = current_practice() and c.course_id = any (courses) and has_role('privacy-officer')
$$;
create function courses_of_patients(part text) returns setof uuid
language sql stable security definer set search_path = public as $$
  select c.course_id from course_summary c
  join patient p on p.practice_id = c.practice_id and p.id = c.patient_id
  where c.practice_id = current_practice() and has_role('privacy-officer') and position(lower(trim(part)) in lower(p.name)) > 0
$$;
revoke all on function patients_of_courses, courses_of_patients from public;
grant execute on function patients_of_courses, courses_of_patients to kairos_app;
