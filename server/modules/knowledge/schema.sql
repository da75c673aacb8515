-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table knowledge.acknowledgement (
  article_id uuid not null,
  person_id uuid not null,
  edition integer not null,
  at timestamp with time zone not null,
  constraint acknowledgement_pkey PRIMARY KEY (article_id, person_id, edition),
  constraint acknowledgement_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge.entry(id)
);

create table knowledge.article (
  entry_id uuid not null,
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
  must_know_edition integer,
  remind_at timestamp with time zone,
  reminders integer default 0 not null,
  review_at timestamp with time zone,
  begins_at timestamp with time zone,
  constraint article_pkey PRIMARY KEY (entry_id),
  constraint article_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES knowledge.entry(id)
);
CREATE INDEX article_by_owner ON knowledge.article USING btree (owner_id);
CREATE INDEX article_must_know ON knowledge.article USING btree (entry_id) WHERE (must_know_edition IS NOT NULL);
CREATE INDEX article_to_begin ON knowledge.article USING btree (begins_at) WHERE (begins_at IS NOT NULL);
CREATE INDEX article_to_remind ON knowledge.article USING btree (remind_at) WHERE (remind_at IS NOT NULL);
CREATE INDEX article_to_review ON knowledge.article USING btree (review_at) WHERE (review_at IS NOT NULL);

create table knowledge.article_feedback (
  id uuid not null,
  article_id uuid not null,
  edition integer not null,
  kind text not null,
  words text not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  task_id uuid,
  constraint article_feedback_kind_check CHECK ((kind = ANY (ARRAY['helpful'::text, 'wrong'::text, 'missing'::text]))),
  constraint article_feedback_pkey PRIMARY KEY (id),
  constraint article_feedback_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge.entry(id)
);
CREATE INDEX article_feedback_by_article ON knowledge.article_feedback USING btree (article_id, at);

create table knowledge.article_text (
  entry_id uuid not null,
  language text not null,
  terms tsvector not null,
  head tsvector generated always as (ts_filter(terms, '{a,b,c}'::"char"[])) stored,
  constraint article_text_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint article_text_pkey PRIMARY KEY (entry_id, language),
  constraint article_text_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES knowledge.entry(id)
);
CREATE INDEX article_text_by_head ON knowledge.article_text USING gin (head);
CREATE INDEX article_text_by_term ON knowledge.article_text USING gin (terms);

create table knowledge.article_use (
  article_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  agent_id uuid not null,
  act text not null,
  used_on date not null,
  uses integer not null,
  last_used_at timestamp with time zone not null,
  constraint article_use_act_check CHECK ((act = ANY (ARRAY['opened'::text, 'inserted'::text]))),
  constraint article_use_uses_check CHECK ((uses > 0)),
  constraint article_use_pkey PRIMARY KEY (article_id, subject_id, agent_id, act),
  constraint article_use_article_id_fkey FOREIGN KEY (article_id) REFERENCES knowledge.entry(id)
);
CREATE INDEX article_use_by_day ON knowledge.article_use USING btree (article_id, used_on);

create table knowledge.edition (
  entry_id uuid not null,
  number integer not null,
  state text not null,
  content jsonb not null,
  written_by uuid,
  written_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  approval_id uuid,
  approved_by uuid,
  published_at timestamp with time zone,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  constraint edition_check CHECK (((published_at IS NOT NULL) = (state = ANY (ARRAY['published'::text, 'superseded'::text, 'withdrawn'::text])))),
  constraint edition_check1 CHECK (((state <> 'submitted'::text) OR (approval_id IS NOT NULL))),
  constraint edition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'published'::text, 'superseded'::text, 'withdrawn'::text, 'discarded'::text]))),
  constraint edition_pkey PRIMARY KEY (entry_id, number),
  constraint edition_approval_id_key UNIQUE (approval_id),
  constraint edition_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES knowledge.entry(id)
);
CREATE UNIQUE INDEX edition_open ON knowledge.edition USING btree (entry_id) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text]));
CREATE UNIQUE INDEX edition_published ON knowledge.edition USING btree (entry_id) WHERE (state = 'published'::text);
CREATE UNIQUE INDEX edition_waiting ON knowledge.edition USING btree (entry_id) WHERE (state = 'approved'::text);

create table knowledge.entry (
  id uuid not null,
  kind text not null,
  project_id uuid not null,
  topic text not null,
  shown_edition integer not null,
  state text not null,
  open_state text,
  added_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint entry_kind_check CHECK ((kind = ANY (ARRAY['phrase'::text, 'article'::text]))),
  constraint entry_open_state_check CHECK ((open_state = ANY (ARRAY['draft'::text, 'submitted'::text]))),
  constraint entry_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'published'::text, 'withdrawn'::text]))),
  constraint entry_pkey PRIMARY KEY (id)
);
CREATE INDEX entry_by_topic ON knowledge.entry USING btree (project_id, kind, topic);

create table knowledge.phrase_use (
  phrase_id uuid not null,
  agent_id uuid not null,
  used_on date not null,
  uses integer not null,
  last_used_at timestamp with time zone not null,
  constraint phrase_use_uses_check CHECK ((uses > 0)),
  constraint phrase_use_pkey PRIMARY KEY (phrase_id, agent_id, used_on),
  constraint phrase_use_phrase_id_fkey FOREIGN KEY (phrase_id) REFERENCES knowledge.entry(id)
);
CREATE INDEX phrase_use_by_day ON knowledge.phrase_use USING btree (used_on);

create table knowledge.search_miss (
  id uuid not null,
  project_id uuid not null,
  words text not null,
  times integer not null,
  public_times integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint search_miss_times_check CHECK ((times > 0)),
  constraint search_miss_pkey PRIMARY KEY (id),
  constraint search_miss_project_id_words_key UNIQUE (project_id, words)
);
CREATE INDEX search_miss_by_first ON knowledge.search_miss USING btree (project_id, first_at) WHERE (public_times > 0);
CREATE INDEX search_miss_open ON knowledge.search_miss USING btree (project_id, times DESC) WHERE (settled_at IS NULL);

create table knowledge.search_term (
  term text not null,
  documents integer not null,
  letters text[] not null,
  constraint search_term_documents_check CHECK ((documents >= 0)),
  constraint search_term_pkey PRIMARY KEY (term)
);
CREATE INDEX search_term_by_letters ON knowledge.search_term USING gin (letters);

create table knowledge.topic (
  id uuid not null,
  project_id uuid not null,
  parent_id uuid,
  name_zh text not null,
  name_en text not null,
  place integer not null,
  constraint topic_pkey PRIMARY KEY (id),
  constraint topic_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES knowledge.topic(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX topic_by_project ON knowledge.topic USING btree (project_id, place);

create table knowledge.topic_tree (
  project_id uuid not null,
  version integer not null,
  constraint topic_tree_pkey PRIMARY KEY (project_id)
);
