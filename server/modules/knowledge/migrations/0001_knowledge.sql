create schema knowledge;

-- What is approved before it is used. Its words stand in editions; here is what a list shows of it: of the edition in use, else
-- of the latest. It belongs to a project, whichever unit it was written in.
create table knowledge.entry (
  id uuid primary key,
  kind text not null check (kind in ('phrase')),
  project_id uuid not null,
  topic text not null,
  shown_edition integer not null,
  state text not null check (state in ('draft', 'submitted', 'published', 'withdrawn')),
  open_state text check (open_state in ('draft', 'submitted')),
  added_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1
);
create index entry_by_topic on knowledge.entry (project_id, kind, topic);

create table knowledge.edition (
  entry_id uuid not null references knowledge.entry,
  number integer not null,
  state text not null check (state in ('draft', 'submitted', 'published', 'superseded', 'withdrawn', 'discarded')),
  content jsonb not null,
  written_by uuid,
  written_at timestamptz not null,
  submitted_at timestamptz,
  approval_id uuid unique,
  approved_by uuid,
  published_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  primary key (entry_id, number),
  check ((published_at is not null) = (state in ('published', 'superseded', 'withdrawn'))),
  check (state <> 'submitted' or approval_id is not null)
);
-- One is written at a time, and one is in use.
create unique index edition_open on knowledge.edition (entry_id) where state in ('draft', 'submitted');
create unique index edition_published on knowledge.edition (entry_id) where state = 'published';

-- How often an agent said a phrase on a day; not to whom.
create table knowledge.phrase_use (
  phrase_id uuid not null references knowledge.entry,
  agent_id uuid not null,
  used_on date not null,
  uses integer not null check (uses > 0),
  last_used_at timestamptz not null,
  primary key (phrase_id, agent_id, used_on)
);
create index phrase_use_by_day on knowledge.phrase_use (used_on);
