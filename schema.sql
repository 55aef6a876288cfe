-- Written by "npm run schema" from a migrated database. Change migrations/, never this file.

-- functions

CREATE OR REPLACE FUNCTION public.access_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('access_changed', '');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.access_hash(previous bytea, r access_record)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
  select sha256(previous || convert_to(jsonb_build_array(
    r.practice_id, r.id, (extract(epoch from r.at) * 1000)::bigint, r.person_id, r.act, r.course_ids, r.page, r.caller, r.why, r.request)::text, 'UTF8'))
$function$
;

CREATE OR REPLACE FUNCTION public.append_plain(practice uuid, person text, sent jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  courses uuid[];
  open bigint;
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true),
    set_config('kairos.duty', 'projecting', true);
  perform lock_chain(practice);
  select array_agg(distinct n.course) into courses from jsonb_to_recordset(sent) as n (course uuid);
  select count(*) into open from course_summary c where c.practice_id = practice and c.course_id = any (courses) and not c.closed;
  if open < cardinality(courses) then return false; end if;
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
end $function$
;

CREATE OR REPLACE FUNCTION public.clinical_courses()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select course_id from course_access
  where practice_id = current_practice() and person_id = current_person() and clinical and (until is null or until > now())
$function$
;

CREATE OR REPLACE FUNCTION public.current_person()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('kairos.person', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.current_practice()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('kairos.practice', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.entry_hash(previous bytea, e entry)
 RETURNS bytea
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return sha256(previous || convert_to(jsonb_build_array(
    e.practice_id, e.id, e.course_id, e.kind,
    (extract(epoch from e.at) * 1000)::bigint, (extract(epoch from e.recorded_at) * 1000)::bigint,
    e."by", e.device, e.amends, e.amends_reason, e.audience, e.body)::text, 'UTF8'));
end $function$
;

CREATE OR REPLACE FUNCTION public.has_role(VARIADIC wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from membership where practice_id = current_practice() and person_id = current_person() and roles && wanted)
$function$
;

CREATE OR REPLACE FUNCTION public.is_educator()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from membership where person_id = current_person() and 'educator' = any (roles))
$function$
;

CREATE OR REPLACE FUNCTION public.lock_chain(practice uuid)
 RETURNS void
 LANGUAGE sql
AS $function$ select pg_advisory_xact_lock(hashtextextended(practice::text, 2608)) $function$
;

CREATE OR REPLACE FUNCTION public.may_write(person text, course uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select on_duty('operating')
    or exists (select from course_access a where a.practice_id = current_practice() and a.course_id = course
      and a.person_id = person and (a.until is null or a.until > now()))
    or exists (select from membership m left join course_summary c on c.practice_id = m.practice_id and c.course_id = course
      where m.practice_id = current_practice() and m.person_id = person and (
        'coordinator' = any (m.roles) or m.patient_id = c.patient_id
        -- A course begins with its first entry; from then on its own team is asked.
        or (c.course_id is null and m.roles && array['therapist', 'prescriber', 'monitor'])))
$function$
;

CREATE OR REPLACE FUNCTION public.on_duty(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select wanted = any (string_to_array(coalesce(current_setting('kairos.duty', true), ''), ' ')) $function$
;

CREATE OR REPLACE FUNCTION public.open_courses()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select course_id from course_access
  where practice_id = current_practice() and person_id = current_person() and (until is null or until > now())
$function$
;

CREATE OR REPLACE FUNCTION public.open_in_emergency(patient uuid, why text, hours integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not has_role('therapist', 'prescriber', 'monitor') or length(trim(why)) < 10 then return; end if;
  return query
    insert into course_access (practice_id, course_id, person_id, basis, until, reason)
    select c.practice_id, c.course_id, current_person(), 'emergency', now() + make_interval(hours => hours), trim(why)
    from course_summary c where c.practice_id = current_practice() and c.patient_id = patient
    on conflict (practice_id, course_id, person_id, basis)
      do update set until = excluded.until, since = now(), reason = excluded.reason
    returning course_id;
end $function$
;

CREATE OR REPLACE FUNCTION public.own_patient()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select patient_id from membership where practice_id = current_practice() and person_id = current_person() $function$
;

CREATE OR REPLACE FUNCTION public.public_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('public_changed', '');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.record_access(sent jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  insert into access_record (practice_id, id, person_id, act, course_ids, page, caller, why, request)
  select n.practice, n.id, n.person, n.act, n.courses, n.page, n.caller, n.why, n.request
  from jsonb_to_recordset(sent) as n (
    practice uuid, id uuid, person text, act text, courses uuid[], page text, caller text, why text, request uuid)
$function$
;

CREATE OR REPLACE FUNCTION public.seal_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  practice uuid;
  added_record access_record;
  number bigint;
  link bytea;
  ids uuid[];
  links bytea[];
begin
  for practice in select distinct practice_id from added order by practice_id loop
    perform pg_advisory_xact_lock(hashtextextended(practice::text, 2609));
    select seq, hash into number, link from access_seal where practice_id = practice order by seq desc limit 1;
    number := coalesce(number, 0);
    link := coalesce(link, ''::bytea);
    ids := '{}';
    links := '{}';
    for added_record in select * from added where practice_id = practice order by id loop
      link := access_hash(link, added_record);
      ids := ids || added_record.id;
      links := links || link;
    end loop;
    insert into access_seal select practice, number + place, id, hash from unnest(ids, links) with ordinality as n (id, hash, place);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.seal_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  practice uuid;
  added_entry entry;
  number bigint;
  link bytea;
  ids uuid[];
  links bytea[];
begin
  for practice in select distinct practice_id from added loop
    perform lock_chain(practice);
    select seq, hash into number, link from entry_seal where practice_id = practice order by seq desc limit 1;
    number := coalesce(number, 0);
    link := coalesce(link, ''::bytea);
    ids := '{}';
    links := '{}';
    for added_entry in select * from added where practice_id = practice order by id loop
      link := entry_hash(link, added_entry);
      ids := ids || added_entry.id;
      links := links || link;
    end loop;
    insert into entry_seal select practice, number + place, id, hash from unnest(ids, links) with ordinality as n (id, hash, place);
  end loop;
  return null;
end $function$
;

-- tables

create table access_record (
  practice_id uuid not null,
  id uuid not null,
  at timestamp(3) with time zone not null default clock_timestamp(),
  person_id text not null,
  act text not null,
  course_ids uuid[] not null,
  page text,
  caller text,
  why text,
  request uuid,
  constraint access_record_act_check CHECK ((act = ANY (ARRAY['opened'::text, 'listed'::text, 'exported'::text, 'refused'::text, 'opened-in-emergency'::text, 'access-changed'::text]))),
  constraint access_record_pkey PRIMARY KEY (practice_id, id)
);

create table access_seal (
  practice_id uuid not null,
  seq bigint not null,
  record_id uuid not null,
  hash bytea not null,
  constraint access_seal_pkey PRIMARY KEY (practice_id, seq),
  constraint access_seal_practice_id_record_id_key UNIQUE (practice_id, record_id)
);

create table adopted_protocol (
  practice_id uuid not null,
  id text not null,
  version text not null,
  document jsonb not null,
  adopted_at timestamp with time zone not null,
  signed_by text not null,
  signed_name text not null,
  reason text not null,
  constraint adopted_protocol_pkey PRIMARY KEY (practice_id, id, version)
);

create table course_access (
  practice_id uuid not null,
  course_id uuid not null,
  person_id text not null,
  basis text not null,
  clinical boolean not null default true,
  since timestamp with time zone not null default now(),
  until timestamp with time zone,
  reason text,
  constraint course_access_basis_check CHECK ((basis = ANY (ARRAY['team'::text, 'shared'::text, 'emergency'::text]))),
  constraint course_access_pkey PRIMARY KEY (practice_id, course_id, person_id, basis)
);

create table course_key (
  practice_id uuid not null,
  course_id uuid not null,
  master text not null,
  wrapped bytea,
  made_at timestamp with time zone not null default now(),
  destroyed_at timestamp with time zone,
  constraint course_key_check CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL))),
  constraint course_key_pkey PRIMARY KEY (practice_id, course_id)
);

create table course_summary (
  practice_id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  closed boolean not null,
  summary jsonb not null,
  constraint course_summary_pkey PRIMARY KEY (practice_id, course_id)
);

create table entry (
  practice_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  by text not null,
  device jsonb,
  amends uuid,
  amends_reason text,
  audience text not null,
  body jsonb not null,
  constraint entry_audience_check CHECK ((audience = ANY (ARRAY['care-team'::text, 'author'::text, 'patient'::text]))),
  constraint entry_check CHECK (((amends IS NULL) = (amends_reason IS NULL))),
  constraint entry_pkey PRIMARY KEY (practice_id, id)
);

create table entry_seal (
  practice_id uuid not null,
  seq bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  constraint entry_seal_pkey PRIMARY KEY (practice_id, seq),
  constraint entry_seal_practice_id_entry_id_key UNIQUE (practice_id, entry_id)
);

create table membership (
  practice_id uuid not null,
  person_id text not null,
  roles text[] not null,
  patient_id uuid,
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint membership_pkey PRIMARY KEY (practice_id, person_id),
  constraint membership_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id),
  constraint membership_roles_check CHECK ((roles <@ ARRAY['patient'::text, 'therapist'::text, 'prescriber'::text, 'monitor'::text, 'coordinator'::text, 'educator'::text, 'privacy-officer'::text, 'administrator'::text]))
);

create table migration (
  name text not null,
  ran_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table note_reader (
  practice_id uuid not null,
  course_id uuid not null,
  entry_id uuid not null,
  person_id text not null,
  constraint note_reader_pkey PRIMARY KEY (practice_id, entry_id, person_id)
);

create table patient (
  practice_id uuid not null,
  id uuid not null,
  name text not null,
  birth_date text,
  sex text not null,
  phone text,
  email text,
  record_system text,
  record_id text,
  constraint patient_pkey PRIMARY KEY (practice_id, id),
  constraint patient_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id),
  constraint patient_practice_id_record_system_record_id_key UNIQUE (practice_id, record_system, record_id),
  constraint patient_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unknown'::text])))
);

create table person (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint person_email_key UNIQUE (email),
  constraint person_pkey PRIMARY KEY (id)
);

create table practice (
  id uuid not null,
  name text not null,
  zone text not null,
  phone text,
  demonstration boolean not null default false,
  treats boolean not null default true,
  constraint practice_pkey PRIMARY KEY (id)
);

create table practice_questionnaire (
  practice_id uuid not null,
  id text not null,
  version text not null,
  document jsonb not null,
  licence text not null,
  loaded_at timestamp with time zone not null,
  loaded_by text not null,
  constraint practice_questionnaire_pkey PRIMARY KEY (practice_id, id, version)
);

create table sign_in_account (
  id text not null,
  person_id text not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint sign_in_account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint sign_in_account_pkey PRIMARY KEY (id)
);

create table sign_in_session (
  id text not null,
  person_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint sign_in_session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint sign_in_session_pkey PRIMARY KEY (id),
  constraint sign_in_session_token_key UNIQUE (token)
);

create table sign_in_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint sign_in_verification_pkey PRIMARY KEY (id)
);

-- indexes

CREATE INDEX access_record_in_time ON public.access_record USING btree (practice_id, at);

CREATE INDEX access_record_of_course ON public.access_record USING gin (course_ids);

CREATE INDEX course_access_person_id_practice_id_idx ON public.course_access USING btree (person_id, practice_id);

CREATE INDEX course_summary_practice_id_patient_id_idx ON public.course_summary USING btree (practice_id, patient_id);

CREATE INDEX entry_of_course ON public.entry USING btree (practice_id, course_id, at, id);

CREATE INDEX membership_person_id_idx ON public.membership USING btree (person_id);

CREATE INDEX note_reader_person_id_practice_id_idx ON public.note_reader USING btree (person_id, practice_id);

CREATE INDEX sign_in_account_person_id_idx ON public.sign_in_account USING btree (person_id);

CREATE INDEX sign_in_session_person_id_idx ON public.sign_in_session USING btree (person_id);

CREATE INDEX sign_in_verification_identifier_idx ON public.sign_in_verification USING btree (identifier);

-- triggers

CREATE TRIGGER access_changed AFTER DELETE OR UPDATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER DELETE OR UPDATE ON public.sign_in_session FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE ON public.membership FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER UPDATE ON public.practice FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE ON public.course_access FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER seal AFTER INSERT ON public.entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seal_entries();

CREATE TRIGGER seal AFTER INSERT ON public.access_record REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seal_access();

-- policies

alter table access_record enable row level security;

alter table access_seal enable row level security;

alter table adopted_protocol enable row level security;

alter table course_access enable row level security;

alter table course_key enable row level security;

alter table course_summary enable row level security;

alter table entry enable row level security;

alter table entry_seal enable row level security;

alter table membership enable row level security;

alter table note_reader enable row level security;

alter table patient enable row level security;

alter table practice_questionnaire enable row level security;

create policy added_by_those_who_may_write on entry for insert with check ((practice_id = current_practice()) AND may_write(by, course_id));

create policy admitted_with_a_course on patient for insert with check (practice_id = current_practice());

create policy corrected_by_the_practice on patient for update using ((practice_id = current_practice()) AND ( SELECT (on_duty('projecting'::text) OR on_duty('operating'::text) OR has_role(VARIADIC ARRAY['therapist'::text, 'prescriber'::text, 'monitor'::text, 'coordinator'::text]))));

create policy known_to_the_practice on patient for select using ((practice_id = current_practice()) AND (( SELECT (on_duty('projecting'::text) OR on_duty('operating'::text) OR has_role(VARIADIC ARRAY['therapist'::text, 'prescriber'::text, 'monitor'::text, 'coordinator'::text]))) OR (id = ( SELECT own_patient() AS own_patient)) OR (id IN ( SELECT c.patient_id
   FROM course_summary c
  WHERE (c.course_id IN ( SELECT open_courses() AS open_courses))))));

create policy of_the_practice on adopted_protocol for all using (practice_id = current_practice()) with check (practice_id = current_practice());

create policy of_the_practice on course_key for all using (practice_id = current_practice()) with check (practice_id = current_practice());

create policy of_the_practice on entry_seal for all using (practice_id = current_practice());

create policy of_the_practice on note_reader for select using (practice_id = current_practice());

create policy of_the_practice on practice_questionnaire for all using (practice_id = current_practice()) with check (practice_id = current_practice());

create policy of_the_practice_or_ones_own on course_access for select using ((practice_id = current_practice()) OR (person_id = current_person()));

create policy of_the_practice_or_ones_own on membership for all using ((practice_id = current_practice()) OR (person_id = current_person())) with check (practice_id = current_practice());

create policy open_to_the_person on course_summary for select using ((practice_id = current_practice()) AND (( SELECT (on_duty('projecting'::text) OR on_duty('operating'::text) OR has_role(VARIADIC ARRAY['coordinator'::text]))) OR (patient_id = ( SELECT own_patient() AS own_patient)) OR (course_id IN ( SELECT open_courses() AS open_courses))));

create policy read_by_audience on entry for select using ((practice_id = current_practice()) AND (( SELECT on_duty('projecting'::text) AS on_duty) OR ((audience = 'care-team'::text) AND ((course_id IN ( SELECT clinical_courses() AS clinical_courses)) OR ((kind <> ALL (ARRAY['integration-noted'::text, 'session-noted'::text, 'therapy-noted'::text])) AND (( SELECT (on_duty('operating'::text) OR has_role(VARIADIC ARRAY['coordinator'::text]))) OR (course_id IN ( SELECT open_courses() AS open_courses)))) OR (course_id IN ( SELECT c.course_id
   FROM course_summary c
  WHERE (c.patient_id = ( SELECT own_patient() AS own_patient)))))) OR ((audience <> 'care-team'::text) AND ((by = current_person()) OR (id IN ( SELECT n.entry_id
   FROM note_reader n
  WHERE ((n.practice_id = current_practice()) AND (n.person_id = current_person()))))))));

create policy removed_with_the_chart on course_access for delete using ((practice_id = current_practice()) AND on_duty('projecting'::text) AND (basis <> 'emergency'::text));

create policy removed_with_the_chart on note_reader for delete using ((practice_id = current_practice()) AND on_duty('projecting'::text));

create policy rewritten_with_the_chart on course_summary for update using ((practice_id = current_practice()) AND ( SELECT on_duty('projecting'::text) AS on_duty));

create policy seen_by_privacy_officers_and_oneself on access_record for select using ((practice_id = current_practice()) AND (( SELECT has_role(VARIADIC ARRAY['privacy-officer'::text]) AS has_role) OR (course_ids && ARRAY( SELECT c.course_id
   FROM course_summary c
  WHERE (c.patient_id = ( SELECT own_patient() AS own_patient))))));

create policy written_with_the_chart on course_access for insert with check ((practice_id = current_practice()) AND on_duty('projecting'::text) AND (basis <> 'emergency'::text));

create policy written_with_the_chart on course_summary for insert with check (practice_id = current_practice());

create policy written_with_the_chart on note_reader for insert with check ((practice_id = current_practice()) AND on_duty('projecting'::text));

-- grants

grant select on access_record to kairos_app;

grant insert, select on adopted_protocol to kairos_app;

grant delete, insert, select on course_access to kairos_app;

grant insert, select on course_key to kairos_app;

grant insert, select, update on course_summary to kairos_app;

grant insert, select on entry to kairos_app;

grant select on entry_seal to kairos_app;

grant insert, select, update on membership to kairos_app;

grant delete, insert, select on note_reader to kairos_app;

grant insert, select, update on patient to kairos_app;

grant delete, insert, select, update on person to kairos_app;

grant select on practice to kairos_app;

grant insert, select on practice_questionnaire to kairos_app;

grant delete, insert, select, update on sign_in_account to kairos_app;

grant delete, insert, select, update on sign_in_session to kairos_app;

grant delete, insert, select, update on sign_in_verification to kairos_app;
