-- What a search of the library reads: the words of every published article, kept in the transaction that publishes.

create extension if not exists pg_trgm;

-- The sentences of an article's document, without its front matter and without the signs of Markdown. A dot in the
-- middle stands where a line of its own began: a heading, a point of a list, a cell.
create function plain_words(document text) returns text language sql immutable strict parallel safe as $$
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
$$;

create table library_search (
  slug text primary key,
  question text not null,
  answer text not null,
  tags text not null,
  body text not null,
  -- A word of the question says more than one of the answer, of the tags, of the text.
  words tsvector not null generated always as (
    setweight(to_tsvector('english', question), 'A') || setweight(to_tsvector('english', answer), 'B') ||
    setweight(to_tsvector('english', tags), 'C') || setweight(to_tsvector('english', replace(body, '·', ' ')), 'D')) stored
);
create index on library_search using gin (words);

-- Every word as it is written, so that a misspelled one finds its neighbour.
create table library_word (
  word text not null,
  slug text not null references library_search (slug) on delete cascade,
  primary key (word, slug)
);
create index on library_word using gin (word gin_trgm_ops);

-- Reads these articles again: as they are published now, or not at all.
create function learn_articles(slugs text[]) returns void language sql as $$
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
$$;

-- Whoever publishes may not write here; what they published is read on their behalf.
create function article_decided() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform learn_articles(array(select slug from decided where decision in ('published', 'withdrawn')));
  return null;
end $$;
create trigger learned_by_search after insert on article_decision
  referencing new table as decided for each statement execute function article_decided();

select learn_articles(array(select slug from published_article));

grant select on library_search, library_word to kairos_app;
alter table library_search enable row level security;
create policy everybodys on library_search for select using (true);
alter table library_word enable row level security;
create policy everybodys on library_word for select using (true);
