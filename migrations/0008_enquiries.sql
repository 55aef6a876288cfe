-- What somebody chose to send to a practice from the self-check. The public adds, the practice's care team reads.

-- Practices that take enquiries: a row while they do.
create table taking_enquiries (
  practice_id uuid not null references practice (id),
  since timestamptz(3) not null,
  by text not null,
  primary key (practice_id)
);

-- A course that began with an enquiry has its id: that it was taken in stands nowhere else.
create table enquiry (
  practice_id uuid not null references practice (id),
  id uuid not null,
  sent_at timestamptz(3) not null,
  name text not null check (length(name) between 1 and 200),
  phone text check (length(phone) <= 60),
  email text check (length(email) <= 254),
  message text check (length(message) <= 2000),
  -- By rule of the protocol; exactly what was shown when it was sent.
  answers jsonb not null check (octet_length(answers::text) <= 20000),
  protocol text not null check (length(protocol) <= 200),
  -- The sentence that was agreed to, as it was read.
  consent text not null check (length(consent) between 1 and 1000),
  primary key (practice_id, id),
  check (phone is not null or email is not null)
);
create index on enquiry (practice_id, sent_at);

-- What the practice did about it. The last one counts.
create table enquiry_step (
  practice_id uuid not null,
  enquiry_id uuid not null,
  at timestamptz(3) not null,
  state text not null check (state in ('answered', 'closed')),
  by text not null,
  reason text check (length(reason) <= 2000),
  primary key (practice_id, enquiry_id, at),
  foreign key (practice_id, enquiry_id) references enquiry (practice_id, id) on delete cascade
);

create function treats_here() returns boolean language sql stable as $$
  select exists (select from membership where practice_id = current_practice() and person_id = current_person()
    and roles && array['therapist', 'prescriber', 'monitor', 'coordinator'])
$$;

grant select, insert, delete on taking_enquiries to kairos_app;
grant select, insert on enquiry, enquiry_step to kairos_app;
grant delete on enquiry to kairos_app;

alter table taking_enquiries enable row level security;
create policy everybody_sees_who_takes on taking_enquiries for select using (true);
create policy the_team_starts on taking_enquiries for insert with check (practice_id = current_practice() and treats_here());
create policy the_team_stops on taking_enquiries for delete using (practice_id = current_practice() and treats_here());

alter table enquiry enable row level security;
create policy the_public_sends on enquiry for insert
  with check (exists (select from taking_enquiries t where t.practice_id = enquiry.practice_id));
create policy the_team_reads on enquiry for select using (practice_id = current_practice() and treats_here());

-- When the sender asks for it. What became a course belongs to the chart.
create policy the_team_deletes on enquiry for delete using (practice_id = current_practice() and treats_here()
  and not exists (select from course_summary c where c.practice_id = enquiry.practice_id and c.course_id = enquiry.id));

alter table enquiry_step enable row level security;
create policy the_team_reads on enquiry_step for select using (practice_id = current_practice() and treats_here());
create policy the_team_decides on enquiry_step for insert with check (practice_id = current_practice() and treats_here());

-- What led to no course is not kept, in no practice. The job that asks for this acts for nobody, so it may not reach
-- anything younger than a month.
create function forget_enquiries(before timestamptz) returns bigint
  language sql security definer set search_path = public as $$
  with gone as (
    delete from enquiry e
    where greatest(e.sent_at, (select max(s.at) from enquiry_step s where s.practice_id = e.practice_id and s.enquiry_id = e.id))
        < least(before, now() - interval '30 days')
      and not exists (select from course_summary c where c.practice_id = e.practice_id and c.course_id = e.id)
    returning 1)
  select count(*) from gone
$$;
revoke execute on function forget_enquiries(timestamptz) from public;
grant execute on function forget_enquiries(timestamptz) to kairos_app;
