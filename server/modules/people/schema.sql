-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table people.assignment (
  id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  training_id uuid not null,
  person_id uuid not null,
  state text not null,
  due_at timestamp with time zone not null,
  task_id uuid not null,
  reason_type text,
  reason_id uuid,
  reason_label text,
  assigned_at timestamp with time zone not null,
  assigned_by uuid,
  read_at timestamp with time zone,
  ended_at timestamp with time zone,
  percent double precision,
  constraint assignment_state_check CHECK ((state = ANY (ARRAY['assigned'::text, 'passed'::text, 'failed'::text, 'withdrawn'::text]))),
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_training_id_fkey FOREIGN KEY (training_id) REFERENCES people.training(id)
);
CREATE INDEX assignment_by_due ON people.assignment USING btree (due_at, id);
CREATE INDEX assignment_by_person ON people.assignment USING btree (person_id, due_at, id);
CREATE INDEX assignment_by_reason ON people.assignment USING btree (reason_id) WHERE (reason_id IS NOT NULL);
CREATE INDEX assignment_by_training ON people.assignment USING btree (training_id, due_at, id);
CREATE UNIQUE INDEX assignment_open ON people.assignment USING btree (training_id, person_id) WHERE (state = 'assigned'::text);

create table people.attempt (
  id uuid not null,
  assignment_id uuid not null,
  training_id uuid not null,
  paper_id uuid not null,
  person_id uuid not null,
  number integer not null,
  title_zh text not null,
  title_en text not null,
  pass_percent integer not null,
  points_of integer not null,
  started_at timestamp with time zone not null,
  deadline_at timestamp with time zone not null,
  saved_at timestamp with time zone,
  closed_at timestamp with time zone,
  ending text,
  points integer,
  percent double precision,
  passed boolean,
  constraint attempt_ending_check CHECK ((ending = ANY (ARRAY['submitted'::text, 'time-up'::text]))),
  constraint attempt_pkey PRIMARY KEY (id),
  constraint attempt_assignment_id_number_key UNIQUE (assignment_id, number),
  constraint attempt_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES people.assignment(id)
);
CREATE INDEX attempt_first ON people.attempt USING btree (training_id) WHERE ((number = 1) AND (closed_at IS NOT NULL));
CREATE INDEX attempt_to_close ON people.attempt USING btree (deadline_at) WHERE (closed_at IS NULL);
CREATE TRIGGER attempt_is_kept BEFORE DELETE ON people.attempt FOR EACH ROW EXECUTE FUNCTION people.keep_result();
CREATE TRIGGER attempt_stays BEFORE UPDATE ON people.attempt FOR EACH ROW WHEN ((old.closed_at IS NOT NULL)) EXECUTE FUNCTION people.keep_result();
CREATE UNIQUE INDEX attempt_under_way ON people.attempt USING btree (assignment_id) WHERE (closed_at IS NULL);

create table people.attempt_item (
  attempt_id uuid not null,
  place integer not null,
  question_id uuid not null,
  points integer not null,
  asked jsonb not null,
  answer text[] default '{}'::text[] not null,
  awarded integer,
  constraint attempt_item_pkey PRIMARY KEY (attempt_id, place),
  constraint attempt_item_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES people.attempt(id),
  constraint attempt_item_question_id_fkey FOREIGN KEY (question_id) REFERENCES people.question(id)
);
CREATE INDEX attempt_item_by_question ON people.attempt_item USING btree (question_id) WHERE (awarded IS NOT NULL);
CREATE TRIGGER attempt_item_is_kept BEFORE DELETE ON people.attempt_item FOR EACH ROW EXECUTE FUNCTION people.keep_result();
CREATE TRIGGER attempt_item_stays BEFORE UPDATE ON people.attempt_item FOR EACH ROW WHEN ((old.awarded IS NOT NULL)) EXECUTE FUNCTION people.keep_result();

create table people.paper (
  id uuid not null,
  project_id uuid not null,
  title_zh text not null,
  title_en text not null,
  parts jsonb not null,
  pass_percent integer not null,
  minutes integer not null,
  retakes integer not null,
  retired boolean default false not null,
  changed_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint paper_minutes_check CHECK ((minutes > 0)),
  constraint paper_pass_percent_check CHECK (((pass_percent >= 1) AND (pass_percent <= 100))),
  constraint paper_retakes_check CHECK ((retakes >= 0)),
  constraint paper_pkey PRIMARY KEY (id)
);
CREATE INDEX paper_by_change ON people.paper USING btree (project_id, changed_at, id);

create table people.question (
  id uuid not null,
  project_id uuid not null,
  kind text not null,
  topic text not null,
  text_zh text not null,
  text_en text not null,
  options jsonb not null,
  accepted text[] not null,
  explanation jsonb not null,
  retired boolean default false not null,
  added_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint question_kind_check CHECK ((kind = ANY (ARRAY['single'::text, 'multiple'::text, 'true-false'::text, 'fill-in'::text]))),
  constraint question_pkey PRIMARY KEY (id)
);
CREATE INDEX question_by_change ON people.question USING btree (project_id, changed_at, id);
CREATE INDEX question_to_draw ON people.question USING btree (project_id, topic, kind) WHERE (NOT retired);

create table people.training (
  id uuid not null,
  project_id uuid not null,
  title_zh text not null,
  title_en text not null,
  words_zh text not null,
  words_en text not null,
  article_id uuid,
  paper_id uuid,
  retired boolean default false not null,
  changed_at timestamp with time zone not null,
  version integer default 1 not null,
  constraint training_pkey PRIMARY KEY (id),
  constraint training_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES people.paper(id)
);
CREATE INDEX training_by_change ON people.training USING btree (project_id, changed_at, id);
CREATE OR REPLACE FUNCTION people.keep_result()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the result of an exam is never changed';
end
$function$
;
