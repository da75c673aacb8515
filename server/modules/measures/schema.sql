-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


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

create table measures.coverage (
  source text not null,
  first_day date not null,
  last_day date,
  project_id uuid not null,
  constraint coverage_pkey PRIMARY KEY (source, project_id)
);

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
