-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table privacy.copy_opening (
  copy_id uuid not null,
  at timestamp with time zone not null,
  browser text not null,
  constraint copy_opening_copy_id_fkey FOREIGN KEY (copy_id) REFERENCES privacy.recording_copy(id)
);
CREATE INDEX copy_opening_by_copy ON privacy.copy_opening USING btree (copy_id, at);

create table privacy.erasure (
  id uuid not null,
  person_id uuid not null,
  project_id uuid not null,
  state text not null,
  basis text not null,
  reason text,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  erased jsonb,
  version integer default 1 not null,
  constraint erasure_basis_check CHECK ((basis = ANY (ARRAY['request'::text, 'retention'::text, 'repeated'::text]))),
  constraint erasure_check CHECK (((decided_at IS NOT NULL) = (state = ANY (ARRAY['withdrawn'::text, 'done'::text])))),
  constraint erasure_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'asked'::text, 'withdrawn'::text, 'done'::text]))),
  constraint erasure_pkey PRIMARY KEY (id)
);
CREATE INDEX erasure_by_person ON privacy.erasure USING btree (person_id);
CREATE INDEX erasure_by_time ON privacy.erasure USING btree (asked_at, id);
CREATE INDEX erasure_proposed ON privacy.erasure USING btree (id) WHERE (state = 'proposed'::text);
CREATE UNIQUE INDEX erasure_current ON privacy.erasure USING btree (person_id) WHERE (state = ANY (ARRAY['proposed'::text, 'asked'::text]));
CREATE UNIQUE INDEX erasure_once ON privacy.erasure USING btree (person_id) WHERE (state = 'done'::text);

create table privacy.list_export (
  id uuid not null,
  actor_id uuid not null,
  list text not null,
  params jsonb not null,
  query jsonb not null,
  started_at timestamp with time zone not null,
  started_on date not null,
  request_id text not null,
  rows integer default 0 not null,
  finished_at timestamp with time zone,
  constraint list_export_pkey PRIMARY KEY (id)
);
CREATE INDEX list_export_by_actor ON privacy.list_export USING btree (actor_id, started_on);

create table privacy.policy (
  singleton boolean default true not null,
  keep_months integer not null,
  version integer default 1 not null,
  retention text default 'propose'::text not null,
  request_days integer default 15 not null,
  export_rows integer default 20000 not null,
  export_by text default 'everyone'::text not null,
  constraint policy_export_by_check CHECK ((export_by = ANY (ARRAY['everyone'::text, 'leaders'::text, 'nobody'::text]))),
  constraint policy_export_rows_check CHECK (((export_rows >= 0) AND (export_rows <= 1000000))),
  constraint policy_keep_months_check CHECK (((keep_months >= 0) AND (keep_months <= 240))),
  constraint policy_request_days_check CHECK (((request_days >= 1) AND (request_days <= 60))),
  constraint policy_retention_check CHECK ((retention = ANY (ARRAY['propose'::text, 'erase'::text]))),
  constraint policy_singleton_check CHECK (singleton),
  constraint policy_pkey PRIMARY KEY (singleton)
);

create table privacy.recording_copy (
  id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  project_id uuid not null,
  contact_id uuid not null,
  contact_number text not null,
  asker text not null,
  identity_by text not null,
  others text not null,
  state text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  ends_at timestamp with time zone,
  code_asked_at timestamp with time zone,
  codes integer default 0 not null,
  tries integer default 0 not null,
  version integer default 1 not null,
  constraint recording_copy_asker_check CHECK ((asker = ANY (ARRAY['self'::text, 'guardian'::text, 'lawyer'::text, 'heir'::text]))),
  constraint recording_copy_check CHECK (((state = 'asked'::text) = (decided_at IS NULL))),
  constraint recording_copy_check1 CHECK (((state = 'released'::text) = (ends_at IS NOT NULL))),
  constraint recording_copy_identity_by_check CHECK ((identity_by = ANY (ARRAY['call-back'::text, 'document'::text, 'counter'::text, 'letter'::text]))),
  constraint recording_copy_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'released'::text, 'refused'::text]))),
  constraint recording_copy_pkey PRIMARY KEY (id),
  constraint recording_copy_request_id_fkey FOREIGN KEY (request_id) REFERENCES privacy.subject_request(id)
);
CREATE INDEX recording_copy_by_contact ON privacy.recording_copy USING btree (contact_id, asked_at);
CREATE INDEX recording_copy_by_person ON privacy.recording_copy USING btree (person_id, asked_at);
CREATE INDEX recording_copy_by_time ON privacy.recording_copy USING btree (asked_at, id);
CREATE UNIQUE INDEX recording_copy_open ON privacy.recording_copy USING btree (contact_id) WHERE (state = 'asked'::text);

create table privacy.subject_request (
  id uuid not null,
  number text not null,
  person_id uuid not null,
  project_id uuid not null,
  kind text not null,
  channel text not null,
  received_on date not null,
  due_at timestamp with time zone not null,
  due_on date not null,
  owner_id uuid not null,
  registered_at timestamp with time zone not null,
  registered_by uuid not null,
  outcome text,
  note text,
  closed_at timestamp with time zone,
  closed_by uuid,
  version integer default 1 not null,
  constraint subject_request_check CHECK (((outcome IS NULL) = (closed_at IS NULL))),
  constraint subject_request_kind_check CHECK ((kind = ANY (ARRAY['access'::text, 'correct'::text, 'erase'::text, 'explain'::text]))),
  constraint subject_request_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'partly'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint subject_request_pkey PRIMARY KEY (id),
  constraint subject_request_number_key UNIQUE (number)
);
CREATE INDEX subject_request_by_due ON privacy.subject_request USING btree (due_on, id);
CREATE INDEX subject_request_by_person ON privacy.subject_request USING btree (person_id);

create table privacy.unusual_access (
  id uuid not null,
  actor_id uuid not null,
  hour_at timestamp with time zone not null,
  looks integer not null,
  own_mean double precision not null,
  peer_mean double precision not null,
  bound integer not null,
  constraint unusual_access_pkey PRIMARY KEY (id),
  constraint unusual_access_actor_id_hour_at_key UNIQUE (actor_id, hour_at)
);
CREATE INDEX unusual_access_by_hour ON privacy.unusual_access USING btree (hour_at, id);

create table privacy.watch (
  singleton boolean default true not null,
  watched_until timestamp with time zone not null,
  constraint watch_singleton_check CHECK (singleton),
  constraint watch_pkey PRIMARY KEY (singleton)
);
