-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


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
  timed_on date generated always as (
CASE
    WHEN ((state = 'closed'::text) AND (on_time IS NOT NULL)) THEN COALESCE(closed_on, lodged_on)
    ELSE NULL::date
END) stored,
  erased_at timestamp with time zone,
  constraint complaint_state_check CHECK ((state = ANY (ARRAY['lodged'::text, 'acknowledged'::text, 'answered'::text, 'closed'::text]))),
  constraint complaint_pkey PRIMARY KEY (id),
  constraint complaint_number_key UNIQUE (number),
  constraint complaint_import_id_fkey FOREIGN KEY (import_id) REFERENCES complaints.ledger_import(id)
);
CREATE INDEX complaint_by_cause ON complaints.complaint USING btree (cause, due_at, id);
CREATE INDEX complaint_by_channel ON complaints.complaint USING btree (channel, due_at, id);
CREATE INDEX complaint_by_closing ON complaints.complaint USING btree (closed_on, product, area) WHERE (closed_on IS NOT NULL);
CREATE INDEX complaint_by_customer ON complaints.complaint USING btree (customer_id) WHERE (customer_id IS NOT NULL);
CREATE INDEX complaint_by_due ON complaints.complaint USING btree (due_at, id) WHERE (state <> 'closed'::text);
CREATE INDEX complaint_by_import ON complaints.complaint USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX complaint_by_matter ON complaints.complaint USING btree (product, area, due_at, id);
CREATE INDEX complaint_by_number ON complaints.complaint USING btree (number text_pattern_ops);
CREATE INDEX complaint_by_order ON complaints.complaint USING btree (due_at, id);
CREATE INDEX complaint_by_owner ON complaints.complaint USING btree (owner_id, due_at, id);
CREATE INDEX complaint_by_project ON complaints.complaint USING btree (project_id, due_at, id);
CREATE INDEX complaint_by_punctuality ON complaints.complaint USING btree (on_time, due_at, id) WHERE (on_time IS NOT NULL);
CREATE INDEX complaint_by_receipt ON complaints.complaint USING btree (lodged_at, id);
CREATE INDEX complaint_by_severity ON complaints.complaint USING btree (severity, due_at, id);
CREATE INDEX complaint_by_slice ON complaints.complaint USING btree (lodged_on, product, area);
CREATE INDEX complaint_by_state ON complaints.complaint USING btree (state, due_at, id);
CREATE INDEX complaint_by_timeliness ON complaints.complaint USING btree (timed_on, product, area) WHERE (timed_on IS NOT NULL);
CREATE INDEX complaint_by_unit ON complaints.complaint USING btree (unit_id, due_at, id) WHERE (unit_id IS NOT NULL);

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

create table complaints.step_entry (
  id uuid not null,
  complaint_id uuid not null,
  step text not null,
  state text not null,
  record jsonb,
  reason text,
  at timestamp with time zone not null,
  actor_name text not null,
  constraint step_entry_state_check CHECK ((state = ANY (ARRAY['recorded'::text, 'skipped'::text]))),
  constraint step_entry_pkey PRIMARY KEY (id),
  constraint step_entry_complaint_id_fkey FOREIGN KEY (complaint_id) REFERENCES complaints.complaint(id)
);
CREATE INDEX step_entry_by_complaint ON complaints.step_entry USING btree (complaint_id, at, id);

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
