-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


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
  constraint edition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'published'::text, 'superseded'::text, 'withdrawn'::text, 'discarded'::text]))),
  constraint edition_pkey PRIMARY KEY (entry_id, number),
  constraint edition_approval_id_key UNIQUE (approval_id),
  constraint edition_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES knowledge.entry(id)
);
CREATE UNIQUE INDEX edition_open ON knowledge.edition USING btree (entry_id) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text]));
CREATE UNIQUE INDEX edition_published ON knowledge.edition USING btree (entry_id) WHERE (state = 'published'::text);

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
  constraint entry_kind_check CHECK ((kind = 'phrase'::text)),
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
