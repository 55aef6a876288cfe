-- Who looks at the health of those who dose reads also what they changed after applying: their telephone, their allergies.
drop policy of_the_application_or_the_desk on application_entry;
create policy of_the_application_or_the_desk on application_entry for select
  using (application_id = current_application() or (select is_educator())
    or ((select is_training_prescriber())
      and kind in ('applied', 'wishes-changed', 'dosing-chosen', 'screening-opened', 'medically-decided')));
