-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table work.notice (
  id uuid not null,
  person_id uuid not null,
  code text not null,
  params jsonb not null,
  subject_type text not null,
  subject_id uuid not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id)
);
CREATE INDEX notice_by_person ON work.notice USING btree (person_id, at, id);
CREATE INDEX notice_unread ON work.notice USING btree (person_id, at, id) WHERE (read_at IS NULL);
CREATE INDEX notice_unread_by_subject ON work.notice USING btree (subject_id) WHERE (read_at IS NULL);
CREATE UNIQUE INDEX notice_unread_once ON work.notice USING btree (person_id, code, subject_id, params) WHERE (read_at IS NULL);

create table work.time_limit (
  id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  kind text not null,
  owner_id uuid,
  started_at timestamp with time zone not null,
  warn_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  fire_at timestamp with time zone,
  warned_at timestamp with time zone,
  breached_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  constraint time_limit_check CHECK (((started_at <= warn_at) AND (warn_at <= due_at))),
  constraint time_limit_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint time_limit_check2 CHECK (((ended_at IS NULL) OR (fire_at IS NULL))),
  constraint time_limit_kind_check CHECK ((kind = ANY (ARRAY['acknowledge'::text, 'respond'::text, 'carry-out'::text]))),
  constraint time_limit_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'met-late'::text, 'cancelled'::text]))),
  constraint time_limit_pkey PRIMARY KEY (id)
);
CREATE INDEX time_limit_by_subject ON work.time_limit USING btree (subject_id, started_at);
CREATE INDEX time_limit_to_fire ON work.time_limit USING btree (fire_at) WHERE (fire_at IS NOT NULL);
CREATE UNIQUE INDEX time_limit_running ON work.time_limit USING btree (subject_id, kind, subject_type) WHERE (ended_at IS NULL);
