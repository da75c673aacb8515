-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table work.absence (
  id uuid not null,
  person_id uuid not null,
  unit_id uuid,
  from_on date not null,
  until_on date not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  reason text not null,
  substitute_id uuid,
  fire_at timestamp with time zone,
  handed_over_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  version integer default 1 not null,
  constraint absence_check CHECK (((from_on <= until_on) AND (from_at < until_at))),
  constraint absence_check1 CHECK (((substitute_id IS NULL) OR (substitute_id <> person_id))),
  constraint absence_reason_check CHECK ((reason = ANY (ARRAY['leave'::text, 'training'::text, 'travel'::text, 'other'::text]))),
  constraint absence_pkey PRIMARY KEY (id)
);
CREATE INDEX absence_by_day ON work.absence USING btree (from_on, id);
CREATE INDEX absence_by_person ON work.absence USING btree (person_id, from_at);
CREATE INDEX absence_to_fire ON work.absence USING btree (fire_at) WHERE (fire_at IS NOT NULL);

create table work.approval (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  unit_id uuid,
  kind text not null,
  state text not null,
  title text not null,
  body text not null,
  subject_type text,
  subject_id uuid,
  subject_label text,
  amount_minor bigint,
  currency text,
  requester_id uuid not null,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  version integer default 1 not null,
  calendar text,
  warn_at timestamp with time zone,
  press_at timestamp with time zone,
  due_at timestamp with time zone,
  warned_at timestamp with time zone,
  pressed_at timestamp with time zone,
  breached_at timestamp with time zone,
  rung integer default 0 not null,
  escalate_at timestamp with time zone,
  fire_at timestamp with time zone,
  excluded uuid[] default '{}'::uuid[] not null,
  constraint approval_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint approval_check CHECK (((amount_minor IS NULL) = (currency IS NULL))),
  constraint approval_check1 CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint approval_clock CHECK (((created_at <= warn_at) AND (warn_at <= press_at) AND (press_at <= due_at))),
  constraint approval_clock_whole CHECK ((((due_at IS NULL) = (calendar IS NULL)) AND ((due_at IS NULL) = (warn_at IS NULL)) AND ((due_at IS NULL) = (press_at IS NULL)))),
  constraint approval_fires_while_waiting CHECK (((fire_at IS NULL) OR ((state = 'waiting'::text) AND (due_at IS NOT NULL)))),
  constraint approval_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint approval_pkey PRIMARY KEY (id),
  constraint approval_number_key UNIQUE (number)
);
CREATE INDEX approval_by_project ON work.approval USING btree (project_id, created_at, id);
CREATE INDEX approval_by_requester ON work.approval USING btree (requester_id, created_at, id);
CREATE INDEX approval_by_subject ON work.approval USING btree (subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX approval_to_fire ON work.approval USING btree (fire_at) WHERE (fire_at IS NOT NULL);

create table work.approval_entry (
  id uuid not null,
  approval_id uuid not null,
  place bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor_name text not null,
  code text not null,
  params jsonb not null,
  constraint approval_entry_pkey PRIMARY KEY (id),
  constraint approval_entry_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES work.approval(id)
);
CREATE INDEX approval_entry_by_approval ON work.approval_entry USING btree (approval_id, place);

create table work.approval_step (
  approval_id uuid not null,
  "position" integer not null,
  post text not null,
  unit_id uuid not null,
  limit_minor bigint,
  state text not null,
  decided_by uuid,
  decided_for uuid,
  decided_at timestamp with time zone,
  note text,
  constraint approval_step_check CHECK (((state = ANY (ARRAY['approved'::text, 'rejected'::text])) = (decided_by IS NOT NULL))),
  constraint approval_step_state_check CHECK ((state = ANY (ARRAY['to-come'::text, 'current'::text, 'approved'::text, 'rejected'::text, 'not-needed'::text, 'escalated'::text]))),
  constraint approval_step_pkey PRIMARY KEY (approval_id, "position"),
  constraint approval_step_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES work.approval(id)
);
CREATE UNIQUE INDEX approval_step_current ON work.approval_step USING btree (approval_id) WHERE (state = 'current'::text);

create table work.approver (
  approval_id uuid not null,
  person_id uuid not null,
  kind text not null,
  hurt bigint not null,
  due_at timestamp with time zone,
  constraint approver_pkey PRIMARY KEY (approval_id, person_id),
  constraint approver_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES work.approval(id)
);
CREATE INDEX approver_in_inbox ON work.approver USING btree (person_id, hurt, approval_id);

create table work.arbitration (
  id uuid not null,
  task_id uuid not null,
  arbiter_id uuid not null,
  opened_at timestamp with time zone not null,
  warn_at timestamp with time zone not null,
  press_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  warned_at timestamp with time zone,
  pressed_at timestamp with time zone,
  breached_at timestamp with time zone,
  fire_at timestamp with time zone,
  hurt bigint,
  decided_at timestamp with time zone,
  constraint arbitration_check CHECK (((opened_at <= warn_at) AND (warn_at <= press_at) AND (press_at <= due_at))),
  constraint arbitration_check1 CHECK (((decided_at IS NULL) OR ((fire_at IS NULL) AND (hurt IS NULL)))),
  constraint arbitration_pkey PRIMARY KEY (id),
  constraint arbitration_task_id_fkey FOREIGN KEY (task_id) REFERENCES work.task(id)
);
CREATE INDEX arbitration_in_inbox ON work.arbitration USING btree (arbiter_id, hurt, id) WHERE (decided_at IS NULL);
CREATE INDEX arbitration_to_fire ON work.arbitration USING btree (fire_at) WHERE (fire_at IS NOT NULL);
CREATE UNIQUE INDEX arbitration_open ON work.arbitration USING btree (task_id) WHERE (decided_at IS NULL);

create table work.comment (
  id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  place bigint generated always as identity not null,
  author_id uuid not null,
  at timestamp with time zone not null,
  parts jsonb not null,
  constraint comment_pkey PRIMARY KEY (id)
);
CREATE INDEX comment_by_subject ON work.comment USING btree (subject_id, place);

create table work.delegation (
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  kinds text[],
  revoked_at timestamp with time zone,
  constraint delegation_check CHECK (((from_at < until_at) AND (from_id <> to_id))),
  constraint delegation_pkey PRIMARY KEY (id)
);
CREATE INDEX delegation_by_giver ON work.delegation USING btree (from_id, until_at);
CREATE INDEX delegation_by_receiver ON work.delegation USING btree (to_id, until_at);

create table work.department_limit (
  unit_id uuid not null,
  minutes integer not null,
  constraint department_limit_minutes_check CHECK (((minutes >= 1) AND (minutes <= 100000))),
  constraint department_limit_pkey PRIMARY KEY (unit_id)
);

create table work.department_turn (
  id uuid not null,
  task_id uuid not null,
  department_id uuid not null,
  project_id uuid not null,
  subject_id uuid,
  given_at timestamp with time zone not null,
  given_on date not null,
  due_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ending text,
  on_time boolean,
  minutes integer,
  constraint department_turn_check CHECK (((ended_at IS NULL) = (ending IS NULL))),
  constraint department_turn_ending_check CHECK ((ending = ANY (ARRAY['done'::text, 'returned'::text, 'moved'::text, 'cancelled'::text]))),
  constraint department_turn_pkey PRIMARY KEY (id),
  constraint department_turn_task_id_fkey FOREIGN KEY (task_id) REFERENCES work.task(id)
);
CREATE INDEX department_turn_by_day ON work.department_turn USING btree (given_on, department_id);
CREATE INDEX department_turn_of_subject ON work.department_turn USING btree (subject_id, department_id) WHERE (subject_id IS NOT NULL);
CREATE UNIQUE INDEX department_turn_open ON work.department_turn USING btree (task_id) WHERE (ended_at IS NULL);

create table work.mention (
  id uuid not null,
  comment_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  hurt bigint not null,
  read_at timestamp with time zone,
  constraint mention_pkey PRIMARY KEY (id),
  constraint mention_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES work.comment(id)
);
CREATE INDEX mention_in_inbox ON work.mention USING btree (person_id, hurt, id) WHERE (read_at IS NULL);

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

create table work.promise_check (
  sample_id uuid not null,
  task_id uuid not null,
  place integer not null,
  owner_id uuid not null,
  outcome text,
  note text,
  at timestamp with time zone,
  by_name text,
  constraint promise_check_check CHECK (((outcome IS NULL) = (at IS NULL))),
  constraint promise_check_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'not-kept'::text, 'unreached'::text]))),
  constraint promise_check_pkey PRIMARY KEY (sample_id, task_id),
  constraint promise_check_sample_id_fkey FOREIGN KEY (sample_id) REFERENCES work.promise_sample(id),
  constraint promise_check_task_id_fkey FOREIGN KEY (task_id) REFERENCES work.task(id)
);

create table work.promise_sample (
  id uuid not null,
  project_id uuid not null,
  from_on date not null,
  to_on date not null,
  share double precision not null,
  seed text not null,
  population integer not null,
  drawn_at timestamp with time zone not null,
  drawn_by uuid,
  drawn_by_name text not null,
  constraint promise_sample_share_check CHECK (((share > (0)::double precision) AND (share <= (1)::double precision))),
  constraint promise_sample_pkey PRIMARY KEY (id)
);
CREATE INDEX promise_sample_by_time ON work.promise_sample USING btree (drawn_at DESC, id);

create table work.rules (
  name text not null,
  content jsonb not null,
  version integer not null,
  constraint rules_name_check CHECK ((name = ANY (ARRAY['ladders'::text, 'authority'::text, 'approval-times'::text]))),
  constraint rules_pkey PRIMARY KEY (name)
);

create table work.task (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  unit_id uuid,
  kind text not null,
  state text not null,
  title text not null,
  body text not null,
  subject_type text,
  subject_id uuid,
  subject_label text,
  owner_id uuid not null,
  creator_id uuid,
  calendar text not null,
  created_at timestamp with time zone not null,
  clock_from timestamp with time zone not null,
  warn_at timestamp with time zone not null,
  press_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  warned_at timestamp with time zone,
  pressed_at timestamp with time zone,
  breached_at timestamp with time zone,
  rung integer default 0 not null,
  escalate_at timestamp with time zone,
  fire_at timestamp with time zone,
  returns integer default 0 not null,
  arbitrated boolean default false not null,
  waits_for uuid,
  hurt bigint,
  ended_at timestamp with time zone,
  version integer default 1 not null,
  department_id uuid,
  constraint task_check CHECK (((clock_from <= warn_at) AND (warn_at <= press_at) AND (press_at <= due_at))),
  constraint task_check1 CHECK (((state = ANY (ARRAY['done'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
  constraint task_check2 CHECK (((ended_at IS NULL) OR ((fire_at IS NULL) AND (waits_for IS NULL)))),
  constraint task_check3 CHECK (((waits_for IS NULL) = (hurt IS NULL))),
  constraint task_check4 CHECK ((((subject_type IS NULL) = (subject_id IS NULL)) AND ((subject_type IS NULL) = (subject_label IS NULL)))),
  constraint task_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'promise'::text]))),
  constraint task_state_check CHECK ((state = ANY (ARRAY['open'::text, 'in-progress'::text, 'returned'::text, 'arbitration'::text, 'done'::text, 'cancelled'::text]))),
  constraint task_pkey PRIMARY KEY (id),
  constraint task_number_key UNIQUE (number)
);
CREATE INDEX task_by_due ON work.task USING btree (project_id, due_at, id);
CREATE INDEX task_by_owner ON work.task USING btree (owner_id, due_at, id);
CREATE INDEX task_by_subject ON work.task USING btree (subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX task_in_inbox ON work.task USING btree (waits_for, hurt, id) WHERE (waits_for IS NOT NULL);
CREATE INDEX task_to_fire ON work.task USING btree (fire_at) WHERE (fire_at IS NOT NULL);

create table work.task_entry (
  id uuid not null,
  task_id uuid not null,
  place bigint generated always as identity not null,
  at timestamp with time zone not null,
  actor_name text not null,
  code text not null,
  params jsonb not null,
  text text,
  constraint task_entry_pkey PRIMARY KEY (id),
  constraint task_entry_task_id_fkey FOREIGN KEY (task_id) REFERENCES work.task(id)
);
CREATE INDEX task_entry_by_task ON work.task_entry USING btree (task_id, place);

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
  hurt bigint,
  calendar text,
  paused_at timestamp with time zone,
  resume_by timestamp with time zone,
  warn_left double precision,
  due_left double precision,
  rung integer default 0 not null,
  escalate_at timestamp with time zone,
  constraint time_limit_check CHECK (((started_at <= warn_at) AND (warn_at <= due_at))),
  constraint time_limit_check1 CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  constraint time_limit_check2 CHECK (((ended_at IS NULL) OR (fire_at IS NULL))),
  constraint time_limit_climbs_when_breached CHECK (((escalate_at IS NULL) OR ((breached_at IS NOT NULL) AND (ended_at IS NULL)))),
  constraint time_limit_kind_check CHECK ((kind = ANY (ARRAY['acknowledge'::text, 'respond'::text, 'carry-out'::text, 'step'::text, 'review-appeal'::text]))),
  constraint time_limit_outcome_check CHECK ((outcome = ANY (ARRAY['met'::text, 'met-late'::text, 'cancelled'::text]))),
  constraint time_limit_pause_whole CHECK ((((paused_at IS NULL) = (resume_by IS NULL)) AND ((paused_at IS NULL) = (due_left IS NULL)) AND ((paused_at IS NULL) OR ((calendar IS NOT NULL) AND (paused_at < resume_by))))),
  constraint time_limit_pkey PRIMARY KEY (id)
);
CREATE INDEX time_limit_by_subject ON work.time_limit USING btree (subject_id, started_at);
CREATE INDEX time_limit_in_inbox ON work.time_limit USING btree (owner_id, hurt, id) WHERE (ended_at IS NULL);
CREATE INDEX time_limit_to_fire ON work.time_limit USING btree (fire_at) WHERE (fire_at IS NOT NULL);
CREATE UNIQUE INDEX time_limit_running ON work.time_limit USING btree (subject_id, kind, subject_type) WHERE (ended_at IS NULL);

create table work.watcher (
  subject_type text not null,
  subject_id uuid not null,
  person_id uuid not null,
  constraint watcher_pkey PRIMARY KEY (subject_id, person_id, subject_type)
);
