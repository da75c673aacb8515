-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table measures.alert (
  id uuid not null,
  threshold_id uuid,
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  state text not null,
  raised_at timestamp with time zone not null,
  value double precision not null,
  count double precision not null,
  size double precision not null,
  bound_at double precision not null,
  by_control boolean not null,
  window_minutes integer not null,
  suggestion text not null,
  owner_id uuid,
  told uuid[] not null,
  take_minutes integer not null,
  take_by timestamp with time zone not null,
  escalate_at timestamp with time zone,
  escalations integer default 0 not null,
  taken_at timestamp with time zone,
  acted_at timestamp with time zone,
  recovered_at timestamp with time zone,
  closed_at timestamp with time zone,
  outcome text,
  version integer default 1 not null,
  constraint alert_check CHECK ((((state = 'closed'::text) = (outcome IS NOT NULL)) AND ((outcome IS NULL) = (closed_at IS NULL)))),
  constraint alert_state_check CHECK ((state = ANY (ARRAY['raised'::text, 'taken'::text, 'acted'::text, 'closed'::text]))),
  constraint alert_pkey PRIMARY KEY (id),
  constraint alert_threshold_id_fkey FOREIGN KEY (threshold_id) REFERENCES measures.threshold(id) ON DELETE SET NULL
);
CREATE INDEX alert_by_escalation ON measures.alert USING btree (escalate_at) WHERE (escalate_at IS NOT NULL);
CREATE INDEX alert_by_time ON measures.alert USING btree (project_id, raised_at);
CREATE UNIQUE INDEX alert_standing ON measures.alert USING btree (threshold_id) WHERE ((closed_at IS NULL) OR (recovered_at IS NULL));

create table measures.alert_entry (
  alert_id uuid not null,
  place integer not null,
  code text not null,
  at timestamp with time zone not null,
  by_name text not null,
  text text not null,
  value double precision,
  constraint alert_entry_pkey PRIMARY KEY (alert_id, place),
  constraint alert_entry_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES measures.alert(id)
);

create table measures.annotation (
  id uuid not null,
  project_id uuid not null,
  indicator text not null,
  product text default ''::text not null,
  area text default ''::text not null,
  on_date date not null,
  text text not null,
  by_id uuid,
  by_name text not null,
  noted_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint annotation_pkey PRIMARY KEY (id)
);
CREATE INDEX annotation_by_chart ON measures.annotation USING btree (indicator, on_date) WHERE (removed_at IS NULL);

create table measures.cell (
  measure text not null,
  slot timestamp with time zone not null,
  day date not null,
  slice_id uuid not null,
  bucket smallint not null,
  count bigint not null,
  sum numeric not null,
  constraint cell_pkey PRIMARY KEY (measure, slot, day, slice_id, bucket)
);
CREATE INDEX cell_by_day ON measures.cell USING btree (measure, day);

create table measures.chart (
  id uuid not null,
  hash text not null,
  definition jsonb not null,
  watched_at timestamp with time zone,
  watched_by text,
  due_at timestamp with time zone,
  project_id uuid not null,
  constraint chart_check CHECK ((((watched_at IS NULL) = (due_at IS NULL)) AND ((watched_at IS NULL) = (watched_by IS NULL)))),
  constraint chart_pkey PRIMARY KEY (id),
  constraint chart_hash_project_id_key UNIQUE (hash, project_id)
);
CREATE INDEX chart_by_due ON measures.chart USING btree (due_at) WHERE (due_at IS NOT NULL);

create table measures.cohort (
  id uuid not null,
  project_id uuid not null,
  name text not null,
  who text not null,
  from_on date not null,
  to_on date not null,
  members integer not null,
  frozen_at timestamp with time zone not null,
  frozen_by_id uuid not null,
  constraint cohort_check CHECK ((from_on <= to_on)),
  constraint cohort_members_check CHECK ((members > 0)),
  constraint cohort_who_check CHECK ((who = ANY (ARRAY['all'::text, 'served'::text, 'complained'::text]))),
  constraint cohort_pkey PRIMARY KEY (id)
);
CREATE INDEX cohort_by_freezing ON measures.cohort USING btree (frozen_at, id);
CREATE TRIGGER cohort_stays BEFORE DELETE OR UPDATE ON measures.cohort FOR EACH ROW EXECUTE FUNCTION measures.keep_cohort();

create table measures.cohort_member (
  cohort_id uuid not null,
  place integer not null,
  customer_id uuid,
  constraint cohort_member_pkey PRIMARY KEY (cohort_id, place),
  constraint cohort_member_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES measures.cohort(id)
);
CREATE INDEX cohort_member_by_customer ON measures.cohort_member USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE TRIGGER cohort_member_is_who_it_was BEFORE UPDATE ON measures.cohort_member FOR EACH ROW WHEN (((new.customer_id IS NOT NULL) OR (new.place <> old.place) OR (new.cohort_id <> old.cohort_id))) EXECUTE FUNCTION measures.keep_cohort();
CREATE TRIGGER cohort_member_stays BEFORE DELETE ON measures.cohort_member FOR EACH ROW EXECUTE FUNCTION measures.keep_cohort();
CREATE UNIQUE INDEX cohort_member_once ON measures.cohort_member USING btree (cohort_id, customer_id) WHERE (customer_id IS NOT NULL);

create table measures.cohort_reading (
  id uuid not null,
  cohort_id uuid not null,
  from_on date not null,
  to_on date not null,
  read_at timestamp with time zone not null,
  read_by_id uuid not null,
  known integer not null,
  complete integer not null,
  reached integer not null,
  answers integer not null,
  satisfied integer not null,
  lost integer,
  revenue_minor bigint,
  total_minor bigint,
  source text,
  told_at timestamp with time zone,
  told_by_id uuid,
  constraint cohort_reading_check CHECK ((from_on <= to_on)),
  constraint cohort_reading_check1 CHECK ((((told_at IS NULL) = (lost IS NULL)) AND ((told_at IS NULL) = (source IS NULL)) AND ((told_at IS NULL) = (revenue_minor IS NULL)) AND ((told_at IS NULL) = (total_minor IS NULL)))),
  constraint cohort_reading_pkey PRIMARY KEY (id),
  constraint cohort_reading_cohort_id_from_on_to_on_key UNIQUE (cohort_id, from_on, to_on),
  constraint cohort_reading_cohort_id_fkey FOREIGN KEY (cohort_id) REFERENCES measures.cohort(id)
);
CREATE TRIGGER cohort_reading_is_told_once BEFORE UPDATE ON measures.cohort_reading FOR EACH ROW WHEN (((old.told_at IS NOT NULL) OR (((((((new.known IS DISTINCT FROM old.known) OR (new.complete IS DISTINCT FROM old.complete)) OR (new.reached IS DISTINCT FROM old.reached)) OR (new.answers IS DISTINCT FROM old.answers)) OR (new.satisfied IS DISTINCT FROM old.satisfied)) OR (new.from_on IS DISTINCT FROM old.from_on)) OR (new.to_on IS DISTINCT FROM old.to_on)))) EXECUTE FUNCTION measures.keep_cohort();
CREATE TRIGGER cohort_reading_stays BEFORE DELETE ON measures.cohort_reading FOR EACH ROW EXECUTE FUNCTION measures.keep_cohort();

create table measures.cost (
  project_id uuid not null,
  unit_id uuid,
  month date not null,
  item text not null,
  amount_minor bigint not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint cost_amount_minor_check CHECK ((amount_minor >= 0)),
  constraint cost_item_check CHECK ((item = ANY (ARRAY['staff'::text, 'telecom'::text, 'premises'::text, 'technology'::text, 'other'::text]))),
  constraint cost_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint cost_project_id_unit_id_month_item_key UNIQUE NULLS NOT DISTINCT (project_id, unit_id, month, item)
);

create table measures.coverage (
  source text not null,
  first_day date not null,
  last_day date,
  project_id uuid not null,
  constraint coverage_pkey PRIMARY KEY (source, project_id)
);

create table measures.dashboard (
  id uuid not null,
  project_id uuid not null,
  owner_id uuid not null,
  name text not null,
  audience text not null,
  unit_ids uuid[] not null,
  roles text[] not null,
  tiles jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  removed_at timestamp with time zone,
  version integer default 1 not null,
  constraint dashboard_audience_check CHECK ((audience = ANY (ARRAY['private'::text, 'some'::text, 'project'::text]))),
  constraint dashboard_pkey PRIMARY KEY (id)
);
CREATE INDEX dashboard_by_project ON measures.dashboard USING btree (project_id) WHERE (removed_at IS NULL);

create table measures.day_sum (
  cut text not null,
  key text not null,
  measure text not null,
  day date not null,
  project_id uuid not null,
  unit_id uuid,
  count bigint not null,
  sum numeric not null,
  constraint day_sum_cut_check CHECK ((cut = ANY (ARRAY['project'::text, 'place'::text, 'person'::text, 'queue'::text, 'channel'::text]))),
  constraint day_sum_cut_key_measure_day_project_id_unit_id_key UNIQUE NULLS NOT DISTINCT (cut, key, measure, day, project_id, unit_id)
);
CREATE INDEX day_sum_by_day ON measures.day_sum USING btree (cut, measure, day);
CREATE INDEX day_sum_by_place ON measures.day_sum USING btree (unit_id, measure, day) WHERE (cut = 'place'::text);
CREATE INDEX day_sum_by_unit ON measures.day_sum USING btree (unit_id, measure, day) WHERE (cut = 'person'::text);

create table measures.entry (
  subject_id uuid not null,
  place integer not null,
  measure text not null,
  slot timestamp with time zone not null,
  day date not null,
  slice_id uuid not null,
  value numeric not null,
  constraint entry_pkey PRIMARY KEY (subject_id, place)
);
CREATE INDEX entry_by_day ON measures.entry USING btree (measure, day);
CREATE INDEX entry_by_slot ON measures.entry USING btree (measure, slot);

create table measures.indicator_owner (
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  owner_id uuid not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint indicator_owner_indicator_project_id_unit_id_key UNIQUE NULLS NOT DISTINCT (indicator, project_id, unit_id)
);

create table measures.month (
  project_id uuid not null,
  month date not null,
  locked_at timestamp with time zone not null,
  locked_by text not null,
  signed_at timestamp with time zone,
  signed_by text,
  version integer default 1 not null,
  constraint month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint month_pkey PRIMARY KEY (project_id, month)
);

create table measures.month_correction (
  id bigint generated always as identity not null,
  project_id uuid not null,
  booked_month date not null,
  of_month date not null,
  measure text not null,
  unit_id uuid,
  person_id uuid,
  delta numeric not null,
  origin text not null,
  dispute_id uuid,
  reason text not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  constraint month_correction_check CHECK (((origin = 'dispute'::text) = (dispute_id IS NOT NULL))),
  constraint month_correction_delta_check CHECK ((delta <> (0)::numeric)),
  constraint month_correction_origin_check CHECK ((origin = ANY (ARRAY['dispute'::text, 'late'::text]))),
  constraint month_correction_pkey PRIMARY KEY (id),
  constraint month_correction_dispute_id_fkey FOREIGN KEY (dispute_id) REFERENCES measures.month_dispute(id)
);
CREATE INDEX month_correction_by_booking ON measures.month_correction USING btree (project_id, booked_month);
CREATE INDEX month_correction_by_month ON measures.month_correction USING btree (project_id, of_month);
CREATE TRIGGER month_correction_in_open BEFORE INSERT ON measures.month_correction FOR EACH ROW EXECUTE FUNCTION measures.refuse_late_booking();
CREATE TRIGGER month_correction_stays BEFORE DELETE OR UPDATE ON measures.month_correction FOR EACH ROW EXECUTE FUNCTION measures.keep_month();

create table measures.month_dispute (
  id uuid not null,
  project_id uuid not null,
  month date not null,
  indicator text not null,
  unit_id uuid,
  person_id uuid,
  value double precision,
  count double precision not null,
  size double precision not null,
  raised_at timestamp with time zone not null,
  raised_by uuid not null,
  raised_by_name text not null,
  reason text not null,
  evidence text not null,
  state text not null,
  answered_at timestamp with time zone,
  answered_by text,
  answer text,
  version integer default 1 not null,
  constraint month_dispute_check CHECK (((state = 'open'::text) = (answered_at IS NULL))),
  constraint month_dispute_state_check CHECK ((state = ANY (ARRAY['open'::text, 'corrected'::text, 'declined'::text]))),
  constraint month_dispute_pkey PRIMARY KEY (id)
);
CREATE INDEX month_dispute_by_month ON measures.month_dispute USING btree (project_id, month);
CREATE UNIQUE INDEX month_dispute_standing ON measures.month_dispute USING btree (project_id, month, indicator, unit_id, person_id, raised_by) NULLS NOT DISTINCT WHERE (state = 'open'::text);

create table measures.month_figure (
  project_id uuid not null,
  month date not null,
  code text not null,
  unit_id uuid,
  person_id uuid,
  value double precision,
  count double precision not null,
  size double precision not null,
  target double precision,
  constraint month_figure_project_id_month_unit_id_person_id_code_key UNIQUE NULLS NOT DISTINCT (project_id, month, unit_id, person_id, code),
  constraint month_figure_project_id_month_code_fkey FOREIGN KEY (project_id, month, code) REFERENCES measures.month_indicator(project_id, month, code)
);
CREATE TRIGGER month_figure_stays BEFORE DELETE OR UPDATE ON measures.month_figure FOR EACH ROW EXECUTE FUNCTION measures.keep_month();

create table measures.month_indicator (
  project_id uuid not null,
  month date not null,
  code text not null,
  place integer not null,
  definition jsonb not null,
  constraint month_indicator_pkey PRIMARY KEY (project_id, month, code),
  constraint month_indicator_project_id_month_fkey FOREIGN KEY (project_id, month) REFERENCES measures.month(project_id, month)
);
CREATE TRIGGER month_indicator_stays BEFORE DELETE OR UPDATE ON measures.month_indicator FOR EACH ROW EXECUTE FUNCTION measures.keep_month();

create table measures.month_sum (
  project_id uuid not null,
  month date not null,
  measure text not null,
  unit_id uuid,
  person_id uuid,
  sum numeric not null,
  constraint month_sum_project_id_month_measure_unit_id_person_id_key UNIQUE NULLS NOT DISTINCT (project_id, month, measure, unit_id, person_id),
  constraint month_sum_project_id_month_fkey FOREIGN KEY (project_id, month) REFERENCES measures.month(project_id, month)
);
CREATE TRIGGER month_sum_stays BEFORE DELETE OR UPDATE ON measures.month_sum FOR EACH ROW EXECUTE FUNCTION measures.keep_month();

create table measures.observation (
  measure text not null,
  product text not null,
  area text not null,
  day date not null,
  value numeric not null,
  project_id uuid not null,
  constraint observation_pkey PRIMARY KEY (measure, product, area, day, project_id)
);
CREATE INDEX observation_by_area ON measures.observation USING btree (day) WHERE ((product = '*'::text) AND (area <> '*'::text));
CREATE INDEX observation_by_product ON measures.observation USING btree (day) WHERE ((area = '*'::text) AND (product <> '*'::text));

create table measures.own_edition (
  indicator_id uuid not null,
  number integer not null,
  from_on date,
  name_zh text not null,
  name_en text not null,
  purpose text not null,
  formula text not null,
  words_zh text not null,
  words_en text not null,
  expression jsonb not null,
  direction text not null,
  target double precision,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint own_edition_check CHECK (((number = 1) = (from_on IS NULL))),
  constraint own_edition_direction_check CHECK ((direction = ANY (ARRAY['lower-is-better'::text, 'higher-is-better'::text]))),
  constraint own_edition_number_check CHECK ((number > 0)),
  constraint own_edition_pkey PRIMARY KEY (indicator_id, number),
  constraint own_edition_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES measures.own_indicator(id)
);

create table measures.own_indicator (
  id uuid not null,
  code text not null,
  project_id uuid not null,
  unit text not null,
  result text not null,
  nature text not null,
  owner_id uuid not null,
  archived_at timestamp with time zone,
  version integer default 1 not null,
  constraint own_indicator_nature_check CHECK ((nature = ANY (ARRAY['rate'::text, 'proportion'::text, 'value'::text]))),
  constraint own_indicator_result_check CHECK ((result = ANY (ARRAY['number'::text, 'seconds'::text, 'money'::text]))),
  constraint own_indicator_pkey PRIMARY KEY (id),
  constraint own_indicator_code_key UNIQUE (code)
);

create table measures.queue_rule (
  project_id uuid not null,
  queue_id uuid not null,
  within_seconds integer not null,
  short_seconds integer not null,
  first_day date not null,
  last_day date not null,
  constraint queue_rule_pkey PRIMARY KEY (queue_id, within_seconds, short_seconds)
);

create table measures.report (
  id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  definition jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  removed_at timestamp with time zone,
  version integer default 1 not null,
  constraint report_pkey PRIMARY KEY (id)
);
CREATE INDEX report_by_project ON measures.report USING btree (project_id) WHERE (removed_at IS NULL);

create table measures.report_delivery (
  id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  address_sealed bytea not null,
  state text not null,
  attempts integer default 0 not null,
  problem text,
  sent_at timestamp with time zone,
  constraint report_delivery_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'skipped'::text]))),
  constraint report_delivery_pkey PRIMARY KEY (id),
  constraint report_delivery_run_id_fkey FOREIGN KEY (run_id) REFERENCES measures.report_run(id)
);
CREATE INDEX report_delivery_by_run ON measures.report_delivery USING btree (run_id);

create table measures.report_recipient (
  report_id uuid not null,
  person_id uuid not null,
  address_sealed bytea not null,
  constraint report_recipient_pkey PRIMARY KEY (report_id, person_id),
  constraint report_recipient_report_id_fkey FOREIGN KEY (report_id) REFERENCES measures.report_schedule(report_id) ON DELETE CASCADE
);

create table measures.report_run (
  id uuid not null,
  report_id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  definition jsonb not null,
  result jsonb not null,
  from_on date not null,
  to_on date not null,
  as_of timestamp with time zone not null,
  told_by text not null,
  scheduled boolean not null,
  language text not null,
  constraint report_run_pkey PRIMARY KEY (id),
  constraint report_run_report_id_fkey FOREIGN KEY (report_id) REFERENCES measures.report(id)
);
CREATE INDEX report_run_by_report ON measures.report_run USING btree (report_id, as_of DESC);

create table measures.report_schedule (
  report_id uuid not null,
  cadence jsonb not null,
  minute integer not null,
  language text not null,
  set_by uuid not null,
  set_by_name text not null,
  next_at timestamp with time zone,
  halted text,
  constraint report_schedule_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint report_schedule_minute_check CHECK (((minute >= 0) AND (minute <= 1439))),
  constraint report_schedule_pkey PRIMARY KEY (report_id),
  constraint report_schedule_report_id_fkey FOREIGN KEY (report_id) REFERENCES measures.report(id)
);
CREATE INDEX report_schedule_due ON measures.report_schedule USING btree (next_at) WHERE (next_at IS NOT NULL);

create table measures.scorecard (
  project_id uuid not null,
  version integer default 1 not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint scorecard_pkey PRIMARY KEY (project_id)
);

create table measures.scorecard_item (
  project_id uuid not null,
  indicator text not null,
  rank text not null,
  place integer not null,
  owner_id uuid,
  constraint scorecard_item_rank_check CHECK ((rank = ANY (ARRAY['key'::text, 'watched'::text]))),
  constraint scorecard_item_pkey PRIMARY KEY (project_id, indicator),
  constraint scorecard_item_project_id_fkey FOREIGN KEY (project_id) REFERENCES measures.scorecard(project_id)
);

create table measures.signal (
  id uuid not null,
  chart_id uuid not null,
  rule text not null,
  side text not null,
  from_day date not null,
  to_day date not null,
  length integer not null,
  explanation_zh text not null,
  explanation_en text not null,
  drawn_to date not null,
  state text default 'new'::text not null,
  triage_id uuid,
  triage_number text,
  found_at timestamp with time zone not null,
  constraint signal_check CHECK (((triage_id IS NULL) = (triage_number IS NULL))),
  constraint signal_state_check CHECK ((state = ANY (ARRAY['new'::text, 'in-triage'::text, 'special-cause'::text, 'data-error'::text, 'known-event'::text, 'common-cause'::text]))),
  constraint signal_pkey PRIMARY KEY (id),
  constraint signal_chart_id_rule_side_from_day_key UNIQUE (chart_id, rule, side, from_day),
  constraint signal_chart_id_fkey FOREIGN KEY (chart_id) REFERENCES measures.chart(id)
);

create table measures.slice (
  id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  person_id uuid,
  queue_id uuid,
  product text not null,
  area text not null,
  cause text not null,
  channel text not null,
  kind text not null,
  step text not null,
  constraint slice_pkey PRIMARY KEY (id)
);
CREATE INDEX slice_by_unit ON measures.slice USING btree (unit_id) WHERE (unit_id IS NOT NULL);

create table measures.slice_sum (
  span text not null,
  measure text not null,
  from_on date not null,
  slice_id uuid not null,
  sum numeric not null,
  constraint slice_sum_span_check CHECK ((span = ANY (ARRAY['day'::text, 'month'::text]))),
  constraint slice_sum_pkey PRIMARY KEY (span, measure, from_on, slice_id)
);

create table measures.subject (
  id uuid not null,
  type text not null,
  number text not null,
  memory jsonb not null,
  constraint subject_pkey PRIMARY KEY (id)
);

create table measures.target (
  id bigint generated always as identity not null,
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  person_id uuid,
  from_on date not null,
  value double precision,
  weight double precision,
  set_at timestamp with time zone not null,
  set_by text not null,
  constraint target_weight_check CHECK ((weight >= (0)::double precision)),
  constraint target_pkey PRIMARY KEY (id)
);
CREATE INDEX target_by_place ON measures.target USING btree (indicator, project_id, unit_id, person_id, from_on);

create table measures.threshold (
  id uuid not null,
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  warn_at double precision,
  breach_at double precision,
  control boolean not null,
  window_minutes integer not null,
  minimum integer not null,
  owner_id uuid not null,
  take_minutes integer not null,
  suggestion text not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  version integer default 1 not null,
  looked_at timestamp with time zone,
  due_at timestamp with time zone,
  constraint threshold_check CHECK (((breach_at IS NOT NULL) OR control)),
  constraint threshold_minimum_check CHECK ((minimum > 0)),
  constraint threshold_take_minutes_check CHECK ((take_minutes > 0)),
  constraint threshold_window_minutes_check CHECK (((window_minutes >= 60) AND (window_minutes <= 10080))),
  constraint threshold_pkey PRIMARY KEY (id),
  constraint threshold_indicator_project_id_unit_id_key UNIQUE NULLS NOT DISTINCT (indicator, project_id, unit_id)
);
CREATE INDEX threshold_by_due ON measures.threshold USING btree (due_at) WHERE (due_at IS NOT NULL);

create table measures.told_day (
  name text not null,
  day date not null,
  constraint told_day_pkey PRIMARY KEY (name)
);

create table measures.unsummed (
  span text not null,
  measure text not null,
  from_on date not null,
  due_at timestamp with time zone not null,
  constraint unsummed_span_check CHECK ((span = ANY (ARRAY['day'::text, 'month'::text]))),
  constraint unsummed_pkey PRIMARY KEY (span, measure, from_on)
);
CREATE INDEX unsummed_by_due ON measures.unsummed USING btree (due_at);

create table measures.uploaded_table (
  id uuid not null,
  owner_id uuid not null,
  title_sealed bytea not null,
  content_sealed bytea not null,
  row_count integer not null,
  uploaded_at timestamp with time zone not null,
  drawing_sealed bytea,
  constraint uploaded_table_pkey PRIMARY KEY (id)
);
CREATE INDEX uploaded_table_by_owner ON measures.uploaded_table USING btree (owner_id, uploaded_at DESC);

create table measures.wall (
  id uuid not null,
  dashboard_id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  name text not null,
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  opened_by text not null,
  revoked_at timestamp with time zone,
  revoked_by text default ''::text not null,
  owner_id uuid,
  constraint wall_pkey PRIMARY KEY (id),
  constraint wall_token_hash_key UNIQUE (token_hash),
  constraint wall_dashboard_id_fkey FOREIGN KEY (dashboard_id) REFERENCES measures.dashboard(id)
);
CREATE INDEX wall_by_dashboard ON measures.wall USING btree (dashboard_id);
CREATE INDEX wall_by_owner ON measures.wall USING btree (owner_id) WHERE (revoked_at IS NULL);
CREATE INDEX wall_by_project ON measures.wall USING btree (project_id);
CREATE OR REPLACE FUNCTION measures.keep_cohort()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a frozen cohort never changes';
end $function$
;
CREATE OR REPLACE FUNCTION measures.keep_month()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a locked month never changes: book a correction in an open one';
end $function$
;
CREATE OR REPLACE FUNCTION measures.refuse_late_booking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from measures.month where project_id = new.project_id and month = new.booked_month) then
    raise exception 'a locked month never changes: book a correction in an open one';
  end if;
  return new;
end $function$
;
