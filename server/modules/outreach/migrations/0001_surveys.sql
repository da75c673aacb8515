create schema outreach;

-- What customers are asked. It belongs to a project as a whole, of which one is in use.
create table outreach.survey (
  id uuid primary key,
  project_id uuid not null,
  state text not null check (state in ('draft', 'in-use', 'ended')),
  edition integer not null,
  changed_at timestamptz not null,
  version integer not null default 1
);
create unique index survey_in_use on outreach.survey (project_id) where state = 'in-use';
create index survey_by_change on outreach.survey (changed_at, id);

-- What was sent keeps its questions: an edition that anybody was sent is never changed.
create table outreach.edition (
  survey_id uuid not null references outreach.survey (id),
  number integer not null,
  content jsonb not null,
  primary key (survey_id, number)
);

-- A customer who is asked, or was not for a reason.
create table outreach.invitation (
  id uuid primary key,
  survey_id uuid not null references outreach.survey (id),
  edition integer not null,
  project_id uuid not null,
  unit_id uuid,
  customer_id uuid,
  owner_id uuid,
  subject_type text not null,
  subject_id uuid not null,
  subject_label text not null,
  invited_at timestamptz not null,
  invited_on date not null,
  held text check (held in ('rest', 'refused')),
  valid_until timestamptz not null,
  sent_at timestamptz,
  answered_at timestamptz,
  -- By question; words are emptied with their customer.
  answers jsonb,
  csat integer,
  nps integer,
  ces integer,
  low boolean,
  callback_task_id uuid,
  unique (survey_id, subject_id)
);
create index invitation_by_customer on outreach.invitation (customer_id, sent_at) where customer_id is not null;
create index invitation_by_survey on outreach.invitation (survey_id, invited_on);

-- Customers who want to be sent no surveys.
create table outreach.refusal (
  customer_id uuid primary key,
  at timestamptz not null
);
