-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table requests.pilot (
  id uuid not null,
  process_id uuid not null,
  version_id uuid not null,
  control_version_id uuid not null,
  state text not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  begun_by uuid,
  begun_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  constraint pilot_check CHECK ((until_at > from_at)),
  constraint pilot_state_check CHECK ((state = ANY (ARRAY['running'::text, 'rolled-out'::text, 'withdrawn'::text]))),
  constraint pilot_pkey PRIMARY KEY (id),
  constraint pilot_control_version_id_fkey FOREIGN KEY (control_version_id) REFERENCES requests.process_version(id),
  constraint pilot_process_id_fkey FOREIGN KEY (process_id) REFERENCES requests.process(id),
  constraint pilot_version_id_fkey FOREIGN KEY (version_id) REFERENCES requests.process_version(id)
);
CREATE INDEX pilot_of ON requests.pilot USING btree (process_id, begun_at DESC);
CREATE UNIQUE INDEX pilot_running ON requests.pilot USING btree (process_id) WHERE (state = 'running'::text);

create table requests.pilot_team (
  pilot_id uuid not null,
  unit_id uuid not null,
  constraint pilot_team_pkey PRIMARY KEY (pilot_id, unit_id),
  constraint pilot_team_pilot_id_fkey FOREIGN KEY (pilot_id) REFERENCES requests.pilot(id) ON DELETE CASCADE
);

create table requests.process (
  id uuid not null,
  code text not null,
  kind text not null,
  current_version_id uuid,
  draft jsonb,
  draft_based_on integer,
  draft_by uuid,
  draft_at timestamp with time zone,
  version integer default 1 not null,
  constraint process_kind_check CHECK ((kind = ANY (ARRAY['enquiry'::text, 'order'::text, 'after-sales'::text, 'visit'::text, 'complaint'::text, 'value-added'::text, 'suggestion'::text, 'praise'::text]))),
  constraint process_version_check CHECK ((version >= 1)),
  constraint process_pkey PRIMARY KEY (id),
  constraint process_code_key UNIQUE (code),
  constraint process_current FOREIGN KEY (current_version_id) REFERENCES requests.process_version(id)
);

create table requests.process_act (
  id uuid not null,
  process_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  act text not null,
  version_id uuid not null,
  params jsonb not null,
  reason text not null,
  line bigint generated always as identity not null,
  constraint process_act_act_check CHECK ((act = ANY (ARRAY['published'::text, 'pilot-begun'::text, 'rolled-out'::text, 'withdrawn'::text, 'cases-moved'::text]))),
  constraint process_act_pkey PRIMARY KEY (id),
  constraint process_act_process_id_fkey FOREIGN KEY (process_id) REFERENCES requests.process(id),
  constraint process_act_version_id_fkey FOREIGN KEY (version_id) REFERENCES requests.process_version(id)
);
CREATE INDEX process_act_of ON requests.process_act USING btree (process_id, line DESC);

create table requests.process_version (
  id uuid not null,
  version integer not null,
  settings jsonb,
  published_at timestamp with time zone not null,
  process_id uuid not null,
  definition jsonb,
  published_by uuid,
  note text default ''::text not null,
  constraint process_version_says CHECK (((settings IS NOT NULL) OR (definition IS NOT NULL))),
  constraint process_version_version_check CHECK ((version >= 1)),
  constraint process_version_pkey PRIMARY KEY (id),
  constraint process_version_number UNIQUE (process_id, version),
  constraint process_version_process_id_fkey FOREIGN KEY (process_id) REFERENCES requests.process(id)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON requests.process_version FOR EACH ROW EXECUTE FUNCTION requests.refuse_change();

create table requests.request (
  id uuid not null,
  number text not null,
  project_id uuid not null,
  for_unit_id uuid,
  unit_id uuid,
  kind text not null,
  state text not null,
  priority text not null,
  channel text not null,
  title text not null,
  body text not null,
  tags text[] default '{}'::text[] not null,
  form jsonb not null,
  customer_id uuid,
  contact_id uuid,
  lodged_by uuid,
  owner_id uuid,
  process_version_id uuid,
  step text not null,
  step_since timestamp with time zone not null,
  lodged_at timestamp with time zone not null,
  lodged_on date not null,
  due_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  adoption text,
  adoption_reason text,
  adopted_on date,
  outcome text,
  close_reason text,
  closed_at timestamp with time zone,
  closed_on date,
  first_closed_at timestamp with time zone,
  reopen_count integer default 0 not null,
  on_time boolean,
  erased_at timestamp with time zone,
  version integer default 1 not null,
  satisfaction integer,
  rated_at timestamp with time zone,
  constraint request_adoption_check CHECK ((adoption = ANY (ARRAY['adopted'::text, 'not-adopted'::text, 'later'::text]))),
  constraint request_check CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint request_check1 CHECK (((state = 'closed'::text) = (step = ''::text))),
  constraint request_kind_check CHECK ((kind = ANY (ARRAY['enquiry'::text, 'order'::text, 'after-sales'::text, 'visit'::text, 'value-added'::text, 'suggestion'::text, 'praise'::text]))),
  constraint request_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'withdrawn'::text, 'not-possible'::text]))),
  constraint request_priority_check CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'urgent'::text]))),
  constraint request_satisfaction_check CHECK (((satisfaction >= 1) AND (satisfaction <= 5))),
  constraint request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint request_pkey PRIMARY KEY (id),
  constraint request_number_key UNIQUE (number),
  constraint request_process_version_id_fkey FOREIGN KEY (process_version_id) REFERENCES requests.process_version(id)
);
CREATE INDEX request_by_adoption ON requests.request USING btree (adoption, due_at, id);
CREATE INDEX request_by_channel ON requests.request USING btree (channel, due_at, id);
CREATE INDEX request_by_closing ON requests.request USING btree (closed_on, due_at, id) WHERE (closed_on IS NOT NULL);
CREATE INDEX request_by_customer ON requests.request USING btree (customer_id, due_at, id) WHERE (customer_id IS NOT NULL);
CREATE INDEX request_by_day ON requests.request USING btree (lodged_on, due_at, id);
CREATE INDEX request_by_due ON requests.request USING btree (due_at, id);
CREATE INDEX request_by_kind ON requests.request USING btree (kind, due_at, id);
CREATE INDEX request_by_number ON requests.request USING btree (number text_pattern_ops);
CREATE INDEX request_by_owner ON requests.request USING btree (owner_id, due_at, id);
CREATE INDEX request_by_priority ON requests.request USING btree (priority, due_at, id);
CREATE INDEX request_by_project ON requests.request USING btree (project_id, due_at, id);
CREATE INDEX request_by_receipt ON requests.request USING btree (lodged_at, id);
CREATE INDEX request_by_state ON requests.request USING btree (state, due_at, id);
CREATE INDEX request_by_step ON requests.request USING btree (step, due_at, id);
CREATE INDEX request_by_tag ON requests.request USING gin (tags);
CREATE INDEX request_by_unit ON requests.request USING btree (unit_id, due_at, id);
CREATE INDEX request_by_version ON requests.request USING btree (process_version_id, lodged_at) WHERE (process_version_id IS NOT NULL);
CREATE INDEX request_by_words ON requests.request USING gin (requests.pairs(((title || ' '::text) || body)));
CREATE INDEX request_open_by_due ON requests.request USING btree (due_at, id) WHERE (state = 'open'::text);
CREATE INDEX request_open_by_kind ON requests.request USING btree (kind, due_at, id) WHERE (state = 'open'::text);
CREATE INDEX request_open_by_owner ON requests.request USING btree (owner_id, due_at, id) WHERE (state = 'open'::text);
CREATE INDEX request_open_by_unit ON requests.request USING btree (unit_id, due_at, id) WHERE (state = 'open'::text);
CREATE INDEX request_open_for_unit ON requests.request USING btree (for_unit_id, due_at, id) WHERE (state = 'open'::text);
CREATE INDEX request_suggested ON requests.request USING btree (lodged_on, for_unit_id) WHERE (kind = 'suggestion'::text);

create table requests.request_entry (
  id bigint generated always as identity not null,
  request_id uuid not null,
  at timestamp with time zone not null,
  actor_name text not null,
  code text not null,
  params jsonb not null,
  body text,
  constraint request_entry_pkey PRIMARY KEY (id),
  constraint request_entry_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests.request(id)
);
CREATE INDEX request_entry_by_request ON requests.request_entry USING btree (request_id, id);

create table requests.request_stay (
  id uuid not null,
  request_id uuid not null,
  place integer not null,
  step text not null,
  entered_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  left_at timestamp with time zone,
  ending text,
  owner_id uuid,
  on_time boolean,
  minutes integer,
  entered jsonb not null,
  reason text,
  by_name text,
  constraint request_stay_check CHECK (((left_at IS NULL) = (ending IS NULL))),
  constraint request_stay_ending_check CHECK ((ending = ANY (ARRAY['done'::text, 'back'::text, 'closed'::text, 'moved'::text]))),
  constraint request_stay_place_check CHECK ((place >= 1)),
  constraint request_stay_pkey PRIMARY KEY (id),
  constraint request_stay_request_id_place_key UNIQUE (request_id, place),
  constraint request_stay_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests.request(id)
);
CREATE UNIQUE INDEX request_stay_current ON requests.request_stay USING btree (request_id) WHERE (left_at IS NULL);

create table requests.request_template (
  id uuid not null,
  place integer not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  title text not null,
  body text not null,
  form jsonb not null,
  priority text not null,
  tags text[] not null,
  constraint request_template_pkey PRIMARY KEY (id)
);

create table requests.template_sheet (
  only_row boolean default true not null,
  version integer not null,
  constraint template_sheet_only_row_check CHECK (only_row),
  constraint template_sheet_pkey PRIMARY KEY (only_row)
);

create table requests.visit (
  id uuid not null,
  request_id uuid not null,
  project_id uuid not null,
  unit_id uuid not null,
  person_id uuid,
  window_id uuid not null,
  on_date date not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text not null,
  place bytea,
  note text not null,
  outcome text,
  outcome_text text,
  proof text,
  code_misses integer default 0 not null,
  departed_at timestamp with time zone,
  arrived_at timestamp with time zone,
  ended_at timestamp with time zone,
  reason text,
  rebooked_from uuid,
  booked_by uuid,
  booked_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint visit_check CHECK ((ends_at > starts_at)),
  constraint visit_check1 CHECK (((state = ANY (ARRAY['done'::text, 'missed'::text, 'cancelled'::text])) = (ended_at IS NOT NULL))),
  constraint visit_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'partly'::text, 'nobody-there'::text, 'refused'::text, 'not-possible'::text]))),
  constraint visit_proof_check CHECK ((proof = ANY (ARRAY['photo'::text, 'signature'::text, 'code'::text]))),
  constraint visit_state_check CHECK ((state = ANY (ARRAY['booked'::text, 'on-the-way'::text, 'arrived'::text, 'done'::text, 'missed'::text, 'cancelled'::text]))),
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_rebooked_from_fkey FOREIGN KEY (rebooked_from) REFERENCES requests.visit(id),
  constraint visit_request_id_fkey FOREIGN KEY (request_id) REFERENCES requests.request(id),
  constraint visit_window_id_fkey FOREIGN KEY (window_id) REFERENCES requests.visit_window(id)
);
CREATE INDEX visit_in_window ON requests.visit USING btree (window_id, on_date) WHERE (ended_at IS NULL);
CREATE INDEX visit_of_day ON requests.visit USING btree (on_date, starts_at);
CREATE INDEX visit_of_person ON requests.visit USING btree (person_id, on_date) WHERE (person_id IS NOT NULL);
CREATE INDEX visit_of_request ON requests.visit USING btree (request_id, starts_at);
CREATE INDEX visit_of_team ON requests.visit USING btree (unit_id, on_date, starts_at);

create table requests.visit_team (
  unit_id uuid not null,
  version integer not null,
  constraint visit_team_pkey PRIMARY KEY (unit_id)
);

create table requests.visit_window (
  id uuid not null,
  unit_id uuid not null,
  from_minute integer not null,
  until_minute integer not null,
  capacity integer not null,
  offered boolean default true not null,
  constraint visit_window_capacity_check CHECK ((capacity >= 1)),
  constraint visit_window_check CHECK ((from_minute < until_minute)),
  constraint visit_window_from_minute_check CHECK ((from_minute >= 0)),
  constraint visit_window_until_minute_check CHECK ((until_minute <= 1440)),
  constraint visit_window_pkey PRIMARY KEY (id)
);
CREATE INDEX visit_window_of ON requests.visit_window USING btree (unit_id) WHERE offered;
CREATE OR REPLACE FUNCTION requests.pairs(told text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select coalesce(array_agg(distinct substr(beginning, at, 2)), '{}')
  from lower(left(told, 400)) as beginning cross join generate_series(1, char_length(beginning) - 1) as at
$function$
;
CREATE OR REPLACE FUNCTION requests.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published process version never changes: publish a new one';
end $function$
;
