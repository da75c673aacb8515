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
  planned_cost_minor bigint,
  actual_cost_minor bigint,
  constraint action_actual_cost_minor_check CHECK ((actual_cost_minor >= 0)),
  constraint action_kind_check CHECK ((kind = ANY (ARRAY['corrective'::text, 'preventive'::text]))),
  constraint action_planned_cost_minor_check CHECK ((planned_cost_minor >= 0)),
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

create table improvement.action_training (
  action_id uuid not null,
  training_id uuid not null,
  person_id uuid not null,
  due_on date not null,
  outcome text not null,
  score double precision,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint action_training_outcome_check CHECK ((outcome = ANY (ARRAY['asked'::text, 'passed'::text, 'failed'::text]))),
  constraint action_training_pkey PRIMARY KEY (action_id, training_id, person_id),
  constraint action_training_action_id_fkey FOREIGN KEY (action_id) REFERENCES improvement.action(id)
);

create table improvement.adkar_round (
  id uuid not null,
  change_id uuid not null,
  team_id uuid not null,
  scored_on date not null,
  people integer not null,
  awareness double precision not null,
  desire double precision not null,
  knowledge double precision not null,
  ability double precision not null,
  reinforcement double precision not null,
  note text,
  scored_at timestamp with time zone not null,
  scored_by uuid not null,
  constraint adkar_round_ability_check CHECK (((ability >= (1)::double precision) AND (ability <= (5)::double precision))),
  constraint adkar_round_awareness_check CHECK (((awareness >= (1)::double precision) AND (awareness <= (5)::double precision))),
  constraint adkar_round_desire_check CHECK (((desire >= (1)::double precision) AND (desire <= (5)::double precision))),
  constraint adkar_round_knowledge_check CHECK (((knowledge >= (1)::double precision) AND (knowledge <= (5)::double precision))),
  constraint adkar_round_people_check CHECK ((people > 0)),
  constraint adkar_round_reinforcement_check CHECK (((reinforcement >= (1)::double precision) AND (reinforcement <= (5)::double precision))),
  constraint adkar_round_pkey PRIMARY KEY (id),
  constraint adkar_round_change_id_fkey FOREIGN KEY (change_id) REFERENCES improvement.change(id)
);
CREATE INDEX adkar_round_by_change ON improvement.adkar_round USING btree (change_id, team_id, scored_on, scored_at);

create table improvement.attributed_case (
  root_cause_id uuid not null,
  cause_id uuid not null,
  case_number text not null,
  attributed_at timestamp with time zone not null,
  attributed_by uuid,
  constraint attributed_case_pkey PRIMARY KEY (root_cause_id, cause_id, case_number),
  constraint attributed_case_root_cause_id_fkey FOREIGN KEY (root_cause_id) REFERENCES improvement.root_cause(id)
);

create table improvement.change (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  unit_id uuid,
  title text not null,
  content text not null,
  owner_id uuid not null,
  improvement_id uuid,
  launch_id uuid,
  closed_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint change_pkey PRIMARY KEY (id),
  constraint change_number_key UNIQUE (number),
  constraint change_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvement.project(id),
  constraint change_launch_id_fkey FOREIGN KEY (launch_id) REFERENCES improvement.launch(id)
);
CREATE INDEX change_by_opening ON improvement.change USING btree (opened_at, id);

create table improvement.earlier_conclusion (
  root_cause_id uuid not null,
  version integer not null,
  cause text not null,
  cause_id uuid,
  conclusion text not null,
  concluded_at timestamp with time zone not null,
  reason text not null,
  reopened_at timestamp with time zone not null,
  constraint earlier_conclusion_pkey PRIMARY KEY (root_cause_id, version),
  constraint earlier_conclusion_root_cause_id_fkey FOREIGN KEY (root_cause_id) REFERENCES improvement.root_cause(id)
);

create table improvement.launch (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  unit_id uuid,
  title text not null,
  kind text not null,
  content text not null,
  product text not null,
  planned_on date not null,
  owner_id uuid not null,
  state text not null,
  expected integer,
  low integer,
  high integer,
  counted_before integer,
  live_on date,
  review_on date,
  review_at timestamp with time zone,
  actual integer,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  withdrawn_reason text,
  version integer default 1 not null,
  constraint launch_check CHECK ((high >= low)),
  constraint launch_expected_check CHECK ((expected >= 0)),
  constraint launch_kind_check CHECK ((kind = ANY (ARRAY['product'::text, 'policy'::text, 'price'::text, 'campaign'::text]))),
  constraint launch_low_check CHECK ((low >= 0)),
  constraint launch_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'live'::text, 'reviewed'::text, 'withdrawn'::text]))),
  constraint launch_pkey PRIMARY KEY (id),
  constraint launch_number_key UNIQUE (number)
);
CREATE INDEX launch_awaiting_review ON improvement.launch USING btree (review_at) WHERE (review_at IS NOT NULL);
CREATE INDEX launch_by_opening ON improvement.launch USING btree (opened_at, id);
CREATE INDEX launch_by_plan ON improvement.launch USING btree (planned_on, id);

create table improvement.launch_check (
  launch_id uuid not null,
  kind text not null,
  note text,
  training_id uuid,
  done_at timestamp with time zone,
  done_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  constraint launch_check_check CHECK ((confirmed_by <> done_by)),
  constraint launch_check_kind_check CHECK ((kind = ANY (ARRAY['forecast'::text, 'wording'::text, 'remedy'::text, 'quiz'::text]))),
  constraint launch_check_pkey PRIMARY KEY (launch_id, kind),
  constraint launch_check_launch_id_fkey FOREIGN KEY (launch_id) REFERENCES improvement.launch(id)
);

create table improvement.member (
  subject_type text not null,
  subject_id uuid not null,
  person_id uuid not null,
  role text not null,
  state text not null,
  invited_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint member_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'expert'::text, 'data'::text, 'member'::text, 'sponsor'::text]))),
  constraint member_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'joined'::text, 'declined'::text]))),
  constraint member_subject_type_check CHECK ((subject_type = ANY (ARRAY['root-cause'::text, 'project'::text]))),
  constraint member_pkey PRIMARY KEY (subject_type, subject_id, person_id)
);
CREATE INDEX member_by_person ON improvement.member USING btree (person_id, subject_type, subject_id);

create table improvement.project (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  unit_id uuid,
  title text not null,
  problem text not null,
  state text not null,
  stage text not null,
  lead_id uuid not null,
  sponsor_id uuid not null,
  root_cause_id uuid,
  indicator text not null,
  baseline double precision not null,
  target double precision not null,
  planned_saving_minor bigint,
  due_on date not null,
  opened_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  version integer default 1 not null,
  constraint project_check CHECK ((sponsor_id <> lead_id)),
  constraint project_planned_saving_minor_check CHECK ((planned_saving_minor >= 0)),
  constraint project_stage_check CHECK ((stage = ANY (ARRAY['define'::text, 'collect'::text, 'determine'::text, 'improve'::text, 'execute'::text, 'review'::text]))),
  constraint project_state_check CHECK ((state = ANY (ARRAY['running'::text, 'closed'::text, 'stopped'::text]))),
  constraint project_pkey PRIMARY KEY (id),
  constraint project_number_key UNIQUE (number),
  constraint project_root_cause_id_fkey FOREIGN KEY (root_cause_id) REFERENCES improvement.root_cause(id)
);
CREATE INDEX project_by_due ON improvement.project USING btree (due_on, id);
CREATE INDEX project_by_lead ON improvement.project USING btree (lead_id, due_on, id);
CREATE INDEX project_by_opening ON improvement.project USING btree (opened_at, id);
CREATE INDEX project_by_root_cause ON improvement.project USING btree (root_cause_id) WHERE (root_cause_id IS NOT NULL);

create table improvement.project_entry (
  id uuid not null,
  improvement_id uuid not null,
  kind text not null,
  stage text not null,
  note text,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint project_entry_kind_check CHECK ((kind = ANY (ARRAY['comment'::text, 'passed'::text, 'returned'::text, 'stopped'::text, 'closed'::text, 'saving-stated'::text, 'saving-confirmed'::text, 'saving-rejected'::text]))),
  constraint project_entry_pkey PRIMARY KEY (id),
  constraint project_entry_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvement.project(id)
);
CREATE INDEX project_entry_by_project ON improvement.project_entry USING btree (improvement_id, at, id);

create table improvement.project_evidence (
  id uuid not null,
  improvement_id uuid not null,
  stage text not null,
  requirement text not null,
  note text not null,
  chart jsonb,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint project_evidence_pkey PRIMARY KEY (id),
  constraint project_evidence_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvement.project(id)
);
CREATE INDEX project_evidence_by_project ON improvement.project_evidence USING btree (improvement_id, added_at, id);

create table improvement.project_stage (
  improvement_id uuid not null,
  stage text not null,
  owner_id uuid not null,
  due_on date not null,
  passed_at timestamp with time zone,
  passed_by uuid,
  constraint project_stage_stage_check CHECK ((stage = ANY (ARRAY['define'::text, 'collect'::text, 'determine'::text, 'improve'::text, 'execute'::text, 'review'::text]))),
  constraint project_stage_pkey PRIMARY KEY (improvement_id, stage),
  constraint project_stage_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvement.project(id)
);

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
  cause_id uuid,
  constraint root_cause_state_check CHECK ((state = ANY (ARRAY['open'::text, 'concluded'::text]))),
  constraint root_cause_pkey PRIMARY KEY (id),
  constraint root_cause_number_key UNIQUE (number),
  constraint root_cause_triage_id_key UNIQUE (triage_id),
  constraint root_cause_triage_id_fkey FOREIGN KEY (triage_id) REFERENCES improvement.triage(id)
);
CREATE INDEX root_cause_by_opening ON improvement.root_cause USING btree (opened_at, id);

create table improvement.saving (
  id uuid not null,
  improvement_id uuid not null,
  units_before double precision not null,
  units_after double precision not null,
  months integer not null,
  unit_cost_minor bigint not null,
  cost_minor bigint not null,
  amount_minor bigint not null,
  evidence text not null,
  state text not null,
  stated_at timestamp with time zone not null,
  stated_by uuid not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  settled_note text,
  constraint saving_check CHECK ((settled_by <> stated_by)),
  constraint saving_cost_minor_check CHECK ((cost_minor >= 0)),
  constraint saving_months_check CHECK (((months >= 1) AND (months <= 60))),
  constraint saving_state_check CHECK ((state = ANY (ARRAY['stated'::text, 'confirmed'::text, 'rejected'::text]))),
  constraint saving_unit_cost_minor_check CHECK ((unit_cost_minor >= 0)),
  constraint saving_units_after_check CHECK ((units_after >= (0)::double precision)),
  constraint saving_units_before_check CHECK ((units_before >= (0)::double precision)),
  constraint saving_pkey PRIMARY KEY (id),
  constraint saving_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvement.project(id)
);
CREATE INDEX saving_by_project ON improvement.saving USING btree (improvement_id, stated_at, id);
CREATE UNIQUE INDEX saving_open_once ON improvement.saving USING btree (improvement_id) WHERE (state = 'stated'::text);

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
