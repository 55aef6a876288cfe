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

-- Every wording an article ever had: what came from a file, what was written at the desk, and what a review made of it.
create table article_version (
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  -- Counted within the article.
  number integer not null check (number > 0),
  language text not null,
  origin text not null check (origin in ('file', 'edit', 'review')),
  -- The versions whose words this one takes in. A review has one: the version that was submitted.
  basis integer[] not null,
  -- Nobody, for a file.
  by text,
  at timestamptz(3) not null,
  document text not null,
  hash text not null,
  -- The front matter as it was read from the document, so that lists and searches need not read it again.
  front jsonb not null,
  primary key (slug, number),
  check ((origin = 'file') = (by is null)),
  check (origin <> 'review' or cardinality(basis) = 1)
);

-- What was decided about a version. "filed": the file in content/ says the same.
create table article_decision (
  slug text not null,
  number integer not null check (number > 0),
  version integer not null,
  decision text not null check (decision in ('filed', 'submitted', 'returned', 'published', 'withdrawn', 'set-aside')),
  why text,
  by text,
  at timestamptz(3) not null,
  primary key (slug, number),
  foreign key (slug, version) references article_version (slug, number),
  check (decision not in ('returned', 'withdrawn') or why is not null)
);

-- The newest publication of each article that was not withdrawn since.
create view published_article with (security_invoker = true) as
select v.slug, v.number as version, v.language, v.front, v.document, d.at as published_at
from (
  select distinct on (slug) slug, version, decision, at from article_decision
  where decision in ('published', 'withdrawn') order by slug, number desc
) d
join article_version v on v.slug = d.slug and v.number = d.version
where d.decision = 'published';

-- Both are only ever added to. What comes from a file is added by whoever owns the database.
grant select, insert on article_version, article_decision to kairos_app;
grant select on published_article to kairos_app;

alter table article_version enable row level security;
-- A version that was once published is part of the public history; a draft is the desk's.
create policy published_or_at_the_desk on article_version for select using (
  exists (select from article_decision d
    where d.slug = article_version.slug and d.version = article_version.number and d.decision = 'published')
  or is_educator());
-- A review is by somebody else than the words that it reviews.
create function written_by_another(article text, version integer) returns boolean language sql stable as $$
  select exists (select from article_version
    where slug = article and number = version and origin = 'edit' and by <> current_person())
$$;
create policy written_at_the_desk on article_version for insert with check (
  is_educator() and by = current_person()
  and (origin = 'edit' or origin = 'review' and written_by_another(slug, basis[1])));

alter table article_decision enable row level security;
create policy public_or_at_the_desk on article_decision for select using (
  decision in ('published', 'withdrawn') or is_educator());
-- What is published was reviewed by a second person, or comes from a file.
create policy decided_at_the_desk on article_decision for insert with check (
  is_educator() and by = current_person() and decision <> 'filed' and (decision <> 'published' or exists (
    select from article_version v where v.slug = article_decision.slug and v.number = article_decision.version
      and (v.origin = 'file' or v.origin = 'review' and v.by = current_person()))));

create trigger public_pages_changed after insert on article_decision
  for each statement execute function public_changed();
