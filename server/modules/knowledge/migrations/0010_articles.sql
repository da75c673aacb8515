alter table knowledge.entry drop constraint entry_kind_check;
alter table knowledge.entry add constraint entry_kind_check check (kind in ('phrase', 'article'));

-- The tree that articles of a project stand in. It is written as a whole.
create table knowledge.topic_tree (
  project_id uuid primary key,
  version integer not null
);
create table knowledge.topic (
  id uuid primary key,
  project_id uuid not null,
  parent_id uuid references knowledge.topic deferrable initially deferred,
  name_zh text not null,
  name_en text not null,
  place integer not null
);
create index topic_by_project on knowledge.topic (project_id, place);

-- What an article is besides its editions: who looks after it, and what lists, guards and timers ask of the edition that is shown.
create table knowledge.article (
  entry_id uuid primary key references knowledge.entry,
  owner_id uuid not null,
  review_on date,
  title_zh text not null,
  title_en text not null,
  valid_from date,
  valid_to date,
  public boolean not null,
  must_know boolean not null,
  unit_ids uuid[] not null,
  queue_ids uuid[] not null,
  -- Whoever acknowledged this edition or a later one has acknowledged what it says now.
  must_know_edition integer,
  remind_at timestamptz,
  reminders integer not null default 0,
  -- When its owner is asked to look it through.
  review_at timestamptz
);
create index article_to_remind on knowledge.article (remind_at) where remind_at is not null;
create index article_to_review on knowledge.article (review_at) where review_at is not null;
create index article_must_know on knowledge.article (entry_id) where must_know_edition is not null;
create index article_by_owner on knowledge.article (owner_id);

-- How the edition in use is found, in each language it speaks: its terms, those of its title heaviest.
create table knowledge.article_text (
  entry_id uuid not null references knowledge.entry,
  language text not null check (language in ('zh', 'en')),
  terms tsvector not null,
  primary key (entry_id, language)
);
create index article_text_by_term on knowledge.article_text using gin (terms);

-- In how many of these texts a term stands: what is rare tells more. The letters of a word find it when it is misspelt.
create table knowledge.search_term (
  term text collate "C" primary key,
  documents integer not null check (documents >= 0),
  letters text[] not null
);
create index search_term_by_letters on knowledge.search_term using gin (letters);

-- Beside which contact or case an article was opened, or words of it were taken.
create table knowledge.article_use (
  article_id uuid not null references knowledge.entry,
  subject_type text not null,
  subject_id uuid not null,
  agent_id uuid not null,
  act text not null check (act in ('opened', 'inserted')),
  used_on date not null,
  uses integer not null check (uses > 0),
  last_used_at timestamptz not null,
  primary key (article_id, subject_id, agent_id, act)
);
create index article_use_by_day on knowledge.article_use (article_id, used_on);

create table knowledge.acknowledgement (
  article_id uuid not null references knowledge.entry,
  person_id uuid not null,
  edition integer not null,
  at timestamptz not null,
  primary key (article_id, person_id, edition)
);

-- Said of an article; of what is missing altogether there is none. Words are masked before they are kept.
create table knowledge.article_feedback (
  id uuid primary key,
  article_id uuid not null references knowledge.entry,
  edition integer not null,
  kind text not null check (kind in ('helpful', 'wrong', 'missing')),
  words text not null,
  by_id uuid not null,
  at timestamptz not null,
  task_id uuid
);
create index article_feedback_by_article on knowledge.article_feedback (article_id, at);

-- What was searched and not found. Words are masked before they are kept.
create table knowledge.search_miss (
  id uuid primary key,
  project_id uuid not null,
  words text not null,
  times integer not null check (times > 0),
  public_times integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  settled_at timestamptz,
  unique (project_id, words)
);
create index search_miss_open on knowledge.search_miss (project_id, times desc) where settled_at is null;
