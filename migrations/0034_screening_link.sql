-- A link may also ask the screening questions: answered once, like a questionnaire, under the id of the link.

alter table patient_link drop constraint patient_link_purpose_check;
alter table patient_link add constraint patient_link_purpose_check
  check (purpose in ('patient-form', 'patient-screening', 'patient-booking', 'patient-visit'));

create or replace function may_write_through_a_link(person text, course uuid, entry uuid, kind text) returns boolean
language sql stable security definer set search_path = public as $$
  select exists (select from patient_link l
    where l.practice_id = current_practice() and l.id = current_link() and l.course_id = course and l.patient_id::text = person
      and l.ended_at is null and l.until > now() and (
        (l.purpose = 'patient-form' and l.id = entry and kind = 'questionnaire-answered')
        or (l.purpose = 'patient-screening' and l.id = entry and kind = 'screening-answered')
        or (l.purpose = 'patient-booking' and kind in ('visit-confirmed', 'visit-change-asked'))))
$$;

-- What names a link is written through it alone: no entry of somebody on the team comes in beside it.
alter policy added_by_those_who_may_write on entry
  with check (practice_id = current_practice() and current_link() is null and may_write(by, course_id));
