-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table improvement.action (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  root_cause_id uuid not null,
  kind text not null,
  state text not null,
  title text not null,
  description text not null,
  owner_id uuid not null,
  due_on date not null,
  due_at timestamp with time zone not null,
  done_on date,
  evidence text,
  verify_on date not null,
  verify_at timestamp with time zone,
  created_on date not null,
  created_at timestamp with time zone not null,
  version integer default 1 not null,
  unit_id uuid,
  constraint action_kind_check CHECK ((kind = ANY (ARRAY['corrective'::text, 'preventive'::text]))),
  constraint action_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'effective'::text, 'not-effective'::text, 'too-little-data'::text]))),
  constraint action_pkey PRIMARY KEY (id),
  constraint action_number_key UNIQUE (number),
  constraint action_root_cause_id_fkey FOREIGN KEY (root_cause_id) REFERENCES improvement.root_cause(id)
);
CREATE INDEX action_awaiting_verdict ON improvement.action USING btree (verify_at) WHERE (verify_at IS NOT NULL);
CREATE INDEX action_by_creation ON improvement.action USING btree (created_at, id);
CREATE INDEX action_by_due ON improvement.action USING btree (due_on, id);
CREATE INDEX action_by_owner ON improvement.action USING btree (owner_id, due_on, id);
CREATE INDEX action_by_root_cause ON improvement.action USING btree (root_cause_id, created_at, id);

create table improvement.root_cause (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  triage_id uuid not null,
  state text not null,
  study_version integer not null,
  cause text,
  conclusion text,
  opened_at timestamp with time zone not null,
  concluded_at timestamp with time zone,
  version integer not null,
  unit_id uuid,
  constraint root_cause_state_check CHECK ((state = ANY (ARRAY['open'::text, 'concluded'::text]))),
  constraint root_cause_pkey PRIMARY KEY (id),
  constraint root_cause_number_key UNIQUE (number),
  constraint root_cause_triage_id_key UNIQUE (triage_id),
  constraint root_cause_triage_id_fkey FOREIGN KEY (triage_id) REFERENCES improvement.triage(id)
);
CREATE INDEX root_cause_by_opening ON improvement.root_cause USING btree (opened_at, id);

create table improvement.study (
  root_cause_id uuid not null,
  version integer not null,
  problem text not null,
  team uuid[] not null,
  whys jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by uuid,
  constraint study_pkey PRIMARY KEY (root_cause_id, version),
  constraint study_root_cause_id_fkey FOREIGN KEY (root_cause_id) REFERENCES improvement.root_cause(id)
);

create table improvement.triage (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  signal_id uuid not null,
  chart jsonb not null,
  chart_type text not null,
  state text not null,
  owner_id uuid not null,
  note text,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  root_cause_id uuid,
  unit_id uuid,
  constraint triage_state_check CHECK ((state = ANY (ARRAY['open'::text, 'special-cause'::text, 'data-error'::text, 'known-event'::text, 'common-cause'::text]))),
  constraint triage_pkey PRIMARY KEY (id),
  constraint triage_number_key UNIQUE (number),
  constraint triage_signal_id_key UNIQUE (signal_id),
  constraint triage_root_cause_id_fkey FOREIGN KEY (root_cause_id) REFERENCES improvement.root_cause(id)
);
CREATE INDEX triage_by_opening ON improvement.triage USING btree (opened_at, id);
CREATE INDEX triage_by_root_cause ON improvement.triage USING btree (root_cause_id) WHERE (root_cause_id IS NOT NULL);

create table improvement.verdict (
  action_id uuid not null,
  attempt integer not null,
  verdict text not null,
  explanation jsonb not null,
  before_from date not null,
  split_on date not null,
  through date not null,
  before jsonb not null,
  after jsonb not null,
  relative_change double precision,
  p_value double precision,
  decided_at timestamp with time zone not null,
  constraint verdict_verdict_check CHECK ((verdict = ANY (ARRAY['effective'::text, 'not-effective'::text, 'too-little-data'::text]))),
  constraint verdict_pkey PRIMARY KEY (action_id, attempt),
  constraint verdict_action_id_fkey FOREIGN KEY (action_id) REFERENCES improvement.action(id)
);
