-- Written by "npm run schema" from a migrated database. Change migrations/, never this file.

-- extensions

create extension cube;

create extension intarray;

create extension pg_trgm;

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

CREATE OR REPLACE FUNCTION public.access_returns()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  with back as (delete from course_access_resting
    where practice_id = new.practice_id and person_id = new.person_id returning course_id, clinical)
  insert into course_access (practice_id, course_id, person_id, basis, clinical)
    select new.practice_id, course_id, new.person_id, 'team', clinical from back
    on conflict (practice_id, course_id, person_id, basis) do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.append_plain(practice uuid, person text, sent jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.application_from(training uuid, address text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select application_id from application_contact where training_id = training and lower(email) = lower(address)
$function$
;

CREATE OR REPLACE FUNCTION public.article_decided()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform learn_articles(array(select slug from decided where decision in ('published', 'withdrawn')));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.attended_addresses()
 RETURNS TABLE(email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct lower(c.email) from application_contact c
  where (is_educator() or is_sending_mail()) and exists (
    select from application_entry e where e.application_id = c.application_id and e.kind = 'signed-in')
$function$
;

CREATE OR REPLACE FUNCTION public.certificate_named(wanted text)
 RETURNS TABLE(name text, title text, starts date, ends date, hours numeric, provider text, replaced_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(e.body ->> 'name', a.name), t.plan ->> 'title', t.starts, t.ends, (e.body ->> 'hours')::numeric,
    t.plan -> 'education' ->> 'provider',
    (select (min(later.at) at time zone (t.plan ->> 'zone'))::date from application_entry later
     where later.application_id = e.application_id and later.kind = 'certificate-replaced' and (later.at, later.id) > (e.at, e.id))
  from application_entry e
    join application a on a.id = e.application_id
    join training t on t.id = a.training_id
  where e.kind in ('certified', 'certificate-replaced') and e.body ->> 'number' = wanted
$function$
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

CREATE OR REPLACE FUNCTION public.colleague_elsewhere(address text)
 RETURNS TABLE(person_id text, name text, practice text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select p.id, p.name, c.name from person p
  join membership m on m.person_id = p.id
  join practice c on c.id = m.practice_id
  where lower(p.email) = lower(trim(address)) and m.practice_id <> current_practice()
    and m.roles && array['therapist', 'prescriber', 'monitor'] and has_role('therapist', 'prescriber', 'coordinator')
  order by c.name limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.confirm_deletion(course uuid, whence jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  proposal retention_act := last_retention_act(current_practice(), course, array['proposed', 'withdrawn']);
begin
  if not has_role('privacy-officer', 'administrator') or proposal.act is distinct from 'proposed'
    or proposal."by" = current_person() then return false; end if;
  perform delete_course(current_practice(), course, proposal."by", current_person(), proposal.reason, proposal.under, whence);
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION public.count_letters()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze issue_letter;
end
$function$
;

CREATE OR REPLACE FUNCTION public.count_subscribers()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  analyze subscriber;
end
$function$
;

CREATE OR REPLACE FUNCTION public.courses_of_patients(part text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.course_id from course_summary c
  join patient p on p.practice_id = c.practice_id and p.id = c.patient_id
  where c.practice_id = current_practice() and has_role('privacy-officer') and position(lower(trim(part)) in lower(p.name)) > 0
$function$
;

CREATE OR REPLACE FUNCTION public.current_application()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('kairos.application', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.current_contact_change()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('kairos.contact_change', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.current_link()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('kairos.link', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.current_listing()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('kairos.listing', true), '')::uuid $function$
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

CREATE OR REPLACE FUNCTION public.current_subscriber()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('kairos.subscriber', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.current_training()
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select training_id from application where id = current_application()
$function$
;

CREATE OR REPLACE FUNCTION public.delete_course(practice uuid, course uuid, proposer text, confirmer text, why text, rule text, whence jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  kept course_summary;
  account text;
begin
  perform lock_chain(practice);
  select * into kept from course_summary where practice_id = practice and course_id = course for update;
  if kept.course_id is null or not kept.closed or kept.deleted_at is not null then
    raise exception 'only a closed course is deleted, and only once'; end if;
  if proposer = confirmer then raise exception 'a course is deleted by two people'; end if;
  if (last_retention_act(practice, course, array['held', 'released'])).act = 'held' then
    raise exception 'the course is on legal hold'; end if;
  if exists (select from entry where practice_id = practice and course_id = course and not body ? 'sealed') then
    raise exception 'the course has entries that no key seals'; end if;

  update course_key set wrapped = null, destroyed_at = now() where practice_id = practice and course_id = course;
  update course_summary set summary = '{}', deleted_at = now(), deleted_under = rule
    where practice_id = practice and course_id = course;
  -- The team finds the tombstone; whom it was opened to for a reason is no longer said.
  delete from course_access where practice_id = practice and course_id = course and basis <> 'team';
  delete from note_reader where practice_id = practice and course_id = course;
  -- A course that began with an enquiry has its id; what was sent then stands there in clear.
  delete from enquiry where practice_id = practice and id = course;
  insert into retention_act (practice_id, id, course_id, at, by, act, reason, under)
    values (practice, gen_random_uuid(), course, clock_timestamp(), confirmer, 'deleted', why, rule);
  insert into access_record (practice_id, id, person_id, act, course_ids, page, caller, why, request)
    values (practice, gen_random_uuid(), confirmer, 'deleted', array[course], whence ->> 'page', whence ->> 'caller',
      rule || ' · ' || why, (whence ->> 'request')::uuid);

  if exists (select from course_summary where practice_id = practice and patient_id = kept.patient_id and deleted_at is null)
    then return; end if;
  -- A name that no search finds.
  update patient set name = '—', birth_date = null, sex = 'unknown', phone = null, email = null,
    record_system = null, record_id = null where practice_id = practice and id = kept.patient_id;
  update invitation set name = '—', email = '', withdrawn_at = coalesce(withdrawn_at, now())
    where practice_id = practice and patient_id = kept.patient_id;
  update membership set roles = array_remove(roles, 'patient'), patient_id = null,
      left_at = case when roles <@ array['patient'] then now() else left_at end
    where practice_id = practice and patient_id = kept.patient_id returning person_id into account;
  -- The account of somebody who is nowhere else ends too.
  if account is not null and not exists (select from membership where person_id = account and left_at is null) then
    update person set name = '—', email = id || '@deleted.invalid', image = null where id = account;
    delete from sign_in_account where person_id = account;
    delete from passkey where person_id = account;
    delete from one_time_code where person_id = account;
    delete from recovery_code where person_id = account;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.end_portal_account(wanted uuid)
 RETURNS TABLE(person_id text, email text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if not (wanted is not distinct from own_patient() or has_role('coordinator') or exists (select from course_summary c
    where c.practice_id = current_practice() and c.patient_id = wanted and c.course_id in (select open_courses()))) then return; end if;
  update invitation i set withdrawn_at = now()
    where i.practice_id = current_practice() and i.patient_id = wanted and i.accepted_at is null and i.withdrawn_at is null;
  return query update membership m set roles = '{}', patient_id = null, left_at = now() from person p
    where p.id = m.person_id and m.practice_id = current_practice() and m.patient_id = wanted returning p.id, p.email;
end $function$
;

CREATE OR REPLACE FUNCTION public.entries_since(practice uuid, person text, courses uuid[], after bigint, most integer)
 RETURNS TABLE(seq bigint, id uuid, course_id uuid, kind text, at timestamp with time zone, recorded_at timestamp with time zone, by text, device jsonb, amends uuid, amends_reason text, audience text, body jsonb, master text, wrapped bytea)
 LANGUAGE plpgsql
AS $function$
begin
  perform set_config('kairos.practice', practice::text, true), set_config('kairos.person', person, true);
  if current_setting('kairos.duty', true) <> '' then perform set_config('kairos.duty', '', true); end if;
  return query
    with looked as materialized (
      select n.seq, n.entry_id from entry_seal n where n.practice_id = practice and n.seq > after order by n.seq limit most
    )
    select s.seq, e.id, e.course_id, e.kind, e.at, e.recorded_at, e.by, e.device, e.amends, e.amends_reason, e.audience, e.body,
      k.master, k.wrapped
    from looked s
    -- One by one along the chain: a plan for all of them would read the whole course each time.
    left join lateral (
      select * from entry e where e.practice_id = practice and e.id = s.entry_id and e.course_id = any(courses) offset 0
    ) e on true
    left join course_key k on k.practice_id = practice and k.course_id = e.course_id
    where e.id is not null or s.seq = (select max(l.seq) from looked l)
    order by s.seq;
end $function$
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

CREATE OR REPLACE FUNCTION public.forget_contact_changes(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from contact_change where asked_at < at - interval '30 days'
$function$
;

CREATE OR REPLACE FUNCTION public.forget_enquiries(before timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  with gone as (
    delete from enquiry e
    where greatest(e.sent_at, (select max(s.at) from enquiry_step s where s.practice_id = e.practice_id and s.enquiry_id = e.id))
        < least(before, now() - interval '30 days')
      and not exists (select from course_summary c where c.practice_id = e.practice_id and c.course_id = e.id)
    returning 1)
  select count(*) from gone
$function$
;

CREATE OR REPLACE FUNCTION public.forget_former_account()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
declare
  account text;
begin
  if exists (select from course_summary c where c.practice_id = new.practice_id and c.patient_id = new.patient_id
    and c.deleted_at is null) then return null; end if;
  for account in update membership set was_patient = null
    where practice_id = new.practice_id and was_patient = new.patient_id returning person_id loop
    if not exists (select from membership where person_id = account and left_at is null) then
      update person set name = '—', email = id || '@deleted.invalid', image = null where id = account;
      delete from sign_in_account where person_id = account;
      delete from passkey where person_id = account;
      delete from one_time_code where person_id = account;
      delete from recovery_code where person_id = account;
    end if;
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_limits()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from taken where until < clock_timestamp() - interval '1 hour'
$function$
;

CREATE OR REPLACE FUNCTION public.forget_links_of_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update patient_link set recipient = null, ended_at = coalesce(ended_at, now()), ended_by = coalesce(ended_by, 'deleted')
    where practice_id = new.practice_id and course_id = new.course_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_message(named uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from message where id = named and id = nullif(current_setting('kairos.message', true), '')::uuid
$function$
;

CREATE OR REPLACE FUNCTION public.forget_messages(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from message where written_at < at - interval '30 days'
    or (sent_at is null and written_at < at - interval '48 hours')
$function$
;

CREATE OR REPLACE FUNCTION public.forget_patient_links(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update patient_link set recipient = null where recipient is not null and until < at - interval '30 days'
$function$
;

CREATE OR REPLACE FUNCTION public.forget_sign_ins()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from sign_in_attempt
  where at < now() - interval '90 days' and (person_id is null or at < now() - interval '6 years')
$function$
;

CREATE OR REPLACE FUNCTION public.forget_unconfirmed(before timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with unconfirmed as (
    select s.id from subscriber s
    where s.changed_at < least(before, now() - interval '30 days') and s.suppressed is null
      and not exists (select from subscriber_entry e where e.subscriber_id = s.id and e.kind <> 'join-asked')
    for update),
  entries as (delete from subscriber_entry e using unconfirmed u where e.subscriber_id = u.id returning 1),
  lists as (delete from subscription l using unconfirmed u where l.subscriber_id = u.id returning 1),
  gone as (delete from subscriber s using unconfirmed u where s.id = u.id returning 1)
  select count(*) from gone
$function$
;

CREATE OR REPLACE FUNCTION public.give_limits_back(whoms bytea[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update taken set times = greatest(times - 1, 0) where whom = any (whoms)
$function$
;

CREATE OR REPLACE FUNCTION public.has_role(VARIADIC wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from membership where practice_id = current_practice() and person_id = current_person() and roles && wanted)
$function$
;

CREATE OR REPLACE FUNCTION public.has_second_factor(person text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select has_role('administrator')
    and exists (select from membership where practice_id = current_practice() and person_id = person)
    and (exists (select from one_time_code where person_id = person and confirmed_at is not null)
      or exists (select from passkey where person_id = person))
$function$
;

CREATE OR REPLACE FUNCTION public.invited(practice uuid, wanted text[], patient uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from invitation where id = nullif(current_setting('kairos.invitation', true), '')::uuid
    and practice_id = practice and roles = wanted and patient_id is not distinct from patient
    and accepted_at is null and withdrawn_at is null)
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

CREATE OR REPLACE FUNCTION public.is_sending_mail()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('kairos.mailing', true), '') = 'sending' $function$
;

CREATE OR REPLACE FUNCTION public.is_training_prescriber()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from membership m where m.person_id = current_person() and 'prescriber' = any (m.roles) and m.left_at is null
    and exists (select from membership e where e.practice_id = m.practice_id and 'educator' = any (e.roles) and e.left_at is null))
$function$
;

CREATE OR REPLACE FUNCTION public.last_retention_act(practice uuid, course uuid, wanted text[])
 RETURNS retention_act
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select a from retention_act a where a.practice_id = practice and a.course_id = course and a.act = any (wanted)
  order by a.at desc, a.id desc limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.learn_articles(slugs text[])
 RETURNS void
 LANGUAGE sql
AS $function$
  delete from library_search where slug = any (slugs);
  insert into library_search (slug, question, answer, tags, body)
    select slug, front ->> 'question', front ->> 'answer',
      (select coalesce(string_agg(tag, ', '), '') from jsonb_array_elements_text(front -> 'tags') tag),
      plain_words(document)
    from published_article where slug = any (slugs);
  insert into library_word (word, slug)
    select lexeme, slug
    from library_search, unnest(to_tsvector('simple', concat_ws(' ', question, answer, tags, body))) as w (lexeme)
    where slug = any (slugs) and lexeme ~ '^[[:alpha:]]{3,40}$';
$function$
;

CREATE OR REPLACE FUNCTION public.left_practice()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  with ended as (delete from sign_in_session where person_id = new.person_id returning id)
  insert into sign_in_attempt (at, person_id, what, outcome)
    select clock_timestamp(), new.person_id, 'session-ended', 'done' where exists (select from ended);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.limits_wait(whoms bytea[], most integer[])
 RETURNS integer
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(max(ceil(extract(epoch from t.until - clock_timestamp()))), 0)::int
  from unnest(whoms, most) as a (whom, most) join taken t using (whom)
  where t.times >= a.most and t.until > clock_timestamp()
$function$
;

CREATE OR REPLACE FUNCTION public.link_was_opened()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  update patient_link set opened_at = now()
    where id = current_link() and opened_at is null and ended_at is null and until > now()
$function$
;

CREATE OR REPLACE FUNCTION public.linked()
 RETURNS TABLE(course_id uuid, patient_id uuid, reads text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select l.course_id, l.patient_id, l.reads from patient_link l
  where l.practice_id = current_practice() and l.id = current_link() and l.patient_id::text = current_person()
    and l.ended_at is null and l.until > now()
$function$
;

CREATE OR REPLACE FUNCTION public.listing_gone(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from listing l join listing_entry e on e.listing_id = l.id
    where l.slug = wanted and l.state in ('taken-down', 'no-consent') and e.kind = 'listing-accepted')
$function$
;

CREATE OR REPLACE FUNCTION public.listing_named(wanted text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id from listing where slug = wanted
$function$
;

CREATE OR REPLACE FUNCTION public.listings_of_applicant()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.listing_id from application_contact a join listing_contact c on lower(c.email) = lower(a.email)
  where a.application_id = current_application() order by c.listing_id
$function$
;

CREATE OR REPLACE FUNCTION public.lock_chain(practice uuid)
 RETURNS void
 LANGUAGE sql
AS $function$ select pg_advisory_xact_lock(hashtextextended(practice::text, 2608)) $function$
;

CREATE OR REPLACE FUNCTION public.may_invite(wanted text[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select has_role('administrator') or (wanted = '{patient}' and has_role('therapist', 'prescriber', 'monitor', 'coordinator'))
$function$
;

CREATE OR REPLACE FUNCTION public.may_write(person text, course uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if exists (select from course_access a where a.practice_id = current_practice() and a.course_id = course
    and a.person_id = person and (a.until is null or a.until > now())) then return true; end if;
  return on_duty('operating')
    or exists (select from membership m left join course_summary c on c.practice_id = m.practice_id and c.course_id = course
      where m.practice_id = current_practice() and m.person_id = person and (
        'coordinator' = any (m.roles) or m.patient_id = c.patient_id
        -- A course begins with its first entry; from then on its own team is asked.
        or (c.course_id is null and m.roles && array['therapist', 'prescriber', 'monitor'])));
end $function$
;

CREATE OR REPLACE FUNCTION public.may_write_through_a_link(person text, course uuid, entry uuid, kind text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select exists (select from patient_link l
    where l.practice_id = current_practice() and l.id = current_link() and l.course_id = course and l.patient_id::text = person
      and l.ended_at is null and l.until > now() and (
        (l.purpose = 'patient-form' and l.id = entry and kind = 'questionnaire-answered')
        or (l.purpose = 'patient-screening' and l.id = entry and kind = 'screening-answered')
        or (l.purpose = 'patient-booking' and kind in ('visit-confirmed', 'visit-change-asked'))))
$function$
;

CREATE OR REPLACE FUNCTION public.nearest_places(from_here cube, wanted query_int, valid_on date, most integer)
 RETURNS TABLE(listing_id uuid, number smallint, line double precision)
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
 SET enable_sort TO 'off'
AS $function$
begin
  if wanted is null then
    return query select p.listing_id, p.number, p.at <-> from_here from listing_place p
      order by p.at <-> from_here limit most;
  else
    return query select p.listing_id, p.number, p.at <-> from_here from listing_place p
      where p.facets @@ wanted and (valid_on is null or p.verified_until >= valid_on)
      order by p.at <-> from_here limit most;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.on_duty(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select wanted = any (string_to_array(coalesce(current_setting('kairos.duty', true), ''), ' ')) $function$
;

CREATE OR REPLACE FUNCTION public.only_who_is_here()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  if new.basis <> 'shared' and exists (select from membership m where m.practice_id = new.practice_id
    and m.person_id = new.person_id and (m.left_at is not null or not treating(m.roles))) then
    if new.basis = 'team' then
      insert into course_access_resting values (new.practice_id, new.course_id, new.person_id, new.clinical)
        on conflict (practice_id, course_id, person_id) do update set clinical = excluded.clinical;
    end if;
    return null;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.open_among(courses uuid[])
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  return (select count(*) from course_summary c where c.practice_id = current_practice() and c.course_id = any (courses) and not c.closed);
end $function$
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

CREATE OR REPLACE FUNCTION public.patients_of_courses(courses uuid[])
 RETURNS TABLE(course_id uuid, patient_id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.course_id, p.id, p.name from course_summary c
  join patient p on p.practice_id = c.practice_id and p.id = c.patient_id
  where c.practice_id = current_practice() and c.course_id = any (courses) and has_role('privacy-officer')
$function$
;

CREATE OR REPLACE FUNCTION public.plain_words(document text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  with recursive step (n, pattern, instead) as (values
      (1, '^---\n.*?\n---\n', ''),
      (2, '\s*\[\^[a-z0-9-]+\]', ''),
      (3, '!?\[([^]]*)\]\([^)]*\)', '\1'),
      (4, '(^|\n)#+[ \t]+([^\n]*)', '\1 · \2 · '),
      (5, '(^|\n)[ \t]*([>*+-]|[0-9]+\.)[ \t]+', '\1 · '),
      (6, '[*_`]+', ''),
      (7, '\||-{3,}', ' · '),
      (8, '\s+', ' '),
      (9, '( ·)+( |$)', ' · ')),
    plain (n, words) as (
      select 0, document
      union all
      select step.n, regexp_replace(words, pattern, instead, 'g') from plain join step on step.n = plain.n + 1)
  select trim(both ' ·' from words) from plain order by n desc limit 1
$function$
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

CREATE OR REPLACE FUNCTION public.record_sign_ins(sent jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into sign_in_attempt (at, person_id, what, outcome, confirming, times, caller, device, acting_for)
  select min(n.at), coalesce(n.person, p.id), n.what, n.outcome, n.confirming, count(*), n.caller, n.device, n.acting_for
  from jsonb_to_recordset(sent) as n (at timestamptz, person text, address text, what text, outcome text,
    confirming boolean, caller text, device text, acting_for uuid)
  left join person p on n.person is null and p.email = n.address
  group by coalesce(n.person, p.id), n.what, n.outcome, n.confirming, n.caller, n.device, n.acting_for
  order by min(n.at)
$function$
;

CREATE OR REPLACE FUNCTION public.remember_patient()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.was_patient := old.patient_id;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.rest_access()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  insert into course_access_resting select practice_id, course_id, person_id, clinical from course_access
    where practice_id = new.practice_id and person_id = new.person_id and basis = 'team'
    on conflict (practice_id, course_id, person_id) do update set clinical = excluded.clinical;
  delete from course_access where practice_id = new.practice_id and person_id = new.person_id and basis <> 'shared';
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.retention_courses(before timestamp with time zone, part text, wanted uuid)
 RETURNS TABLE(course_id uuid, name text, birth_date text, closed boolean, sealed boolean, deleted_at timestamp with time zone, last_entry timestamp with time zone, last_visit timestamp with time zone, last_controlled timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  select c.course_id, p.name, p.birth_date, c.closed, plain.at is null, c.deleted_at, latest.at,
    (select max(e.at) from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
      and e.kind in ('visit-kept', 'dose-given', 'discharged', 'checked-in')),
    (select max(e.at) from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
      and e.kind in ('dose-ordered', 'order-confirmed', 'dose-given'))
  from course_summary c
  join patient p on p.practice_id = c.practice_id and p.id = c.patient_id
  cross join lateral (select e.at from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
    order by e.at desc limit 1) latest
  left join lateral (select e.at from entry e where e.practice_id = c.practice_id and e.course_id = c.course_id
    and not e.body ? 'sealed' limit 1) plain on true
  where c.practice_id = current_practice() and has_role('privacy-officer', 'administrator') and case
    when wanted is not null then c.course_id = wanted
    when part is null then (c.closed and c.deleted_at is null and latest.at < before)
      or c.course_id in (select a.course_id from retention_act a where a.practice_id = c.practice_id)
    else c.deleted_at is null and position(lower(trim(part)) in lower(p.name)) > 0 end
  order by latest.at limit 500
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

CREATE OR REPLACE FUNCTION public.subscriber_named(address text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select id from subscriber where email = lower(address) $function$
;

CREATE OR REPLACE FUNCTION public.take_limits(whoms bytea[], most integer[], minutes integer[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare wait int;
begin
  -- Whoever has used up a limit learns so without a lock: a flood never stands in line.
  wait := limits_wait(whoms, most);
  if wait > 0 then return wait; end if;
  -- Locks every key, the same order for everybody.
  insert into taken as t select w, 0, clock_timestamp() from unnest(whoms) as w order by w
    on conflict (whom) do update set times = t.times;
  wait := limits_wait(whoms, most);
  if wait > 0 then return wait; end if;
  update taken t set
    times = case when t.until > clock_timestamp() then t.times + 1 else 1 end,
    until = case when t.until > clock_timestamp() then t.until
      else clock_timestamp() + make_interval(mins => a.minutes) end
    from unnest(whoms, minutes) as a (whom, minutes) where t.whom = a.whom;
  return 0;
end $function$
;

CREATE OR REPLACE FUNCTION public.training_seats(training uuid)
 RETURNS TABLE(id uuid, place text, discipline text, need boolean, waits_since timestamp with time zone, offered_until timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select a.id, a.place, a.discipline, a.need, a.waits_since, a.offered_until from application a where a.training_id = training
$function$
;

CREATE OR REPLACE FUNCTION public.treating(roles text[])
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ select roles && array['therapist', 'prescriber', 'monitor', 'coordinator'] $function$
;

CREATE OR REPLACE FUNCTION public.treats_here()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from membership where practice_id = current_practice() and person_id = current_person()
    and roles && array['therapist', 'prescriber', 'monitor', 'coordinator'])
$function$
;

CREATE OR REPLACE FUNCTION public.unknown_sign_ins(since timestamp with time zone)
 RETURNS TABLE(attempts bigint, callers bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(sum(times), 0), count(distinct caller) from sign_in_attempt
  where person_id is null and what = 'password' and at >= since and has_role('privacy-officer', 'administrator')
$function$
;

CREATE OR REPLACE FUNCTION public.write_letters(issue uuid, of_list text, answered bigint[], states text[], answers text[], minutes integer[], to_mark bigint[])
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update issue_letter l set state = a.state, answer = a.answer, tries = l.tries + (a.minutes is not null)::int,
    again_at = now() + a.minutes * interval '1 minute'
  from unnest(answered, states, answers, minutes) a(number, state, answer, minutes)
  where l.number = a.number and l.issue_id = issue and l.state in ('waiting', 'marked', 'unknown');
  return query
  update issue_letter l set state = 'marked', marked_at = now()
  from unnest(to_mark) m(number)
  where l.number = m.number and l.issue_id = issue and l.state = 'waiting'
    and (select i.stands from issue i where i.id = issue) = 'sending'
    -- A question of its own for each letter: a join would be planned as if most of the list were asked for.
    and (select true from subscription o join subscriber s on s.id = o.subscriber_id
      where o.subscriber_id = l.subscriber_id and o.list = of_list and o.standing = 'joined' and s.suppressed is null)
  returning l.number;
end
$function$
;

CREATE OR REPLACE FUNCTION public.written_by_another(article text, version integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from article_version
    where slug = article and number = version and origin = 'edit' and by <> current_person())
$function$
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
  constraint access_record_act_check CHECK ((act = ANY (ARRAY['opened'::text, 'listed'::text, 'exported'::text, 'refused'::text, 'opened-in-emergency'::text, 'access-changed'::text, 'deleted'::text]))),
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

create table application (
  id uuid not null,
  training_id uuid not null,
  place text not null,
  name text,
  discipline text,
  need boolean not null default false,
  dosing boolean,
  medical text,
  applied_at timestamp(3) with time zone,
  waits_since timestamp(3) with time zone,
  offered_until timestamp(3) with time zone,
  balance integer not null default 0,
  certificate text,
  changed_at timestamp(3) with time zone not null,
  constraint application_certificate_key UNIQUE (certificate),
  constraint application_pkey PRIMARY KEY (id),
  constraint application_place_check CHECK ((place = ANY (ARRAY['enquiry'::text, 'applied'::text, 'accepted'::text, 'waiting'::text, 'offered'::text, 'declined'::text, 'withdrawn'::text])))
);

create table application_contact (
  application_id uuid not null,
  training_id uuid not null,
  email text not null,
  changed_at timestamp(3) with time zone not null,
  constraint application_contact_pkey PRIMARY KEY (application_id)
);

create table application_entry (
  id uuid not null,
  application_id uuid not null,
  training_id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  by text,
  body jsonb not null,
  constraint application_entry_pkey PRIMARY KEY (id)
);

create table article_decision (
  slug text not null,
  number integer not null,
  version integer not null,
  decision text not null,
  why text,
  by text,
  at timestamp(3) with time zone not null,
  constraint article_decision_check CHECK (((decision <> ALL (ARRAY['returned'::text, 'withdrawn'::text])) OR (why IS NOT NULL))),
  constraint article_decision_decision_check CHECK ((decision = ANY (ARRAY['filed'::text, 'submitted'::text, 'returned'::text, 'published'::text, 'withdrawn'::text, 'set-aside'::text]))),
  constraint article_decision_number_check CHECK ((number > 0)),
  constraint article_decision_pkey PRIMARY KEY (slug, number),
  constraint article_decision_slug_version_fkey FOREIGN KEY (slug, version) REFERENCES article_version(slug, number)
);

create table article_version (
  slug text not null,
  number integer not null,
  language text not null,
  origin text not null,
  basis integer[] not null,
  by text,
  at timestamp(3) with time zone not null,
  document text not null,
  hash text not null,
  front jsonb not null,
  constraint article_version_check CHECK (((origin = 'file'::text) = (by IS NULL))),
  constraint article_version_check1 CHECK (((origin <> 'review'::text) OR (cardinality(basis) = 1))),
  constraint article_version_number_check CHECK ((number > 0)),
  constraint article_version_origin_check CHECK ((origin = ANY (ARRAY['file'::text, 'edit'::text, 'review'::text]))),
  constraint article_version_pkey PRIMARY KEY (slug, number),
  constraint article_version_slug_check CHECK (((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(slug) <= 80)))
);

create table backup (
  id uuid not null,
  at timestamp(3) with time zone not null,
  bytes bigint not null,
  rows bigint not null,
  checked_at timestamp(3) with time zone,
  constraint backup_bytes_check CHECK ((bytes > 0)),
  constraint backup_pkey PRIMARY KEY (id)
);

create table contact_change (
  id uuid not null,
  listing_id uuid not null,
  email text not null,
  previous text not null,
  asked_at timestamp(3) with time zone not null,
  confirmed_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  constraint contact_change_pkey PRIMARY KEY (id)
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

create table course_access_resting (
  practice_id uuid not null,
  course_id uuid not null,
  person_id text not null,
  clinical boolean not null,
  constraint course_access_resting_pkey PRIMARY KEY (practice_id, course_id, person_id)
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
  deleted_at timestamp with time zone,
  deleted_under text,
  constraint course_summary_check CHECK (((deleted_at IS NULL) = (deleted_under IS NULL))),
  constraint course_summary_pkey PRIMARY KEY (practice_id, course_id)
);

create table enquiry (
  practice_id uuid not null,
  id uuid not null,
  sent_at timestamp(3) with time zone not null,
  name text not null,
  phone text,
  email text,
  message text,
  answers jsonb not null,
  protocol text not null,
  consent text not null,
  constraint enquiry_answers_check CHECK ((octet_length((answers)::text) <= 20000)),
  constraint enquiry_check CHECK (((phone IS NOT NULL) OR (email IS NOT NULL))),
  constraint enquiry_consent_check CHECK (((length(consent) >= 1) AND (length(consent) <= 1000))),
  constraint enquiry_email_check CHECK ((length(email) <= 254)),
  constraint enquiry_message_check CHECK ((length(message) <= 2000)),
  constraint enquiry_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint enquiry_phone_check CHECK ((length(phone) <= 60)),
  constraint enquiry_pkey PRIMARY KEY (practice_id, id),
  constraint enquiry_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id),
  constraint enquiry_protocol_check CHECK ((length(protocol) <= 200))
);

create table enquiry_step (
  practice_id uuid not null,
  enquiry_id uuid not null,
  at timestamp(3) with time zone not null,
  state text not null,
  by text not null,
  reason text,
  constraint enquiry_step_pkey PRIMARY KEY (practice_id, enquiry_id, at),
  constraint enquiry_step_practice_id_enquiry_id_fkey FOREIGN KEY (practice_id, enquiry_id) REFERENCES enquiry(practice_id, id) ON DELETE CASCADE,
  constraint enquiry_step_reason_check CHECK ((length(reason) <= 2000)),
  constraint enquiry_step_state_check CHECK ((state = ANY (ARRAY['answered'::text, 'closed'::text])))
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

create table invitation (
  practice_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null,
  patient_id uuid,
  invited_by text not null,
  invited_at timestamp with time zone not null,
  until timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_check CHECK (((patient_id IS NULL) = (NOT ('patient'::text = ANY (roles))))),
  constraint invitation_check1 CHECK (((patient_id IS NULL) OR (roles = '{patient}'::text[]))),
  constraint invitation_pkey PRIMARY KEY (practice_id, id),
  constraint invitation_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id),
  constraint invitation_roles_check CHECK ((cardinality(roles) > 0))
);

create table issue (
  id uuid not null,
  stands text not null,
  list text not null,
  subject text not null,
  about text,
  due_at timestamp(3) with time zone,
  changed_at timestamp(3) with time zone not null,
  trouble text,
  trouble_at timestamp(3) with time zone,
  constraint issue_about_key UNIQUE (about),
  constraint issue_list_check CHECK ((list = ANY (ARRAY['trainings'::text, 'webinars'::text, 'articles'::text]))),
  constraint issue_pkey PRIMARY KEY (id),
  constraint issue_stands_check CHECK ((stands = ANY (ARRAY['draft'::text, 'scheduled'::text, 'sending'::text, 'paused'::text, 'sent'::text, 'stopped'::text, 'discarded'::text])))
);

create table issue_entry (
  id uuid not null,
  issue_id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  by text,
  body jsonb not null,
  constraint issue_entry_pkey PRIMARY KEY (id)
);

create table issue_letter (
  number bigint not null,
  issue_id uuid not null,
  subscriber_id uuid not null,
  state text not null default 'waiting'::text,
  tries smallint not null default 0,
  again_at timestamp(3) with time zone,
  marked_at timestamp(3) with time zone,
  answer text,
  returned text,
  constraint issue_letter_answer_check CHECK ((length(answer) <= 20)),
  constraint issue_letter_issue_id_subscriber_id_key UNIQUE (issue_id, subscriber_id),
  constraint issue_letter_pkey PRIMARY KEY (number),
  constraint issue_letter_returned_check CHECK ((returned = ANY (ARRAY['bounced'::text, 'complained'::text]))),
  constraint issue_letter_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'marked'::text, 'taken'::text, 'refused'::text, 'unknown'::text, 'left'::text])))
);

create table letter (
  id uuid not null,
  recipient text,
  subject text not null,
  body text,
  queued_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  constraint letter_check CHECK (((sent_at IS NOT NULL) OR ((recipient IS NOT NULL) AND (body IS NOT NULL)))),
  constraint letter_pkey PRIMARY KEY (id)
);

create table library_search (
  slug text not null,
  question text not null,
  answer text not null,
  tags text not null,
  body text not null,
  words tsvector not null generated always as ((((setweight(to_tsvector('english'::regconfig, question), 'A'::"char") || setweight(to_tsvector('english'::regconfig, answer), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, tags), 'C'::"char")) || setweight(to_tsvector('english'::regconfig, replace(body, '·'::text, ' '::text)), 'D'::"char"))) stored,
  constraint library_search_pkey PRIMARY KEY (slug)
);

create table library_word (
  word text not null,
  slug text not null,
  constraint library_word_pkey PRIMARY KEY (word, slug),
  constraint library_word_slug_fkey FOREIGN KEY (slug) REFERENCES library_search(slug) ON DELETE CASCADE
);

create table link (
  hash bytea not null,
  purpose text not null,
  subject text not null,
  until timestamp with time zone not null,
  used_at timestamp with time zone,
  again boolean not null default false,
  ended_at timestamp with time zone,
  constraint link_pkey PRIMARY KEY (hash)
);

create table link_opening (
  token bytea not null,
  purpose text not null,
  subject text not null,
  until timestamp with time zone not null,
  constraint link_opening_pkey PRIMARY KEY (token, purpose, subject)
);

create table listing (
  id uuid not null,
  slug text not null,
  state text not null,
  name text not null,
  profile jsonb not null,
  verifications jsonb not null,
  claimed boolean not null,
  proposed_at timestamp(3) with time zone not null,
  changed_at timestamp(3) with time zone not null,
  reports integer not null,
  renew_by date,
  waits_since timestamp(3) with time zone,
  unchecked integer not null default 0,
  constraint listing_pkey PRIMARY KEY (id),
  constraint listing_slug_key UNIQUE (slug),
  constraint listing_state_check CHECK ((state = ANY (ARRAY['shown'::text, 'proposed'::text, 'declined'::text, 'taken-down'::text, 'no-consent'::text])))
);

create table listing_contact (
  listing_id uuid not null,
  email text not null,
  changed_at timestamp(3) with time zone not null,
  constraint listing_contact_pkey PRIMARY KEY (listing_id)
);

create table listing_entry (
  id uuid not null,
  listing_id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  by text,
  body jsonb not null,
  constraint listing_entry_pkey PRIMARY KEY (id)
);

create table listing_place (
  listing_id uuid not null,
  number smallint not null,
  state text not null,
  at cube not null,
  facets integer[] not null,
  verified_until date,
  constraint listing_place_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id) ON DELETE CASCADE,
  constraint listing_place_pkey PRIMARY KEY (listing_id, number)
);

create table listing_reminder (
  listing_id uuid not null,
  item text not null,
  ends_on date not null,
  days integer not null,
  told_at timestamp(3) with time zone not null default clock_timestamp(),
  constraint listing_reminder_listing_id_fkey FOREIGN KEY (listing_id) REFERENCES listing(id) ON DELETE CASCADE,
  constraint listing_reminder_pkey PRIMARY KEY (listing_id, item, ends_on, days)
);

create table membership (
  practice_id uuid not null,
  person_id text not null,
  roles text[] not null,
  patient_id uuid,
  left_at timestamp with time zone,
  was_patient uuid,
  constraint membership_check CHECK (((left_at IS NULL) OR ((roles = '{}'::text[]) AND (patient_id IS NULL)))),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint membership_pkey PRIMARY KEY (practice_id, person_id),
  constraint membership_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id),
  constraint membership_roles_check CHECK ((roles <@ ARRAY['patient'::text, 'therapist'::text, 'prescriber'::text, 'monitor'::text, 'coordinator'::text, 'educator'::text, 'privacy-officer'::text, 'administrator'::text]))
);

create table message (
  id uuid not null,
  listing uuid not null,
  answers uuid,
  sender text not null,
  visitor_name text not null,
  visitor_address text not null,
  matter text not null,
  body text not null,
  written_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint message_answers_fkey FOREIGN KEY (answers) REFERENCES message(id) ON DELETE SET NULL,
  constraint message_listing_fkey FOREIGN KEY (listing) REFERENCES listing(id),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_sender_check CHECK ((sender = ANY (ARRAY['visitor'::text, 'provider'::text])))
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

create table one_time_code (
  person_id text not null,
  sealed text not null,
  made_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  constraint one_time_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint one_time_code_pkey PRIMARY KEY (person_id)
);

create table passkey (
  id text not null,
  person_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint passkey_pkey PRIMARY KEY (id)
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

create table patient_link (
  practice_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  purpose text not null,
  thing text not null,
  reads text[] not null,
  recipient text,
  sent_at timestamp(3) with time zone not null,
  sent_by text not null,
  until timestamp(3) with time zone not null,
  opened_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  ended_by text,
  constraint patient_link_check CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint patient_link_pkey PRIMARY KEY (practice_id, id),
  constraint patient_link_purpose_check CHECK ((purpose = ANY (ARRAY['patient-form'::text, 'patient-screening'::text, 'patient-booking'::text, 'patient-visit'::text]))),
  constraint patient_link_thing_check CHECK (((length(thing) >= 1) AND (length(thing) <= 64)))
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

create table recovery_code (
  person_id text not null,
  hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  constraint recovery_code_pkey PRIMARY KEY (person_id, hash)
);

create table retention_act (
  practice_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  at timestamp(3) with time zone not null,
  by text not null,
  act text not null,
  reason text not null,
  under text,
  constraint retention_act_act_check CHECK ((act = ANY (ARRAY['held'::text, 'released'::text, 'proposed'::text, 'withdrawn'::text, 'deleted'::text]))),
  constraint retention_act_check CHECK (((under IS NULL) = (act <> ALL (ARRAY['proposed'::text, 'deleted'::text])))),
  constraint retention_act_pkey PRIMARY KEY (practice_id, id),
  constraint retention_act_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint retention_act_under_check CHECK (((length(under) >= 1) AND (length(under) <= 300)))
);

create table retention_setting (
  practice_id uuid not null,
  id uuid not null,
  at timestamp(3) with time zone not null,
  by text not null,
  rule text not null,
  years integer not null,
  reason text not null,
  constraint retention_setting_pkey PRIMARY KEY (practice_id, id),
  constraint retention_setting_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint retention_setting_years_check CHECK (((years >= 1) AND (years <= 100)))
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

create table sign_in_attempt (
  id uuid not null default uuidv7(),
  at timestamp(3) with time zone not null,
  person_id text,
  what text not null,
  outcome text not null,
  confirming boolean not null default false,
  times integer not null default 1,
  caller text,
  device text,
  acting_for uuid,
  constraint sign_in_attempt_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'wrong'::text, 'too-often'::text, 'busy'::text]))),
  constraint sign_in_attempt_pkey PRIMARY KEY (id),
  constraint sign_in_attempt_times_check CHECK ((times > 0)),
  constraint sign_in_attempt_what_check CHECK ((what = ANY (ARRAY['password'::text, 'code'::text, 'recovery-code'::text, 'passkey'::text, 'link'::text, 'new-password-asked'::text, 'new-password-set'::text, 'session-ended'::text, 'practice-changed'::text])))
);

create table sign_in_rules (
  practice_id uuid not null,
  staff_idle_minutes integer not null default 30,
  staff_hours integer not null default 12,
  patient_idle_minutes integer not null default 30,
  patient_hours integer not null default 24,
  confirm_minutes integer not null default 15,
  second_factor text not null default 'staff'::text,
  constraint sign_in_rules_confirm_minutes_check CHECK (((confirm_minutes >= 1) AND (confirm_minutes <= 60))),
  constraint sign_in_rules_patient_hours_check CHECK (((patient_hours >= 1) AND (patient_hours <= 72))),
  constraint sign_in_rules_patient_idle_minutes_check CHECK (((patient_idle_minutes >= 5) AND (patient_idle_minutes <= 240))),
  constraint sign_in_rules_pkey PRIMARY KEY (practice_id),
  constraint sign_in_rules_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id),
  constraint sign_in_rules_second_factor_check CHECK ((second_factor = ANY (ARRAY['staff'::text, 'nobody'::text]))),
  constraint sign_in_rules_staff_hours_check CHECK (((staff_hours >= 1) AND (staff_hours <= 24))),
  constraint sign_in_rules_staff_idle_minutes_check CHECK (((staff_idle_minutes >= 5) AND (staff_idle_minutes <= 240)))
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
  began_at timestamp with time zone,
  used_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  factors smallint not null default 0,
  acting_for uuid,
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

create table subscriber (
  id uuid not null,
  email text not null,
  name text,
  state text,
  discipline text,
  suppressed text,
  suppressed_at timestamp(3) with time zone,
  changed_at timestamp(3) with time zone not null,
  constraint subscriber_check CHECK (((suppressed IS NULL) = (suppressed_at IS NULL))),
  constraint subscriber_discipline_check CHECK ((discipline = ANY (ARRAY['medical'::text, 'mental-health'::text, 'other'::text]))),
  constraint subscriber_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint subscriber_email_key UNIQUE (email),
  constraint subscriber_pkey PRIMARY KEY (id),
  constraint subscriber_suppressed_check CHECK ((suppressed = ANY (ARRAY['bounced'::text, 'complained'::text])))
);

create table subscriber_entry (
  id uuid not null,
  subscriber_id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  by text,
  body jsonb not null,
  constraint subscriber_entry_pkey PRIMARY KEY (id),
  constraint subscriber_entry_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscriber(id)
);

create table subscription (
  subscriber_id uuid not null,
  list text not null,
  standing text not null,
  since timestamp(3) with time zone not null,
  constraint subscription_list_check CHECK ((list = ANY (ARRAY['trainings'::text, 'webinars'::text, 'articles'::text]))),
  constraint subscription_pkey PRIMARY KEY (subscriber_id, list),
  constraint subscription_standing_check CHECK ((standing = ANY (ARRAY['asked'::text, 'joined'::text, 'left'::text]))),
  constraint subscription_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscriber(id)
);

create table taken (
  whom bytea not null,
  times integer not null,
  until timestamp with time zone not null,
  constraint taken_pkey PRIMARY KEY (whom)
);

create table taking_enquiries (
  practice_id uuid not null,
  since timestamp(3) with time zone not null,
  by text not null,
  constraint taking_enquiries_pkey PRIMARY KEY (practice_id),
  constraint taking_enquiries_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES practice(id)
);

create table training (
  id uuid not null,
  slug text not null,
  state text not null,
  starts date not null,
  ends date not null,
  plan jsonb not null,
  cancelled_why text,
  changed_at timestamp(3) with time zone not null,
  constraint training_pkey PRIMARY KEY (id),
  constraint training_slug_key UNIQUE (slug),
  constraint training_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'cancelled'::text])))
);

create table training_entry (
  id uuid not null,
  training_id uuid not null,
  kind text not null,
  at timestamp(3) with time zone not null,
  recorded_at timestamp(3) with time zone not null default clock_timestamp(),
  by text,
  body jsonb not null,
  constraint training_entry_pkey PRIMARY KEY (id)
);

-- views

create view published_article with (security_invoker=true) as
 SELECT v.slug,
    v.number AS version,
    v.language,
    v.front,
    v.document,
    d.at AS published_at
   FROM (( SELECT DISTINCT ON (article_decision.slug) article_decision.slug,
            article_decision.version,
            article_decision.decision,
            article_decision.at
           FROM article_decision
          WHERE (article_decision.decision = ANY (ARRAY['published'::text, 'withdrawn'::text]))
          ORDER BY article_decision.slug, article_decision.number DESC) d
     JOIN article_version v ON (((v.slug = d.slug) AND (v.number = d.version))))
  WHERE (d.decision = 'published'::text);

create view recipient with (security_invoker=true) as
 SELECT l.list,
    s.id AS subscriber_id,
    s.email,
    s.name,
    s.state,
    s.discipline
   FROM (subscription l
     JOIN subscriber s ON ((s.id = l.subscriber_id)))
  WHERE ((l.standing = 'joined'::text) AND (s.suppressed IS NULL));

-- indexes

CREATE INDEX access_record_in_time ON public.access_record USING btree (practice_id, at);

CREATE INDEX access_record_of_course ON public.access_record USING gin (course_ids);

CREATE UNIQUE INDEX application_contact_once ON public.application_contact USING btree (training_id, lower(email));

CREATE UNIQUE INDEX application_entry_certificate ON public.application_entry USING btree (((body ->> 'number'::text))) WHERE (kind = ANY (ARRAY['certified'::text, 'certificate-replaced'::text]));

CREATE INDEX application_entry_of ON public.application_entry USING btree (application_id, at, id);

CREATE INDEX application_of ON public.application USING btree (training_id, place, applied_at);

CREATE INDEX application_offered ON public.application USING btree (offered_until) WHERE (offered_until IS NOT NULL);

CREATE INDEX backup_at_idx ON public.backup USING btree (at);

CREATE INDEX contact_change_listing_id_asked_at_idx ON public.contact_change USING btree (listing_id, asked_at);

CREATE UNIQUE INDEX contact_change_listing_id_idx ON public.contact_change USING btree (listing_id) WHERE ((confirmed_at IS NULL) AND (ended_at IS NULL));

CREATE INDEX course_access_person_id_practice_id_idx ON public.course_access USING btree (person_id, practice_id);

CREATE INDEX course_access_resting_person_id_practice_id_idx ON public.course_access_resting USING btree (person_id, practice_id);

CREATE INDEX course_summary_practice_id_patient_id_idx ON public.course_summary USING btree (practice_id, patient_id);

CREATE INDEX enquiry_practice_id_sent_at_idx ON public.enquiry USING btree (practice_id, sent_at);

CREATE INDEX entry_of_course ON public.entry USING btree (practice_id, course_id, at, id);

CREATE INDEX issue_by_change ON public.issue USING btree (changed_at DESC, id);

CREATE INDEX issue_entry_of ON public.issue_entry USING btree (issue_id, at, id);

CREATE INDEX issue_letter_open ON public.issue_letter USING btree (issue_id) WHERE (state = ANY (ARRAY['marked'::text, 'unknown'::text]));

CREATE INDEX issue_letter_waiting ON public.issue_letter USING btree (issue_id, number) WHERE (state = 'waiting'::text);

CREATE INDEX issue_to_send ON public.issue USING btree (due_at) WHERE (stands = ANY (ARRAY['scheduled'::text, 'sending'::text]));

CREATE INDEX letter_queued_at_idx ON public.letter USING btree (queued_at);

CREATE INDEX library_search_words_idx ON public.library_search USING gin (words);

CREATE INDEX library_word_word_idx ON public.library_word USING gin (word gin_trgm_ops);

CREATE INDEX link_opening_until_idx ON public.link_opening USING btree (until);

CREATE INDEX link_until_idx ON public.link USING btree (until);

CREATE INDEX listing_by_name ON public.listing USING btree (name, id) WHERE (state = 'shown'::text);

CREATE INDEX listing_called ON public.listing USING btree (lower(name) text_pattern_ops);

CREATE INDEX listing_contact_by_address ON public.listing_contact USING btree (lower(email));

CREATE INDEX listing_entry_of ON public.listing_entry USING btree (listing_id, at, id);

CREATE INDEX listing_npi ON public.listing USING btree (((profile ->> 'npi'::text))) WHERE ((profile ->> 'npi'::text) IS NOT NULL);

CREATE INDEX listing_place_near ON public.listing_place USING gist (at, facets gist__intbig_ops (siglen='36'));

CREATE INDEX listing_renewal ON public.listing USING btree (renew_by) WHERE (state = 'shown'::text);

CREATE INDEX listing_reported ON public.listing USING btree (changed_at) WHERE (reports > 0);

CREATE INDEX listing_unchecked ON public.listing USING btree (proposed_at) WHERE ((unchecked > 0) AND (state = ANY (ARRAY['shown'::text, 'proposed'::text])));

CREATE INDEX listing_unseen ON public.listing USING btree (state, proposed_at) WHERE (state <> 'shown'::text);

CREATE INDEX listing_waiting ON public.listing USING btree (waits_since) WHERE (waits_since IS NOT NULL);

CREATE INDEX membership_person_id_idx ON public.membership USING btree (person_id);

CREATE INDEX message_answers_idx ON public.message USING btree (answers);

CREATE INDEX message_written_at_idx ON public.message USING btree (written_at);

CREATE INDEX note_reader_person_id_practice_id_idx ON public.note_reader USING btree (person_id, practice_id);

CREATE UNIQUE INDEX one_account_a_patient ON public.membership USING btree (practice_id, patient_id) WHERE (patient_id IS NOT NULL);

CREATE INDEX passkey_person_id_idx ON public.passkey USING btree (person_id);

CREATE INDEX patient_link_id_idx ON public.patient_link USING btree (id);

CREATE INDEX patient_link_practice_id_course_id_sent_at_idx ON public.patient_link USING btree (practice_id, course_id, sent_at);

CREATE INDEX retention_act_practice_id_course_id_at_idx ON public.retention_act USING btree (practice_id, course_id, at);

CREATE INDEX sign_in_account_person_id_idx ON public.sign_in_account USING btree (person_id);

CREATE INDEX sign_in_attempt_at_idx ON public.sign_in_attempt USING brin (at);

CREATE INDEX sign_in_attempt_person_id_at_idx ON public.sign_in_attempt USING btree (person_id, at DESC);

CREATE INDEX sign_in_session_person_id_idx ON public.sign_in_session USING btree (person_id);

CREATE INDEX sign_in_verification_identifier_idx ON public.sign_in_verification USING btree (identifier);

CREATE INDEX subscriber_entry_of ON public.subscriber_entry USING btree (subscriber_id, at, id);

CREATE INDEX subscription_joined ON public.subscription USING btree (list, subscriber_id) WHERE (standing = 'joined'::text);

CREATE INDEX taken_until_idx ON public.taken USING btree (until);

CREATE INDEX training_by_day ON public.training USING btree (starts, id);

CREATE INDEX training_entry_of ON public.training_entry USING btree (training_id, at, id);

-- triggers

CREATE TRIGGER access_changed AFTER INSERT OR DELETE ON public.passkey FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE ON public.course_access FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER DELETE OR UPDATE OF token, factors, confirmed_at, began_at ON public.sign_in_session FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER INSERT OR UPDATE ON public.sign_in_rules FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE OF confirmed_at ON public.one_time_code FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER UPDATE ON public.practice FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER INSERT OR DELETE OR UPDATE ON public.membership FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_changed AFTER DELETE OR UPDATE ON public.person FOR EACH STATEMENT EXECUTE FUNCTION access_changed();

CREATE TRIGGER access_returns AFTER UPDATE ON public.membership FOR EACH ROW WHEN ((treating(new.roles) AND (NOT treating(old.roles)))) EXECUTE FUNCTION access_returns();

CREATE TRIGGER deleted AFTER UPDATE OF deleted_at ON public.course_summary FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION forget_links_of_deleted();

CREATE TRIGGER forget_former_account AFTER UPDATE OF deleted_at ON public.course_summary FOR EACH ROW WHEN (((new.deleted_at IS NOT NULL) AND (old.deleted_at IS NULL))) EXECUTE FUNCTION forget_former_account();

CREATE TRIGGER learned_by_search AFTER INSERT ON public.article_decision REFERENCING NEW TABLE AS decided FOR EACH STATEMENT EXECUTE FUNCTION article_decided();

CREATE TRIGGER left_practice AFTER UPDATE ON public.membership FOR EACH ROW WHEN (((new.left_at IS NOT NULL) AND (old.left_at IS NULL))) EXECUTE FUNCTION left_practice();

CREATE TRIGGER only_who_is_here BEFORE INSERT ON public.course_access FOR EACH ROW EXECUTE FUNCTION only_who_is_here();

CREATE TRIGGER public_pages_changed AFTER UPDATE ON public.application FOR EACH ROW WHEN ((old.place IS DISTINCT FROM new.place)) EXECUTE FUNCTION public_changed();

CREATE TRIGGER public_pages_changed AFTER INSERT ON public.article_decision FOR EACH STATEMENT EXECUTE FUNCTION public_changed();

CREATE TRIGGER public_pages_changed AFTER INSERT OR DELETE OR UPDATE ON public.listing FOR EACH STATEMENT EXECUTE FUNCTION public_changed();

CREATE TRIGGER public_pages_changed AFTER INSERT OR DELETE OR UPDATE ON public.training FOR EACH STATEMENT EXECUTE FUNCTION public_changed();

CREATE TRIGGER remember_patient BEFORE UPDATE ON public.membership FOR EACH ROW WHEN (((new.left_at IS NOT NULL) AND (old.left_at IS NULL))) EXECUTE FUNCTION remember_patient();

CREATE TRIGGER rest_access AFTER UPDATE ON public.membership FOR EACH ROW WHEN ((treating(old.roles) AND (NOT treating(new.roles)))) EXECUTE FUNCTION rest_access();

CREATE TRIGGER seal AFTER INSERT ON public.access_record REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seal_access();

CREATE TRIGGER seal AFTER INSERT ON public.entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION seal_entries();

-- policies

alter table access_record enable row level security;

alter table access_seal enable row level security;

alter table adopted_protocol enable row level security;

alter table application enable row level security;

alter table application_contact enable row level security;

alter table application_entry enable row level security;

alter table article_decision enable row level security;

alter table article_version enable row level security;

alter table backup enable row level security;

alter table contact_change enable row level security;

alter table course_access enable row level security;

alter table course_access_resting enable row level security;

alter table course_key enable row level security;

alter table course_summary enable row level security;

alter table enquiry enable row level security;

alter table enquiry_step enable row level security;

alter table entry enable row level security;

alter table entry_seal enable row level security;

alter table invitation enable row level security;

alter table issue enable row level security;

alter table issue_entry enable row level security;

alter table issue_letter enable row level security;

alter table library_search enable row level security;

alter table library_word enable row level security;

alter table listing enable row level security;

alter table listing_contact enable row level security;

alter table listing_entry enable row level security;

alter table listing_place enable row level security;

alter table listing_reminder enable row level security;

alter table membership enable row level security;

alter table message enable row level security;

alter table note_reader enable row level security;

alter table one_time_code enable row level security;

alter table passkey enable row level security;

alter table patient enable row level security;

alter table patient_link enable row level security;

alter table practice_questionnaire enable row level security;

alter table recovery_code enable row level security;

alter table retention_act enable row level security;

alter table retention_setting enable row level security;

alter table sign_in_attempt enable row level security;

alter table sign_in_rules enable row level security;

alter table subscriber enable row level security;

alter table subscriber_entry enable row level security;

alter table subscription enable row level security;

alter table taking_enquiries enable row level security;

alter table training enable row level security;

alter table training_entry enable row level security;

create policy added_by_those_who_may_write on entry for insert with check ((practice_id = current_practice()) AND (current_link() IS NULL) AND may_write(by, course_id));

create policy admitted_with_a_course on patient for insert with check (practice_id = current_practice());

create policy answered on invitation for update using (((practice_id = current_practice()) AND may_invite(roles)) OR (id = (NULLIF(current_setting('kairos.invitation'::text, true), ''::text))::uuid));

create policy asked_for_the_listing on contact_change for insert with check ((listing_id = current_listing()) AND (confirmed_at IS NULL) AND (ended_at IS NULL));

create policy at_the_desk on issue_entry for insert with check (( SELECT is_educator() AS is_educator) AND (by = current_person()) AND (kind = ANY (ARRAY['written'::text, 'scheduled'::text, 'unscheduled'::text, 'paused'::text, 'resumed'::text, 'stopped'::text, 'settled'::text, 'discarded'::text])));

create policy at_the_desk on subscriber_entry for insert with check (( SELECT is_educator() AS is_educator) AND (by IS NOT NULL) AND (kind = ANY (ARRAY['imported'::text, 'left'::text, 'released'::text])));

create policy back_by_invitation on membership for update using ((practice_id = current_practice()) AND (person_id = current_person()) AND (left_at IS NOT NULL)) with check ((practice_id = current_practice()) AND (person_id = current_person()) AND invited(practice_id, roles, patient_id));

create policy by_an_administrator on membership for update using ((practice_id = current_practice()) AND has_role(VARIADIC ARRAY['administrator'::text]) AND (person_id <> current_person())) with check ((practice_id = current_practice()) AND (person_id <> current_person()));

create policy by_invitation on membership for insert with check ((practice_id = current_practice()) AND (person_id = current_person()) AND invited(practice_id, roles, patient_id));

create policy by_the_subscriber on subscriber_entry for insert with check ((subscriber_id = current_subscriber()) AND (by IS NULL) AND (kind = ANY (ARRAY['join-asked'::text, 'join-confirmed'::text, 'described'::text, 'left'::text])));

create policy changed_by_administrators on sign_in_rules for update using ((practice_id = current_practice()) AND has_role(VARIADIC ARRAY['administrator'::text]));

create policy changed_by_the_desk_or_confirmed on listing_contact for update using (( SELECT is_educator() AS is_educator) OR (EXISTS ( SELECT
   FROM contact_change c
  WHERE ((c.id = current_contact_change()) AND (c.listing_id = listing_contact.listing_id) AND (c.ended_at IS NULL))))) with check (( SELECT is_educator() AS is_educator) OR (EXISTS ( SELECT
   FROM contact_change c
  WHERE ((c.id = current_contact_change()) AND (c.listing_id = listing_contact.listing_id) AND (c.ended_at IS NULL) AND ((listing_contact.email = c.email) OR (listing_contact.email = c.previous))))));

create policy confirmed_or_ended on contact_change for update using ((ended_at IS NULL) AND ((id = current_contact_change()) OR (listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator))) with check ((ended_at IS NOT NULL) OR (id = current_contact_change()));

create policy corrected_by_the_practice on patient for update using ((practice_id = current_practice()) AND ( SELECT (on_duty('projecting'::text) OR on_duty('operating'::text) OR has_role(VARIADIC ARRAY['therapist'::text, 'prescriber'::text, 'monitor'::text, 'coordinator'::text]))));

create policy decided_at_the_desk on article_decision for insert with check (is_educator() AND (by = current_person()) AND (decision <> 'filed'::text) AND ((decision <> 'published'::text) OR (EXISTS ( SELECT
   FROM article_version v
  WHERE ((v.slug = article_decision.slug) AND (v.number = article_decision.version) AND ((v.origin = 'file'::text) OR ((v.origin = 'review'::text) AND (v.by = current_person()))))))));

create policy decided_by_privacy_officers on retention_act for insert with check ((practice_id = current_practice()) AND (by = current_person()) AND (act <> 'deleted'::text) AND (has_role(VARIADIC ARRAY['privacy-officer'::text]) OR ((act = 'withdrawn'::text) AND has_role(VARIADIC ARRAY['administrator'::text]))));

create policy ended_by_the_team on patient_link for update using ((practice_id = current_practice()) AND (ended_at IS NULL) AND (( SELECT has_role(VARIADIC ARRAY['coordinator'::text]) AS has_role) OR (course_id IN ( SELECT open_courses() AS open_courses)))) with check ((ended_at IS NOT NULL) AND (ended_by = current_person()));

create policy everybody on listing_place for select using true;

create policy everybody_sees_who_takes on taking_enquiries for select using true;

create policy everybodys on library_search for select using true;

create policy everybodys on library_word for select using true;

create policy first_for_the_listing_or_by_the_desk on listing_contact for insert with check ((listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy known_to_the_practice on patient for select using ((practice_id = current_practice()) AND (( SELECT (on_duty('projecting'::text) OR on_duty('operating'::text) OR has_role(VARIADIC ARRAY['therapist'::text, 'prescriber'::text, 'monitor'::text, 'coordinator'::text]))) OR (id = ( SELECT own_patient() AS own_patient)) OR (id IN ( SELECT c.patient_id
   FROM course_summary c
  WHERE (c.course_id IN ( SELECT open_courses() AS open_courses))))));

create policy left_out_for_the_listing on listing_place for delete using ((listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy made_by_those_who_may on invitation for insert with check ((practice_id = current_practice()) AND (invited_by = current_person()) AND may_invite(roles));

create policy named on message for select using (id = (NULLIF(current_setting('kairos.message'::text, true), ''::text))::uuid);

create policy named on passkey for select using (id = NULLIF(current_setting('kairos.passkey'::text, true), ''::text));

create policy of_the_application_or_the_desk on application for select using ((id = current_application()) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_training_prescriber() AS is_training_prescriber));

create policy of_the_application_or_the_desk on application_contact for all using ((application_id = current_application()) OR ( SELECT is_educator() AS is_educator)) with check ((application_id = current_application()) OR ( SELECT is_educator() AS is_educator));

create policy of_the_application_or_the_desk on application_entry for select using ((application_id = current_application()) OR ( SELECT is_educator() AS is_educator) OR (( SELECT is_training_prescriber() AS is_training_prescriber) AND (kind = ANY (ARRAY['applied'::text, 'wishes-changed'::text, 'dosing-chosen'::text, 'screening-opened'::text, 'medically-decided'::text]))));

create policy of_the_desk on training_entry for all using ( SELECT is_educator() AS is_educator) with check ( SELECT is_educator() AS is_educator);

create policy of_the_desk_or_sending on issue for all using (( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail)) with check (( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail));

create policy of_the_desk_or_sending on issue_entry for select using (( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail));

create policy of_the_desk_or_sending on issue_letter for all using (( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail)) with check (( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail));

create policy of_the_listing_or_the_desk on contact_change for select using ((id = current_contact_change()) OR (listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy of_the_listing_or_the_desk on listing_contact for select using ((listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy of_the_listing_or_the_desk on listing_entry for all using ((listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator)) with check ((listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy of_the_practice on adopted_protocol for all using (practice_id = current_practice()) with check (practice_id = current_practice());

create policy of_the_practice on course_key for all using (practice_id = current_practice()) with check (practice_id = current_practice());

create policy of_the_practice on entry_seal for all using (practice_id = current_practice());

create policy of_the_practice on note_reader for select using (practice_id = current_practice());

create policy of_the_practice on practice_questionnaire for all using (practice_id = current_practice()) with check (practice_id = current_practice());

create policy of_the_practice_or_ones_own on course_access for select using ((practice_id = current_practice()) OR (person_id = current_person()));

create policy of_the_practice_or_ones_own on membership for select using ((practice_id = current_practice()) OR (person_id = current_person()));

create policy of_the_subscriber_the_desk_or_sending on subscriber for all using ((id = current_subscriber()) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail)) with check ((id = current_subscriber()) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail));

create policy of_the_subscriber_the_desk_or_sending on subscriber_entry for select using ((subscriber_id = current_subscriber()) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail));

create policy of_the_subscriber_the_desk_or_sending on subscription for all using ((subscriber_id = current_subscriber()) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail)) with check ((subscriber_id = current_subscriber()) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_sending_mail() AS is_sending_mail));

create policy ones_own on one_time_code for all using (person_id = current_person()) with check (person_id = current_person());

create policy ones_own on passkey for all using (person_id = current_person()) with check (person_id = current_person());

create policy ones_own on recovery_code for all using (person_id = current_person()) with check (person_id = current_person());

create policy open_or_of_the_desk on training for select using ((state <> 'draft'::text) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_training_prescriber() AS is_training_prescriber) OR (id = ( SELECT current_training() AS current_training)));

create policy open_to_the_person on course_summary for select using ((practice_id = current_practice()) AND (( SELECT (on_duty('projecting'::text) OR on_duty('operating'::text) OR has_role(VARIADIC ARRAY['coordinator'::text]))) OR (patient_id = ( SELECT own_patient() AS own_patient)) OR (course_id IN ( SELECT open_courses() AS open_courses))));

create policy public_or_at_the_desk on article_decision for select using ((decision = ANY (ARRAY['published'::text, 'withdrawn'::text])) OR is_educator());

create policy published_or_at_the_desk on article_version for select using ((EXISTS ( SELECT
   FROM article_decision d
  WHERE ((d.slug = article_version.slug) AND (d.version = article_version.number) AND (d.decision = 'published'::text)))) OR is_educator());

create policy read_by_audience on entry for select using ((practice_id = current_practice()) AND (( SELECT on_duty('projecting'::text) AS on_duty) OR ((audience = 'care-team'::text) AND ((course_id IN ( SELECT clinical_courses() AS clinical_courses)) OR ((kind <> ALL (ARRAY['integration-noted'::text, 'session-noted'::text, 'therapy-noted'::text])) AND (( SELECT (on_duty('operating'::text) OR has_role(VARIADIC ARRAY['coordinator'::text]))) OR (course_id IN ( SELECT open_courses() AS open_courses)))) OR (course_id IN ( SELECT c.course_id
   FROM course_summary c
  WHERE (c.patient_id = ( SELECT own_patient() AS own_patient)))))) OR ((audience <> 'care-team'::text) AND ((by = current_person()) OR (id IN ( SELECT n.entry_id
   FROM note_reader n
  WHERE ((n.practice_id = current_practice()) AND (n.person_id = current_person()))))))));

create policy read_by_members on sign_in_rules for select using ((practice_id = current_practice()) OR (practice_id IN ( SELECT membership.practice_id
   FROM membership
  WHERE (membership.person_id = current_person()))));

create policy removed_with_the_chart on course_access for delete using ((practice_id = current_practice()) AND on_duty('projecting'::text) AND (basis <> 'emergency'::text));

create policy removed_with_the_chart on course_access_resting for all using ((practice_id = current_practice()) AND ( SELECT on_duty('projecting'::text) AS on_duty));

create policy removed_with_the_chart on note_reader for delete using ((practice_id = current_practice()) AND on_duty('projecting'::text));

create policy rewritten_at_the_desk on training for update using ( SELECT is_educator() AS is_educator);

create policy rewritten_for_the_application on application for update using ((id = current_application()) OR ( SELECT is_educator() AS is_educator) OR ( SELECT is_training_prescriber() AS is_training_prescriber));

create policy rewritten_for_the_listing on listing for update using ((id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy rewritten_with_the_chart on course_summary for update using ((practice_id = current_practice()) AND ( SELECT on_duty('projecting'::text) AS on_duty));

create policy seen_by_administrators on backup for select using ( SELECT has_role(VARIADIC ARRAY['administrator'::text]) AS has_role);

create policy seen_by_oneself on sign_in_attempt for select using (person_id = current_person());

create policy seen_by_privacy_officers_and_oneself on access_record for select using ((practice_id = current_practice()) AND (( SELECT has_role(VARIADIC ARRAY['privacy-officer'::text]) AS has_role) OR (course_ids && ARRAY( SELECT c.course_id
   FROM course_summary c
  WHERE (c.patient_id = ( SELECT own_patient() AS own_patient))))));

create policy seen_by_the_office on sign_in_attempt for select using (( SELECT has_role(VARIADIC ARRAY['privacy-officer'::text, 'administrator'::text]) AS has_role) AND ((acting_for IS NULL) OR (acting_for = current_practice())) AND (EXISTS ( SELECT
   FROM membership m
  WHERE ((m.practice_id = current_practice()) AND (m.person_id = sign_in_attempt.person_id) AND ((m.left_at IS NULL) OR (sign_in_attempt.at <= m.left_at))))));

create policy seen_by_the_team on patient_link for select using ((practice_id = current_practice()) AND (( SELECT has_role(VARIADIC ARRAY['coordinator'::text]) AS has_role) OR (course_id IN ( SELECT open_courses() AS open_courses))));

create policy seen_by_those_who_may on invitation for select using (((practice_id = current_practice()) AND may_invite(roles)) OR (id = (NULLIF(current_setting('kairos.invitation'::text, true), ''::text))::uuid));

create policy seen_in_the_office on retention_act for select using ((practice_id = current_practice()) AND ( SELECT has_role(VARIADIC ARRAY['privacy-officer'::text, 'administrator'::text]) AS has_role));

create policy seen_in_the_office on retention_setting for select using ((practice_id = current_practice()) AND ( SELECT has_role(VARIADIC ARRAY['privacy-officer'::text, 'administrator'::text]) AS has_role));

create policy sent on message for update using (id = (NULLIF(current_setting('kairos.message'::text, true), ''::text))::uuid);

create policy sent_by_the_team on patient_link for insert with check ((practice_id = current_practice()) AND (sent_by = current_person()) AND (has_role(VARIADIC ARRAY['coordinator'::text]) OR (course_id IN ( SELECT open_courses() AS open_courses))) AND (EXISTS ( SELECT
   FROM course_summary c
  WHERE ((c.practice_id = patient_link.practice_id) AND (c.course_id = patient_link.course_id) AND (c.patient_id = patient_link.patient_id) AND (NOT c.closed)))));

create policy set_by_administrators on sign_in_rules for insert with check ((practice_id = current_practice()) AND has_role(VARIADIC ARRAY['administrator'::text]));

create policy set_by_privacy_officers on retention_setting for insert with check ((practice_id = current_practice()) AND (by = current_person()) AND has_role(VARIADIC ARRAY['privacy-officer'::text]));

create policy shown_or_of_the_listing_or_the_desk on listing for select using ((state = 'shown'::text) OR (id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy the_public_sends on enquiry for insert with check (EXISTS ( SELECT
   FROM taking_enquiries t
  WHERE (t.practice_id = enquiry.practice_id)));

create policy the_team_decides on enquiry_step for insert with check ((practice_id = current_practice()) AND treats_here());

create policy the_team_deletes on enquiry for delete using ((practice_id = current_practice()) AND treats_here() AND (NOT (EXISTS ( SELECT
   FROM course_summary c
  WHERE ((c.practice_id = enquiry.practice_id) AND (c.course_id = enquiry.id))))));

create policy the_team_reads on enquiry for select using ((practice_id = current_practice()) AND treats_here());

create policy the_team_reads on enquiry_step for select using ((practice_id = current_practice()) AND treats_here());

create policy the_team_starts on taking_enquiries for insert with check ((practice_id = current_practice()) AND treats_here());

create policy the_team_stops on taking_enquiries for delete using ((practice_id = current_practice()) AND treats_here());

create policy through_a_link on course_summary for select using ((practice_id = current_practice()) AND (course_id = ( SELECT l.course_id
   FROM linked() l(course_id, patient_id, reads))));

create policy through_a_link on entry for select using ((practice_id = current_practice()) AND (course_id = ( SELECT l.course_id
   FROM linked() l(course_id, patient_id, reads))) AND (audience = 'care-team'::text) AND ((kind = ANY (( SELECT l.reads
   FROM linked() l(course_id, patient_id, reads))::text[])) OR (id = current_link())));

create policy through_a_link on patient for select using ((practice_id = current_practice()) AND (id = ( SELECT l.patient_id
   FROM linked() l(course_id, patient_id, reads))));

create policy through_itself on patient_link for select using (id = current_link());

create policy while_sending on issue_entry for insert with check (( SELECT is_sending_mail() AS is_sending_mail) AND (by IS NULL) AND (kind = ANY (ARRAY['drafted'::text, 'begun'::text, 'paused'::text, 'finished'::text])));

create policy while_sending on subscriber_entry for insert with check (( SELECT is_sending_mail() AS is_sending_mail) AND (by IS NULL) AND (kind = ANY (ARRAY['bounced'::text, 'complained'::text, 'left'::text])));

create policy written on message for insert with check true;

create policy written_at_the_desk on article_version for insert with check (is_educator() AND (by = current_person()) AND ((origin = 'edit'::text) OR ((origin = 'review'::text) AND written_by_another(slug, basis[1]))));

create policy written_at_the_desk on training for insert with check ( SELECT is_educator() AS is_educator);

create policy written_for_the_application on application for insert with check ((id = current_application()) OR ( SELECT is_educator() AS is_educator));

create policy written_for_the_application on application_entry for insert with check ((application_id = current_application()) OR (( SELECT is_educator() AS is_educator) AND (kind <> 'medically-decided'::text)) OR (( SELECT is_training_prescriber() AS is_training_prescriber) AND (kind = ANY (ARRAY['screening-opened'::text, 'medically-decided'::text])) AND (by = current_person())));

create policy written_for_the_listing on listing for insert with check ((id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy written_for_the_listing on listing_place for insert with check ((listing_id = current_listing()) OR ( SELECT is_educator() AS is_educator));

create policy written_through_a_link on entry for insert with check ((practice_id = current_practice()) AND (current_link() IS NOT NULL) AND (audience = 'care-team'::text) AND (amends IS NULL) AND may_write_through_a_link(by, course_id, id, kind));

create policy written_with_the_chart on course_access for insert with check ((practice_id = current_practice()) AND on_duty('projecting'::text) AND (basis <> 'emergency'::text));

create policy written_with_the_chart on course_summary for insert with check (practice_id = current_practice());

create policy written_with_the_chart on note_reader for insert with check ((practice_id = current_practice()) AND on_duty('projecting'::text));

-- grants

grant select on access_record to kairos_app;

grant insert, select on adopted_protocol to kairos_app;

grant insert, select, update on application to kairos_app;

grant insert, select, update on application_contact to kairos_app;

grant insert, select on application_entry to kairos_app;

grant insert, select on article_decision to kairos_app;

grant insert, select on article_version to kairos_app;

grant select on backup to kairos_app;

grant delete, insert, select, update on bam to kairos_app;

grant insert, select on contact_change to kairos_app;

grant delete, insert, select on course_access to kairos_app;

grant delete, select on course_access_resting to kairos_app;

grant insert, select on course_key to kairos_app;

grant insert, select, update on course_summary to kairos_app;

grant delete, insert, select on enquiry to kairos_app;

grant insert, select on enquiry_step to kairos_app;

grant insert, select on entry to kairos_app;

grant select on entry_seal to kairos_app;

grant delete, insert, select, update on instance to kairos_app;

grant insert, select on invitation to kairos_app;

grant insert, select, update on issue to kairos_app;

grant insert, select on issue_entry to kairos_app;

grant insert, select, update on issue_letter to kairos_app;

grant delete, insert, select, update on job to kairos_app;

grant delete, insert, select, update on job_common to kairos_app;

grant delete, insert, select, update on job_dependency to kairos_app;

grant delete, insert, select on letter to kairos_app;

grant select on library_search to kairos_app;

grant select on library_word to kairos_app;

grant delete, insert, select on link to kairos_app;

grant delete, insert, select on link_opening to kairos_app;

grant insert, select, update on listing to kairos_app;

grant insert, select, update on listing_contact to kairos_app;

grant insert, select on listing_entry to kairos_app;

grant delete, insert, select on listing_place to kairos_app;

grant insert, select, update on membership to kairos_app;

grant insert, select on message to kairos_app;

grant delete, insert, select on note_reader to kairos_app;

grant delete, insert, select, update on one_time_code to kairos_app;

grant delete, insert, select, update on passkey to kairos_app;

grant insert, select, update on patient to kairos_app;

grant insert, select on patient_link to kairos_app;

grant delete, insert, select, update on person to kairos_app;

grant select on practice to kairos_app;

grant insert, select on practice_questionnaire to kairos_app;

grant select on published_article to kairos_app;

grant delete, insert, select, update on queue to kairos_app;

grant delete, insert, select, update on queue_stats to kairos_app;

grant delete, insert, select, update on queue_stats_20261124 to kairos_app;

grant delete, insert, select, update on queue_stats_20261125 to kairos_app;

grant select on recipient to kairos_app;

grant delete, insert, select, update on recovery_code to kairos_app;

grant insert, select on retention_act to kairos_app;

grant insert, select on retention_setting to kairos_app;

grant delete, insert, select, update on schedule to kairos_app;

grant delete, insert, select, update on sign_in_account to kairos_app;

grant select on sign_in_attempt to kairos_app;

grant insert, select, update on sign_in_rules to kairos_app;

grant delete, insert, select, update on sign_in_session to kairos_app;

grant delete, insert, select, update on sign_in_verification to kairos_app;

grant insert, select, update on subscriber to kairos_app;

grant insert, select on subscriber_entry to kairos_app;

grant delete, insert, insert, select, select, update, update on subscription to kairos_app;

grant delete, insert, select on taking_enquiries to kairos_app;

grant insert, select, update on training to kairos_app;

grant insert, select on training_entry to kairos_app;

grant delete, insert, select, update on version to kairos_app;

grant delete, insert, select, update on warning to kairos_app;
