-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table complaints.absence_move (
  id uuid not null,
  absence_id uuid not null,
  complaint_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  rule text not null,
  at timestamp with time zone not null,
  by_name text not null,
  undone_at timestamp with time zone,
  constraint absence_move_pkey PRIMARY KEY (id),
  constraint absence_move_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX absence_move_by_absence ON complaints.absence_move USING btree (absence_id, at);
CREATE INDEX absence_move_by_complaint ON complaints.absence_move USING btree (complaint_id);

create table complaints.accountability_effect (
  id uuid not null,
  sanction_id uuid not null,
  act text not null,
  person_id uuid,
  unit_id uuid,
  points integer not null,
  deduction_minor bigint not null,
  month date not null,
  at timestamp with time zone not null,
  constraint accountability_effect_act_check CHECK ((act = ANY (ARRAY['sanctioned'::text, 'reversed'::text]))),
  constraint accountability_effect_pkey PRIMARY KEY (id),
  constraint accountability_effect_sanction_id_act_key UNIQUE (sanction_id, act),
  constraint accountability_effect_sanction_id_fkey FOREIGN KEY (sanction_id) REFERENCES complaints.sanction(id)
);
CREATE INDEX accountability_effect_by_person ON complaints.accountability_effect USING btree (person_id, month) WHERE (person_id IS NOT NULL);
CREATE TRIGGER accountability_effect_stays BEFORE DELETE OR UPDATE ON complaints.accountability_effect FOR EACH ROW EXECUTE FUNCTION complaints.keep_line();

create table complaints.appeal (
  id uuid not null,
  complaint_id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  state text not null,
  reason text not null,
  lodged_at timestamp with time zone not null,
  lodged_by_name text,
  answered_at timestamp with time zone not null,
  handler_id uuid,
  reviewer_id uuid,
  due_at timestamp with time zone not null,
  decision text,
  decided_at timestamp with time zone,
  decided_by_name text,
  constraint appeal_check CHECK (((state = ANY (ARRAY['upheld'::text, 'rejected'::text])) = (decided_at IS NOT NULL))),
  constraint appeal_state_check CHECK ((state = ANY (ARRAY['lodged'::text, 'reviewing'::text, 'upheld'::text, 'rejected'::text]))),
  constraint appeal_pkey PRIMARY KEY (id),
  constraint appeal_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX appeal_by_complaint ON complaints.appeal USING btree (complaint_id, lodged_at);
CREATE INDEX appeal_by_due ON complaints.appeal USING btree (due_at, id);
CREATE INDEX appeal_by_receipt ON complaints.appeal USING btree (lodged_at, id);
CREATE INDEX appeal_by_reviewer ON complaints.appeal USING btree (reviewer_id, due_at, id);
CREATE INDEX appeal_by_state ON complaints.appeal USING btree (state, due_at, id);
CREATE UNIQUE INDEX appeal_open ON complaints.appeal USING btree (complaint_id) WHERE (decided_at IS NULL);

create table complaints.arrival_cell (
  project_id uuid not null,
  at timestamp with time zone not null,
  product text not null,
  area text not null,
  count integer not null,
  constraint arrival_cell_pkey PRIMARY KEY (project_id, at, product, area)
);

create table complaints.assessment (
  id uuid not null,
  complaint_id uuid not null,
  at timestamp with time zone not null,
  actor_name text not null,
  severity text not null,
  safety boolean not null,
  complexity text not null,
  impact text not null,
  immediate text,
  vulnerability text,
  vulnerability_reason text,
  validity text,
  constraint assessment_check CHECK (((vulnerability IS NULL) = (vulnerability_reason IS NULL))),
  constraint assessment_complexity_check CHECK ((complexity = ANY (ARRAY['simple'::text, 'usual'::text, 'complex'::text]))),
  constraint assessment_impact_check CHECK ((impact = ANY (ARRAY['one'::text, 'several'::text, 'many'::text]))),
  constraint assessment_validity_check CHECK ((validity = ANY (ARRAY['upheld'::text, 'partly-upheld'::text, 'not-upheld'::text]))),
  constraint assessment_vulnerability_check CHECK ((vulnerability = ANY (ARRAY['age'::text, 'health'::text, 'disability'::text, 'hardship'::text, 'language'::text, 'other'::text]))),
  constraint assessment_pkey PRIMARY KEY (id),
  constraint assessment_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX assessment_by_complaint ON complaints.assessment USING btree (complaint_id, at);

create table complaints.assignment_choice (
  id uuid not null,
  complaint_id uuid not null,
  unit_id uuid not null,
  at timestamp with time zone not null,
  person_id uuid,
  rule text not null,
  weight double precision not null,
  candidates jsonb not null,
  constraint assignment_choice_pkey PRIMARY KEY (id),
  constraint assignment_choice_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX assignment_choice_by_complaint ON complaints.assignment_choice USING btree (complaint_id, at);
CREATE INDEX assignment_choice_by_person ON complaints.assignment_choice USING btree (person_id, at) WHERE (person_id IS NOT NULL);

create table complaints.assignment_settings (
  only_row boolean default true not null,
  content jsonb not null,
  version integer default 1 not null,
  constraint assignment_settings_only_row_check CHECK (only_row),
  constraint assignment_settings_pkey PRIMARY KEY (only_row)
);

create table complaints.assignment_wait (
  complaint_id uuid not null,
  since timestamp with time zone not null,
  rule text not null,
  retry_at timestamp with time zone not null,
  constraint assignment_wait_pkey PRIMARY KEY (complaint_id),
  constraint assignment_wait_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX assignment_wait_to_retry ON complaints.assignment_wait USING btree (retry_at);

create table complaints.burst_watch (
  project_id uuid not null,
  watched_until timestamp with time zone not null,
  next_at timestamp with time zone,
  constraint burst_watch_pkey PRIMARY KEY (project_id)
);
CREATE INDEX burst_watch_next ON complaints.burst_watch USING btree (next_at) WHERE (next_at IS NOT NULL);

create table complaints.calming_step (
  id uuid not null,
  interception_id uuid not null,
  "position" integer not null,
  code text not null,
  what_zh text not null,
  what_en text not null,
  owner_id uuid not null,
  due_at timestamp with time zone not null,
  said text,
  done_at timestamp with time zone,
  done_by_name text,
  constraint calming_step_check CHECK (((said IS NULL) = (done_at IS NULL))),
  constraint calming_step_pkey PRIMARY KEY (id),
  constraint calming_step_interception_id_position_key UNIQUE (interception_id, "position"),
  constraint calming_step_interception_id_fkey FOREIGN KEY (interception_id) REFERENCES complaints.interception(id) ON DELETE CASCADE
);

create table complaints.case_class (
  complaint_id uuid not null,
  class_code text not null,
  path text[] not null,
  at timestamp with time zone not null,
  constraint case_class_pkey PRIMARY KEY (complaint_id),
  constraint case_class_class_code_fkey FOREIGN KEY (class_code) REFERENCES complaints.class(code),
  constraint case_class_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX case_class_by_class ON complaints.case_class USING btree (class_code);

create table complaints.class (
  code text not null,
  parent_code text,
  name_zh text not null,
  name_en text not null,
  "position" integer default 0 not null,
  retired_at timestamp with time zone,
  version integer default 1 not null,
  constraint class_check CHECK ((parent_code <> code)),
  constraint class_code_check CHECK ((code <> ''::text)),
  constraint class_pkey PRIMARY KEY (code),
  constraint class_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES complaints.class(code)
);
CREATE INDEX class_by_parent ON complaints.class USING btree (parent_code);

create table complaints.class_change (
  id bigint generated always as identity not null,
  code text not null,
  act text not null,
  params jsonb not null,
  at timestamp with time zone not null,
  actor_name text not null,
  constraint class_change_act_check CHECK ((act = ANY (ARRAY['added'::text, 'renamed'::text, 'moved'::text, 'retired'::text, 'restored'::text]))),
  constraint class_change_pkey PRIMARY KEY (id),
  constraint class_change_code_fkey FOREIGN KEY (code) REFERENCES complaints.class(code)
);
CREATE INDEX class_change_by_class ON complaints.class_change USING btree (code, id);

create table complaints.class_decision (
  id uuid not null,
  complaint_id uuid not null,
  dimension text not null,
  model_version integer not null,
  suggested text[] not null,
  confidence double precision not null,
  candidates text[] not null,
  chosen text[] not null,
  accepted boolean generated always as ((suggested = chosen)) stored not null,
  shown boolean not null,
  reason text,
  actor_id uuid,
  actor_name text not null,
  at timestamp with time zone not null,
  constraint class_decision_dimension_check CHECK ((dimension = ANY (ARRAY['class'::text, 'product'::text, 'area'::text, 'cause'::text, 'severity'::text, 'validity'::text]))),
  constraint class_decision_pkey PRIMARY KEY (id),
  constraint class_decision_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX class_decision_by_case ON complaints.class_decision USING btree (complaint_id, at);
CREATE INDEX class_decision_by_time ON complaints.class_decision USING btree (at, id);
CREATE INDEX class_decision_overridden ON complaints.class_decision USING btree (dimension, at) WHERE (NOT accepted);

create table complaints.class_model (
  version integer generated always as identity not null,
  dimension text not null,
  trained_at timestamp with time zone not null,
  cases integer not null,
  classes integer not null,
  left_out integer not null,
  levels jsonb not null,
  confused jsonb not null,
  content bytea,
  known integer not null,
  constraint class_model_dimension_check CHECK ((dimension = ANY (ARRAY['class'::text, 'product'::text, 'area'::text, 'cause'::text, 'severity'::text, 'validity'::text]))),
  constraint class_model_pkey PRIMARY KEY (version)
);
CREATE INDEX class_model_latest ON complaints.class_model USING btree (dimension, version DESC);

create table complaints.compensation (
  id uuid not null,
  number text not null,
  complaint_id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  booked_on date not null,
  state text not null,
  kind text not null,
  rule jsonb,
  rule_code text generated always as ((rule ->> 'code'::text)) stored,
  rule_version integer,
  facts jsonb not null,
  proposed_minor bigint,
  amount_minor bigint not null,
  currency text not null,
  reason text,
  over_budget boolean not null,
  proposer_id uuid not null,
  proposed_at timestamp with time zone not null,
  approval_id uuid,
  decided_by uuid,
  decided_for uuid,
  decided_at timestamp with time zone,
  paid_by uuid,
  paid_at timestamp with time zone,
  reference text,
  ended_by uuid,
  ended_at timestamp with time zone,
  end_reason text,
  version integer default 1 not null,
  remedy_what text,
  remedy_owner uuid,
  remedy_due_on date,
  remedy_task uuid,
  remedy_evidence text,
  constraint compensation_amount_minor_check CHECK ((amount_minor > 0)),
  constraint compensation_check CHECK (((rule IS NULL) = (rule_version IS NULL))),
  constraint compensation_check1 CHECK (((state = 'waiting'::text) = ((decided_at IS NULL) AND (ended_at IS NULL)))),
  constraint compensation_check2 CHECK (((state <> ALL (ARRAY['paid'::text, 'reversed'::text])) OR ((paid_at IS NOT NULL) AND (reference IS NOT NULL) AND (paid_by IS NOT NULL)))),
  constraint compensation_kind_check CHECK ((kind = ANY (ARRAY['money'::text, 'voucher'::text, 'waiver'::text, 'gift'::text, 'replacement'::text, 'repair'::text, 'redo'::text]))),
  constraint compensation_proposed_minor_check CHECK ((proposed_minor >= 0)),
  constraint compensation_remedy CHECK ((((kind = ANY (ARRAY['replacement'::text, 'repair'::text, 'redo'::text])) = (remedy_what IS NOT NULL)) AND ((remedy_what IS NULL) = (remedy_owner IS NULL)) AND ((remedy_what IS NULL) = (remedy_due_on IS NULL)) AND ((state <> ALL (ARRAY['paid'::text, 'reversed'::text])) OR ((remedy_what IS NULL) = (remedy_evidence IS NULL))))),
  constraint compensation_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'paid'::text, 'rejected'::text, 'withdrawn'::text, 'reversed'::text]))),
  constraint compensation_pkey PRIMARY KEY (id),
  constraint compensation_approval_id_key UNIQUE (approval_id),
  constraint compensation_number_key UNIQUE (number),
  constraint compensation_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX compensation_by_complaint ON complaints.compensation USING btree (complaint_id, proposed_at);
CREATE INDEX compensation_to_be_given ON complaints.compensation USING btree (complaint_id) WHERE (state = 'approved'::text);
CREATE UNIQUE INDEX compensation_by_rule ON complaints.compensation USING btree (complaint_id, rule_code) WHERE ((rule_code IS NOT NULL) AND (state = ANY (ARRAY['waiting'::text, 'approved'::text, 'paid'::text])));
CREATE UNIQUE INDEX compensation_reference ON complaints.compensation USING btree (reference) WHERE (reference IS NOT NULL);
CREATE UNIQUE INDEX compensation_under_way ON complaints.compensation USING btree (complaint_id, kind) WHERE (state = ANY (ARRAY['waiting'::text, 'approved'::text]));

create table complaints.compensation_budget (
  id uuid not null,
  unit_id uuid not null,
  period text not null,
  starts_on date not null,
  ends_on date not null,
  amount_minor bigint not null,
  currency text not null,
  when_exceeded text not null,
  version integer default 1 not null,
  constraint compensation_budget_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint compensation_budget_check CHECK ((starts_on < ends_on)),
  constraint compensation_budget_period_check CHECK ((period = ANY (ARRAY['month'::text, 'quarter'::text, 'year'::text]))),
  constraint compensation_budget_when_exceeded_check CHECK ((when_exceeded = ANY (ARRAY['refuse'::text, 'escalate'::text]))),
  constraint compensation_budget_pkey PRIMARY KEY (id),
  constraint compensation_budget_unit_id_period_starts_on_key UNIQUE (unit_id, period, starts_on)
);
CREATE INDEX compensation_budget_by_start ON complaints.compensation_budget USING btree (starts_on, id);

create table complaints.compensation_line (
  id uuid not null,
  compensation_id uuid not null,
  act text not null,
  account text not null,
  other_account text not null,
  amount_minor bigint not null,
  currency text not null,
  project_id uuid not null,
  unit_id uuid,
  booked_on date not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  constraint compensation_line_account_check CHECK ((account = ANY (ARRAY['budget'::text, 'reserved'::text, 'approved'::text, 'paid'::text]))),
  constraint compensation_line_act_check CHECK ((act = ANY (ARRAY['reserved'::text, 'approved'::text, 'released'::text, 'paid'::text, 'reversed'::text]))),
  constraint compensation_line_amount_minor_check CHECK ((amount_minor <> 0)),
  constraint compensation_line_pkey PRIMARY KEY (id),
  constraint compensation_line_compensation_id_act_account_key UNIQUE (compensation_id, act, account),
  constraint compensation_line_compensation_id_fkey FOREIGN KEY (compensation_id) REFERENCES complaints.compensation(id)
);
CREATE INDEX compensation_line_by_time ON complaints.compensation_line USING btree (at, id) WHERE (amount_minor > 0);
CREATE INDEX compensation_line_by_unit ON complaints.compensation_line USING btree (unit_id, booked_on);
CREATE TRIGGER compensation_line_balances AFTER INSERT ON complaints.compensation_line REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION complaints.balance_lines();
CREATE TRIGGER compensation_line_stays BEFORE DELETE OR UPDATE ON complaints.compensation_line FOR EACH ROW EXECUTE FUNCTION complaints.keep_line();

create table complaints.complained_about (
  complaint_id uuid not null,
  person_id uuid,
  unit_id uuid,
  named_at timestamp with time zone not null,
  named_by text not null,
  constraint complained_about_check CHECK (((person_id IS NULL) <> (unit_id IS NULL))),
  constraint complained_about_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE UNIQUE INDEX complained_about_once ON complaints.complained_about USING btree (complaint_id, COALESCE(person_id, unit_id));

create table complaints.complaint (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  unit_id uuid,
  state text not null,
  channel text not null,
  severity text not null,
  kind text not null,
  product text not null,
  area text not null,
  cause text not null,
  facts text not null,
  demand text,
  wants_response boolean not null,
  about_handling boolean not null,
  customer_id uuid,
  owner_id uuid,
  process_version_id uuid,
  lodged_at timestamp with time zone not null,
  lodged_on date not null,
  acknowledged_at timestamp with time zone,
  answered_at timestamp with time zone,
  answer text,
  closed_at timestamp with time zone,
  closed_on date,
  validity text,
  on_time boolean,
  due_at timestamp with time zone not null,
  import_id uuid,
  version integer default 1 not null,
  erased_at timestamp with time zone,
  first_answered_at timestamp with time zone,
  first_closed_at timestamp with time zone,
  reopen_count integer default 0 not null,
  timed_on date generated always as (
CASE
    WHEN ((on_time IS NOT NULL) AND ((state = 'closed'::text) OR (closed_on IS NOT NULL))) THEN COALESCE(closed_on, lodged_on)
    ELSE NULL::date
END) stored,
  precedence smallint default 2 not null,
  order_at timestamp with time zone default 'infinity'::timestamp with time zone not null,
  feeling text,
  warned_due_at timestamp with time zone,
  constraint complaint_precedence_check CHECK (((precedence >= 0) AND (precedence <= 2))),
  constraint complaint_reopen_count_check CHECK ((reopen_count >= 0)),
  constraint complaint_state_check CHECK ((state = ANY (ARRAY['lodged'::text, 'acknowledged'::text, 'answered'::text, 'closed'::text]))),
  constraint complaint_pkey PRIMARY KEY (id),
  constraint complaint_number_key UNIQUE (number),
  constraint complaint_import_id_fkey FOREIGN KEY (import_id) REFERENCES complaints.ledger_import(id)
);
CREATE INDEX complaint_amber ON complaints.complaint USING btree (due_at, id) WHERE ((state <> 'closed'::text) AND (warned_due_at = due_at));
CREATE INDEX complaint_by_cause ON complaints.complaint USING btree (cause, due_at, id);
CREATE INDEX complaint_by_channel ON complaints.complaint USING btree (channel, due_at, id) WHERE (channel <> 'ledger'::text);
CREATE INDEX complaint_by_closing ON complaints.complaint USING btree (closed_on, product, area) WHERE (closed_on IS NOT NULL);
CREATE INDEX complaint_by_customer ON complaints.complaint USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX complaint_by_import ON complaints.complaint USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX complaint_by_matter ON complaints.complaint USING btree (product, area, due_at, id);
CREATE INDEX complaint_by_order ON complaints.complaint USING btree (due_at, id);
CREATE INDEX complaint_by_owner ON complaints.complaint USING btree (owner_id, due_at, id) WHERE (owner_id IS NOT NULL);
CREATE INDEX complaint_by_precedence ON complaints.complaint USING btree (order_at, id) WHERE (state <> 'closed'::text);
CREATE INDEX complaint_by_project ON complaints.complaint USING btree (project_id, due_at, id);
CREATE INDEX complaint_by_punctuality ON complaints.complaint USING btree (on_time, due_at, id) WHERE (on_time IS NOT NULL);
CREATE INDEX complaint_by_rank ON complaints.complaint USING btree (precedence, order_at, id) WHERE (precedence < 2);
CREATE INDEX complaint_by_receipt ON complaints.complaint USING btree (lodged_at, id);
CREATE INDEX complaint_by_severity ON complaints.complaint USING btree (severity, due_at, id) WHERE (severity <> 'normal'::text);
CREATE INDEX complaint_by_slice ON complaints.complaint USING btree (lodged_on, product, area);
CREATE INDEX complaint_by_state ON complaints.complaint USING btree (state, due_at, id) WHERE (state <> 'closed'::text);
CREATE INDEX complaint_by_timeliness ON complaints.complaint USING btree (timed_on, product, area) WHERE (timed_on IS NOT NULL);
CREATE INDEX complaint_by_unit ON complaints.complaint USING btree (unit_id, due_at, id) WHERE (unit_id IS NOT NULL);
CREATE INDEX complaint_of_owner_by_precedence ON complaints.complaint USING btree (owner_id, order_at, id) WHERE (owner_id IS NOT NULL);
CREATE INDEX complaint_on_board ON complaints.complaint USING btree (due_at, id) INCLUDE (project_id, unit_id, owner_id, state, warned_due_at, import_id) WHERE (state <> 'closed'::text);

create table complaints.complaint_group (
  master_id uuid not null,
  project_id uuid not null,
  matter text not null,
  spokesperson_id uuid not null,
  state text not null,
  formed_at timestamp with time zone not null,
  formed_by_name text not null,
  decided_at timestamp with time zone,
  dissolved_at timestamp with time zone,
  version integer default 1 not null,
  constraint complaint_group_check CHECK (((state = 'dissolved'::text) = (dissolved_at IS NOT NULL))),
  constraint complaint_group_matter_check CHECK ((matter <> ''::text)),
  constraint complaint_group_state_check CHECK ((state = ANY (ARRAY['open'::text, 'dissolved'::text]))),
  constraint complaint_group_pkey PRIMARY KEY (master_id),
  constraint complaint_group_master_id_fkey FOREIGN KEY (master_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE,
  constraint complaint_group_spokesperson_id_fkey FOREIGN KEY (spokesperson_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX complaint_group_by_spokesperson ON complaints.complaint_group USING btree (spokesperson_id);
CREATE INDEX complaint_group_by_state ON complaints.complaint_group USING btree (state, formed_at, master_id);
CREATE INDEX complaint_group_by_time ON complaints.complaint_group USING btree (formed_at, master_id);

create table complaints.crisis (
  id uuid not null,
  incident_id uuid not null,
  level text not null,
  leader_id uuid not null,
  handed_by uuid,
  handed_at timestamp with time zone not null,
  take_by timestamp with time zone not null,
  task_id uuid not null,
  taken_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  outcome text,
  constraint crisis_check CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint crisis_level_check CHECK ((level = ANY (ARRAY['centre'::text, 'company'::text, 'public'::text]))),
  constraint crisis_pkey PRIMARY KEY (id),
  constraint crisis_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES complaints.incident(id)
);
CREATE INDEX crisis_of ON complaints.crisis USING btree (incident_id, handed_at);
CREATE UNIQUE INDEX crisis_running ON complaints.crisis USING btree (incident_id) WHERE (ended_at IS NULL);

create table complaints.crisis_entry (
  id bigint generated always as identity not null,
  crisis_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  code text not null,
  text text not null,
  constraint crisis_entry_code_check CHECK ((code = ANY (ARRAY['handed-over'::text, 'passed-on'::text, 'taken'::text, 'noted'::text, 'ended'::text]))),
  constraint crisis_entry_pkey PRIMARY KEY (id),
  constraint crisis_entry_crisis_id_fkey FOREIGN KEY (crisis_id) REFERENCES complaints.crisis(id)
);
CREATE INDEX crisis_entry_of ON complaints.crisis_entry USING btree (crisis_id, id);

create table complaints.customer_contact (
  contact_id uuid not null,
  customer_id uuid not null,
  at timestamp with time zone not null,
  constraint customer_contact_pkey PRIMARY KEY (contact_id)
);
CREATE INDEX customer_contact_by_customer ON complaints.customer_contact USING btree (customer_id, at);

create table complaints.escalation (
  id uuid not null,
  complaint_id uuid not null,
  level text not null,
  happened_on date not null,
  told text not null,
  recourse_told boolean not null,
  at timestamp with time zone not null,
  actor_name text not null,
  constraint escalation_level_check CHECK ((level = ANY (ARRAY['unit-head'::text, 'province'::text, 'regulator'::text, 'media'::text]))),
  constraint escalation_pkey PRIMARY KEY (id),
  constraint escalation_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX escalation_by_complaint ON complaints.escalation USING btree (complaint_id, at);

create table complaints.escalation_tag (
  id uuid not null,
  customer_id uuid not null,
  project_id uuid not null,
  complaint_id uuid not null,
  state text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  version integer default 1 not null,
  constraint escalation_tag_check CHECK ((expires_at > asked_at)),
  constraint escalation_tag_check1 CHECK (((decided_by IS NULL) OR (decided_by <> asked_by))),
  constraint escalation_tag_reason_check CHECK ((reason <> ''::text)),
  constraint escalation_tag_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'lifted'::text, 'expired'::text]))),
  constraint escalation_tag_pkey PRIMARY KEY (id),
  constraint escalation_tag_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX escalation_tag_by_customer ON complaints.escalation_tag USING btree (customer_id, asked_at);
CREATE INDEX escalation_tag_expiry ON complaints.escalation_tag USING btree (expires_at) WHERE (state = ANY (ARRAY['waiting'::text, 'approved'::text]));
CREATE UNIQUE INDEX escalation_tag_standing ON complaints.escalation_tag USING btree (customer_id) WHERE (state = ANY (ARRAY['waiting'::text, 'approved'::text]));

create table complaints.evidence_format_edition (
  format_id uuid not null,
  version integer not null,
  recipient text not null,
  name_zh text not null,
  name_en text not null,
  fields jsonb not null,
  letter text not null,
  retired boolean not null,
  at timestamp with time zone not null,
  by_name text not null,
  constraint evidence_format_edition_recipient_check CHECK ((recipient = ANY (ARRAY['12315'::text, 'miit'::text, 'nfra'::text, 'other'::text]))),
  constraint evidence_format_edition_version_check CHECK ((version > 0)),
  constraint evidence_format_edition_pkey PRIMARY KEY (format_id, version)
);

create table complaints.evidence_pack (
  id uuid not null,
  complaint_id uuid not null,
  state text not null,
  purpose text not null,
  language text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamp with time zone not null,
  done integer default 0 not null,
  parts integer,
  bytes bigint,
  sha256 text,
  made_at timestamp with time zone,
  expires_at timestamp with time zone,
  reply jsonb,
  constraint evidence_pack_check CHECK (((state = 'ready'::text) <= ((sha256 IS NOT NULL) AND (bytes IS NOT NULL) AND (expires_at IS NOT NULL)))),
  constraint evidence_pack_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint evidence_pack_purpose_check CHECK ((purpose <> ''::text)),
  constraint evidence_pack_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'failed'::text, 'expired'::text]))),
  constraint evidence_pack_pkey PRIMARY KEY (id),
  constraint evidence_pack_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX evidence_pack_by_complaint ON complaints.evidence_pack USING btree (complaint_id, asked_at);
CREATE INDEX evidence_pack_by_expiry ON complaints.evidence_pack USING btree (expires_at) WHERE (state = 'ready'::text);
CREATE UNIQUE INDEX evidence_pack_waiting ON complaints.evidence_pack USING btree (complaint_id) WHERE (state = 'waiting'::text);

create table complaints.extension (
  id uuid not null,
  complaint_id uuid not null,
  round integer not null,
  state text not null,
  days integer not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  approval_id uuid not null,
  first_due_at timestamp with time zone not null,
  due_before timestamp with time zone not null,
  due_after timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  kept boolean,
  constraint extension_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint extension_check1 CHECK (((state = 'approved'::text) = (due_after IS NOT NULL))),
  constraint extension_days_check CHECK ((days > 0)),
  constraint extension_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text, 'too-late'::text]))),
  constraint extension_pkey PRIMARY KEY (id),
  constraint extension_approval_id_key UNIQUE (approval_id),
  constraint extension_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX extension_by_complaint ON complaints.extension USING btree (complaint_id, asked_at);
CREATE UNIQUE INDEX extension_waiting ON complaints.extension USING btree (complaint_id) WHERE (state = 'waiting'::text);

create table complaints.feedback_rules (
  only_row boolean default true not null,
  rules jsonb not null,
  version integer not null,
  constraint feedback_rules_only_row_check CHECK (only_row),
  constraint feedback_rules_pkey PRIMARY KEY (only_row)
);

create table complaints.finding (
  id uuid not null,
  number text not null,
  complaint_id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  breach text not null,
  rule jsonb not null,
  rule_version integer not null,
  what text not null,
  upheld boolean not null,
  found_on date not null,
  found_at timestamp with time zone not null,
  found_by uuid not null,
  constraint finding_pkey PRIMARY KEY (id),
  constraint finding_number_key UNIQUE (number),
  constraint finding_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX finding_by_complaint ON complaints.finding USING btree (complaint_id, found_at);

create table complaints.incident (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  product text not null,
  area text not null,
  state text not null,
  started_at timestamp with time zone not null,
  found_at timestamp with time zone not null,
  last_case_at timestamp with time zone not null,
  observed integer not null,
  expected double precision not null,
  log_probability double precision,
  owner_id uuid,
  wording_zh text,
  wording_en text,
  wording_by uuid,
  wording_approved_by uuid,
  outage_id uuid,
  cause text,
  closing_zh text,
  closing_en text,
  closed_at timestamp with time zone,
  closed_by uuid,
  version integer default 1 not null,
  constraint incident_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint incident_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint incident_pkey PRIMARY KEY (id),
  constraint incident_number_key UNIQUE (number)
);
CREATE INDEX incident_by_time ON complaints.incident USING btree (project_id, started_at, id);
CREATE UNIQUE INDEX incident_open ON complaints.incident USING btree (project_id, product, area) WHERE (state = 'open'::text);

create table complaints.incident_case (
  incident_id uuid not null,
  complaint_id uuid not null,
  how text not null,
  at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint incident_case_how_check CHECK ((how = ANY (ARRAY['gathered'::text, 'added'::text]))),
  constraint incident_case_pkey PRIMARY KEY (incident_id, complaint_id),
  constraint incident_case_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE,
  constraint incident_case_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES complaints.incident(id)
);
CREATE INDEX incident_case_by_complaint ON complaints.incident_case USING btree (complaint_id);

create table complaints.incident_interval (
  incident_id uuid not null,
  at timestamp with time zone not null,
  observed integer not null,
  expected double precision not null,
  constraint incident_interval_pkey PRIMARY KEY (incident_id, at),
  constraint incident_interval_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES complaints.incident(id)
);

create table complaints.interception (
  id uuid not null,
  complaint_id uuid not null,
  project_id uuid not null,
  round integer not null,
  state text not null,
  score double precision not null,
  reasons jsonb not null,
  entered_at timestamp with time zone not null,
  entered_on date not null,
  by_hand boolean not null,
  take_by timestamp with time zone not null,
  owner_id uuid not null,
  task_id uuid not null,
  taken_at timestamp with time zone,
  outcome text,
  outcome_note text,
  ended_at timestamp with time zone,
  ended_by_name text,
  version integer default 1 not null,
  constraint interception_check CHECK (((state = 'ended'::text) = ((ended_at IS NOT NULL) AND (outcome IS NOT NULL)))),
  constraint interception_check1 CHECK (((state <> 'taken'::text) OR (taken_at IS NOT NULL))),
  constraint interception_outcome_check CHECK ((outcome = ANY (ARRAY['calmed'::text, 'escalated'::text, 'unreached'::text, 'unfounded'::text]))),
  constraint interception_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'taken'::text, 'ended'::text]))),
  constraint interception_pkey PRIMARY KEY (id),
  constraint interception_complaint_id_round_key UNIQUE (complaint_id, round),
  constraint interception_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX interception_by_day ON complaints.interception USING btree (project_id, entered_on);
CREATE INDEX interception_by_task ON complaints.interception USING btree (task_id);
CREATE INDEX interception_running ON complaints.interception USING btree (state, owner_id, complaint_id) WHERE (state <> 'ended'::text);

create table complaints.kind_before (
  complaint_id uuid not null,
  kind text not null,
  constraint kind_before_pkey PRIMARY KEY (complaint_id),
  constraint kind_before_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);

create table complaints.ledger_import (
  id uuid not null,
  shown boolean default false not null,
  constraint ledger_import_pkey PRIMARY KEY (id)
);
CREATE INDEX ledger_import_hidden ON complaints.ledger_import USING btree (id) WHERE (NOT shown);

create table complaints.ledger_tally (
  import_id uuid not null,
  day date not null,
  product text not null,
  area text not null,
  lodged integer not null,
  closed integer not null,
  closed_on_time integer not null,
  timed integer not null,
  days_to_close numeric not null,
  dated integer not null,
  constraint ledger_tally_pkey PRIMARY KEY (import_id, day, product, area),
  constraint ledger_tally_import_id_fkey FOREIGN KEY (import_id) REFERENCES complaints.ledger_import(id)
);

create table complaints.letter (
  id uuid not null,
  complaint_id uuid not null,
  kind text not null,
  template_id uuid,
  template_version integer,
  language text not null,
  subject text not null,
  body text not null,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  by_hand boolean not null,
  way text,
  refusal text,
  constraint letter_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint letter_way_check CHECK ((way = ANY (ARRAY['chat'::text, 'kept'::text]))),
  constraint letter_pkey PRIMARY KEY (id),
  constraint letter_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX letter_by_complaint ON complaints.letter USING btree (complaint_id, at, id);

create table complaints.letter_edition (
  template_id uuid not null,
  version integer not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  subject_zh text not null,
  subject_en text not null,
  body_zh text not null,
  body_en text not null,
  retired boolean not null,
  at timestamp with time zone not null,
  by_name text not null,
  constraint letter_edition_pkey PRIMARY KEY (template_id, version)
);

create table complaints.library_case (
  id uuid not null,
  number text not null,
  complaint_id uuid,
  project_id uuid not null,
  unit_id uuid,
  state text not null,
  title text,
  texts jsonb not null,
  taken jsonb not null,
  terms text[] not null,
  product text not null,
  area text not null,
  cause text not null,
  class_path text[] not null,
  severity text not null,
  validity text,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamp with time zone not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamp with time zone,
  reason text,
  version integer default 1 not null,
  constraint library_case_check CHECK (((decided_by IS NULL) OR (state <> 'released'::text) OR (decided_by <> proposed_by))),
  constraint library_case_check1 CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  constraint library_case_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'released'::text, 'declined'::text, 'withdrawn'::text]))),
  constraint library_case_pkey PRIMARY KEY (id),
  constraint library_case_number_key UNIQUE (number),
  constraint library_case_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE SET NULL
);
CREATE INDEX library_case_by_cause ON complaints.library_case USING btree (cause, proposed_at, id);
CREATE INDEX library_case_by_class ON complaints.library_case USING gin (class_path);
CREATE INDEX library_case_by_product ON complaints.library_case USING btree (product, proposed_at, id);
CREATE INDEX library_case_by_state ON complaints.library_case USING btree (state, proposed_at, id);
CREATE INDEX library_case_by_term ON complaints.library_case USING gin (terms);
CREATE INDEX library_case_by_time ON complaints.library_case USING btree (proposed_at, id);
CREATE UNIQUE INDEX library_case_standing ON complaints.library_case USING btree (complaint_id) WHERE (state = ANY (ARRAY['proposed'::text, 'released'::text]));

create table complaints.master_member (
  complaint_id uuid not null,
  master_id uuid not null,
  joined_at timestamp with time zone not null,
  detached_at timestamp with time zone,
  reason text,
  except_reason text,
  excepted_at timestamp with time zone,
  excepted_by_name text,
  constraint master_member_check CHECK ((complaint_id <> master_id)),
  constraint master_member_exception CHECK ((((except_reason IS NULL) = (excepted_at IS NULL)) AND ((except_reason IS NULL) = (excepted_by_name IS NULL)))),
  constraint master_member_pkey PRIMARY KEY (complaint_id),
  constraint master_member_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE,
  constraint master_member_master_id_fkey FOREIGN KEY (master_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX master_member_by_master ON complaints.master_member USING btree (master_id);

create table complaints.matter (
  complaint_id uuid not null,
  project_id uuid not null,
  lodged_at timestamp with time zone not null,
  terms integer[] not null,
  constraint matter_pkey PRIMARY KEY (complaint_id),
  constraint matter_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX matter_by_term ON complaints.matter USING gin (terms);

create table complaints.matter_model (
  version integer generated always as identity not null,
  learned_at timestamp with time zone not null,
  texts integer not null,
  content bytea not null,
  same_from double precision not null,
  suggest_from double precision not null,
  labels integer not null,
  label_precision double precision,
  label_recall double precision,
  constraint matter_model_pkey PRIMARY KEY (version)
);

create table complaints.pause (
  id uuid not null,
  complaint_id uuid not null,
  reason text not null,
  note text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint pause_reason_check CHECK ((reason = ANY (ARRAY['customer'::text, 'third-party'::text, 'agreed'::text]))),
  constraint pause_pkey PRIMARY KEY (id),
  constraint pause_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX pause_by_complaint ON complaints.pause USING btree (complaint_id, from_at);
CREATE INDEX pause_open ON complaints.pause USING btree (complaint_id) WHERE (ended_at IS NULL);

create table complaints.question (
  id uuid not null,
  complaint_id uuid not null,
  state text not null,
  text text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  asked_by_name text not null,
  pausing boolean not null,
  answer text,
  settled_at timestamp with time zone,
  settled_by_name text,
  constraint question_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint question_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'withdrawn'::text]))),
  constraint question_pkey PRIMARY KEY (id),
  constraint question_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX question_by_complaint ON complaints.question USING btree (complaint_id, asked_at, id);

create table complaints.repeat_link (
  id uuid not null,
  complaint_id uuid not null,
  other_id uuid not null,
  kind text not null,
  state text not null,
  score double precision,
  reasons jsonb not null,
  at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint repeat_link_check CHECK ((complaint_id <> other_id)),
  constraint repeat_link_kind_check CHECK ((kind = ANY (ARRAY['repeat'::text, 'related'::text]))),
  constraint repeat_link_state_check CHECK ((state = ANY (ARRAY['suggested'::text, 'linked'::text, 'refused'::text]))),
  constraint repeat_link_pkey PRIMARY KEY (id),
  constraint repeat_link_complaint_id_other_id_key UNIQUE (complaint_id, other_id),
  constraint repeat_link_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE,
  constraint repeat_link_other_id_fkey FOREIGN KEY (other_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX repeat_link_by_other ON complaints.repeat_link USING btree (other_id);
CREATE INDEX repeat_link_decided ON complaints.repeat_link USING btree (decided_at) WHERE (decided_at IS NOT NULL);

create table complaints.repeat_plan (
  complaint_id uuid not null,
  task_id uuid not null,
  opened_at timestamp with time zone not null,
  constraint repeat_plan_pkey PRIMARY KEY (complaint_id),
  constraint repeat_plan_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);

create table complaints.repeat_settings (
  only_row boolean default true not null,
  content jsonb not null,
  version integer default 1 not null,
  constraint repeat_settings_only_row_check CHECK (only_row),
  constraint repeat_settings_pkey PRIMARY KEY (only_row)
);

create table complaints.return_code (
  id uuid not null,
  number_hash bytea not null,
  complaint_id uuid,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  tries integer default 0 not null,
  used_at timestamp with time zone,
  request_id uuid,
  constraint return_code_of_one CHECK (((complaint_id IS NULL) OR (request_id IS NULL))),
  constraint return_code_pkey PRIMARY KEY (id),
  constraint return_code_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX return_code_by_end ON complaints.return_code USING btree (expires_at);
CREATE INDEX return_code_by_number ON complaints.return_code USING btree (number_hash, asked_at);

create table complaints.risk (
  complaint_id uuid not null,
  score double precision not null,
  reasons jsonb not null,
  scored_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  constraint risk_pkey PRIMARY KEY (complaint_id),
  constraint risk_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id) ON DELETE CASCADE
);
CREATE INDEX risk_by_score ON complaints.risk USING btree (score DESC, complaint_id DESC);
CREATE INDEX risk_next ON complaints.risk USING btree (next_at);

create table complaints.risk_lexicon (
  version integer not null,
  content jsonb not null,
  set_at timestamp with time zone not null,
  set_by_name text not null,
  constraint risk_lexicon_pkey PRIMARY KEY (version)
);

create table complaints.risk_settings (
  only_row boolean default true not null,
  content jsonb not null,
  version integer default 1 not null,
  constraint risk_settings_only_row_check CHECK (only_row),
  constraint risk_settings_pkey PRIMARY KEY (only_row)
);

create table complaints.risk_weights (
  version integer generated always as identity not null,
  learned_at timestamp with time zone not null,
  weights jsonb not null,
  examples integer not null,
  escalated integer not null,
  held_out integer not null,
  held_out_escalated integer not null,
  auc double precision,
  usual_auc double precision,
  recall double precision,
  daily_capacity integer not null,
  used boolean not null,
  constraint risk_weights_pkey PRIMARY KEY (version)
);

create table complaints.rule_book (
  name text not null,
  content jsonb,
  version integer default 0 not null,
  constraint rule_book_name_check CHECK ((name = ANY (ARRAY['compensation'::text, 'sanction'::text]))),
  constraint rule_book_pkey PRIMARY KEY (name)
);

create table complaints.sanction (
  id uuid not null,
  finding_id uuid not null,
  complaint_id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  person_id uuid,
  share_percent integer not null,
  found_at timestamp with time zone not null,
  state text not null,
  repeated integer default 0 not null,
  measure text,
  points integer default 0 not null,
  deduction_minor bigint default 0 not null,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  appeal_until timestamp with time zone,
  appeal text,
  appealed_by uuid,
  appealed_at timestamp with time zone,
  appeal_decided_by uuid,
  appeal_decided_at timestamp with time zone,
  appeal_reason text,
  version integer default 1 not null,
  constraint sanction_check CHECK (((person_id IS NOT NULL) OR (unit_id IS NOT NULL))),
  constraint sanction_check1 CHECK (((state = 'proposed'::text) = (decided_at IS NULL))),
  constraint sanction_check2 CHECK (((state = ANY (ARRAY['upheld'::text, 'reversed'::text])) = (appeal_decided_at IS NOT NULL))),
  constraint sanction_check3 CHECK (((appealed_at IS NOT NULL) OR (state <> ALL (ARRAY['appealed'::text, 'upheld'::text, 'reversed'::text])))),
  constraint sanction_deduction_minor_check CHECK ((deduction_minor >= 0)),
  constraint sanction_points_check CHECK ((points >= 0)),
  constraint sanction_repeated_check CHECK ((repeated >= 0)),
  constraint sanction_share_percent_check CHECK (((share_percent >= 1) AND (share_percent <= 100))),
  constraint sanction_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'decided'::text, 'waived'::text, 'appealed'::text, 'upheld'::text, 'reversed'::text]))),
  constraint sanction_pkey PRIMARY KEY (id),
  constraint sanction_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id),
  constraint sanction_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES complaints.finding(id)
);
CREATE INDEX sanction_by_complaint ON complaints.sanction USING btree (complaint_id);
CREATE INDEX sanction_by_person ON complaints.sanction USING btree (person_id, found_at) WHERE (person_id IS NOT NULL);
CREATE INDEX sanction_by_time ON complaints.sanction USING btree (found_at, id);
CREATE UNIQUE INDEX sanction_once ON complaints.sanction USING btree (finding_id, COALESCE(person_id, unit_id));

create table complaints.step_entry (
  id uuid not null,
  complaint_id uuid not null,
  step text not null,
  state text not null,
  record jsonb,
  reason text,
  at timestamp with time zone not null,
  actor_name text not null,
  round integer default 0 not null,
  spent_seconds integer,
  place bigint generated always as identity not null,
  constraint step_entry_spent_seconds_check CHECK ((spent_seconds >= 0)),
  constraint step_entry_state_check CHECK ((state = ANY (ARRAY['recorded'::text, 'skipped'::text]))),
  constraint step_entry_pkey PRIMARY KEY (id),
  constraint step_entry_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX step_entry_by_complaint ON complaints.step_entry USING btree (complaint_id, place);

create table complaints.term (
  kind text not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  offered boolean not null,
  project_id uuid,
  from_ledger boolean default false not null,
  constraint term_kind_check CHECK ((kind = ANY (ARRAY['product'::text, 'area'::text, 'cause'::text]))),
  constraint term_pkey PRIMARY KEY (kind, code)
);

create table complaints.timeline_entry (
  id bigint generated always as identity not null,
  complaint_id uuid not null,
  at timestamp with time zone not null,
  actor_name text not null,
  code text not null,
  params jsonb not null,
  body text,
  constraint timeline_entry_pkey PRIMARY KEY (id),
  constraint timeline_entry_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX timeline_by_complaint ON complaints.timeline_entry USING btree (complaint_id, id);

create table complaints.verdict (
  complaint_id uuid not null,
  answered_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  satisfied boolean,
  words text,
  rated_at timestamp with time zone,
  constraint verdict_pkey PRIMARY KEY (complaint_id, answered_at),
  constraint verdict_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX verdict_by_rating ON complaints.verdict USING btree (rated_at) WHERE (rated_at IS NOT NULL);

create table complaints.visit (
  id uuid not null,
  complaint_id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  handler_id uuid,
  closed_at timestamp with time zone not null,
  closed_on date not null,
  state text not null,
  due_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  tries integer default 0 not null,
  visitor_id uuid,
  visitor_name text,
  solved boolean,
  satisfied boolean,
  words text,
  ended_at timestamp with time zone,
  constraint visit_check CHECK (((state = 'due'::text) = (ended_at IS NULL))),
  constraint visit_state_check CHECK ((state = ANY (ARRAY['due'::text, 'done'::text, 'unreached'::text, 'dropped'::text]))),
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_complaint_id_closed_at_key UNIQUE (complaint_id, closed_at),
  constraint visit_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX visit_by_closing ON complaints.visit USING btree (closed_on, handler_id);
CREATE INDEX visit_by_due ON complaints.visit USING btree (due_at, id);
CREATE INDEX visit_by_handler ON complaints.visit USING btree (handler_id, next_try_at, id);
CREATE INDEX visit_by_order ON complaints.visit USING btree (next_try_at, id);
CREATE INDEX visit_by_state ON complaints.visit USING btree (state, next_try_at, id);
CREATE INDEX visit_by_try ON complaints.visit USING btree (next_try_at, id) WHERE (state = 'due'::text);

create table complaints.visit_try (
  visit_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  by_id uuid,
  by_name text not null,
  reached boolean not null,
  words text,
  constraint visit_try_pkey PRIMARY KEY (visit_id, number),
  constraint visit_try_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES complaints.visit(id)
);
CREATE OR REPLACE FUNCTION complaints.balance_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from added group by compensation_id, act having sum(amount_minor) <> 0) then
    raise exception 'compensation ledger: an entry does not balance';
  end if;
  return null;
end $function$
;
CREATE OR REPLACE FUNCTION complaints.keep_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is added to, never changed', tg_table_name;
end $function$
;
CREATE OR REPLACE FUNCTION complaints.matters_with(asked integer[], project uuid, since timestamp with time zone, most integer)
 RETURNS TABLE(complaint_id uuid, lodged_at timestamp with time zone, terms integer[])
 LANGUAGE sql
 STABLE
 SET enable_seqscan TO 'off'
AS $function$
  select matter.complaint_id, matter.lodged_at, matter.terms from complaints.matter
  where matter.terms && asked and matter.project_id = project and matter.lodged_at >= since limit most
$function$
;
