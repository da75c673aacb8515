-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table outreach.edition (
  survey_id uuid not null,
  number integer not null,
  content jsonb not null,
  constraint edition_pkey PRIMARY KEY (survey_id, number),
  constraint edition_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES outreach.survey(id)
);

create table outreach.invitation (
  id uuid not null,
  survey_id uuid not null,
  edition integer not null,
  project_id uuid not null,
  unit_id uuid,
  customer_id uuid,
  owner_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  subject_label text not null,
  invited_at timestamp with time zone not null,
  invited_on date not null,
  held text,
  valid_until timestamp with time zone not null,
  sent_at timestamp with time zone,
  answered_at timestamp with time zone,
  answers jsonb,
  csat integer,
  nps integer,
  ces integer,
  low boolean,
  callback_task_id uuid,
  draw integer,
  constraint invitation_draw_check CHECK (((draw >= 0) AND (draw <= 9999))),
  constraint invitation_held_check CHECK ((held = ANY (ARRAY['rest'::text, 'refused'::text, 'sample'::text]))),
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_survey_id_subject_id_key UNIQUE (survey_id, subject_id),
  constraint invitation_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES outreach.survey(id)
);
CREATE INDEX invitation_by_customer ON outreach.invitation USING btree (customer_id, sent_at) WHERE (customer_id IS NOT NULL);
CREATE INDEX invitation_by_survey ON outreach.invitation USING btree (survey_id, invited_on);

create table outreach.refusal (
  customer_id uuid not null,
  at timestamp with time zone not null,
  constraint refusal_pkey PRIMARY KEY (customer_id)
);

create table outreach.survey (
  id uuid not null,
  project_id uuid not null,
  state text not null,
  edition integer not null,
  changed_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint survey_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-use'::text, 'ended'::text]))),
  constraint survey_pkey PRIMARY KEY (id)
);
CREATE INDEX survey_by_change ON outreach.survey USING btree (changed_at, id);
CREATE UNIQUE INDEX survey_in_use ON outreach.survey USING btree (project_id) WHERE (state = 'in-use'::text);

create table outreach.wave (
  id uuid not null,
  survey_id uuid not null,
  name text not null,
  from_on date not null,
  to_on date not null,
  constraint wave_check CHECK ((from_on <= to_on)),
  constraint wave_pkey PRIMARY KEY (id),
  constraint wave_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES outreach.survey(id)
);
CREATE INDEX wave_by_survey ON outreach.wave USING btree (survey_id, from_on);
