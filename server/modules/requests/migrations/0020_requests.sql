create sequence requests.request_number;

-- What somebody asks for, proposes or thanks for. It keeps the version of the process that it began with.
create table requests.request (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  -- The unit that it is for, and that of its owner, from where it is seen.
  for_unit_id uuid,
  unit_id uuid,
  kind text not null check (kind in ('enquiry', 'order', 'after-sales', 'visit', 'value-added', 'suggestion', 'praise')),
  state text not null check (state in ('open', 'closed')),
  priority text not null check (priority in ('low', 'normal', 'urgent')),
  channel text not null,
  title text not null,
  body text not null,
  tags text[] not null default '{}',
  -- What has been entered by the keys of the forms, the latest of each.
  form jsonb not null,
  customer_id uuid,
  contact_id uuid,
  lodged_by uuid,
  owner_id uuid,
  -- Null: it is answered in one step.
  process_version_id uuid references requests.process_version,
  -- '' once it is closed.
  step text not null,
  step_since timestamptz not null,
  lodged_at timestamptz not null,
  lodged_on date not null,
  -- Of the running limits the one that ends first; infinity when none runs, so that one index orders the list.
  due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  adoption text check (adoption in ('adopted', 'not-adopted', 'later')),
  adoption_reason text,
  adopted_on date,
  outcome text check (outcome in ('done', 'withdrawn', 'not-possible')),
  close_reason text,
  closed_at timestamptz,
  closed_on date,
  first_closed_at timestamptz,
  reopen_count integer not null default 0,
  -- Within the limit of the whole; null where it has none or runs.
  on_time boolean,
  erased_at timestamptz,
  version integer not null default 1,
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (step = ''))
);
create index request_by_due on requests.request (due_at, id);
create index request_open_by_due on requests.request (due_at, id) where state = 'open';
create index request_by_receipt on requests.request (lodged_at, id);
create index request_by_project on requests.request (project_id, due_at, id);
create index request_by_unit on requests.request (unit_id, due_at, id);
create index request_by_owner on requests.request (owner_id, due_at, id);
create index request_by_kind on requests.request (kind, due_at, id);
create index request_by_state on requests.request (state, due_at, id);
create index request_by_priority on requests.request (priority, due_at, id);
create index request_by_channel on requests.request (channel, due_at, id);
create index request_by_step on requests.request (step, due_at, id);
create index request_by_adoption on requests.request (adoption, due_at, id);
create index request_by_tag on requests.request using gin (tags);
create index request_by_number on requests.request (number text_pattern_ops);
create index request_by_customer on requests.request (customer_id, due_at, id) where customer_id is not null;
create index request_by_day on requests.request (lodged_on, due_at, id);
create index request_by_closing on requests.request (closed_on, due_at, id) where closed_on is not null;
create index request_by_version on requests.request (process_version_id, lodged_at) where process_version_id is not null;
create index request_suggested on requests.request (lodged_on, for_unit_id) where kind = 'suggestion';

-- One stay in a step; a step that was gone back to has several.
create table requests.request_stay (
  id uuid primary key,
  request_id uuid not null references requests.request (id),
  place integer not null check (place >= 1),
  step text not null,
  entered_at timestamptz not null,
  due_at timestamptz not null,
  left_at timestamptz,
  ending text check (ending in ('done', 'back', 'closed', 'moved')),
  owner_id uuid,
  on_time boolean,
  -- Working minutes of the process's calendar.
  minutes integer,
  entered jsonb not null,
  reason text,
  by_name text,
  unique (request_id, place),
  check ((left_at is null) = (ending is null))
);
create unique index request_stay_current on requests.request_stay (request_id) where left_at is null;

-- The readable history of a request; only ever added to.
create table requests.request_entry (
  id bigint generated always as identity primary key,
  request_id uuid not null references requests.request (id),
  at timestamptz not null,
  actor_name text not null,
  code text not null,
  params jsonb not null,
  body text
);
create index request_entry_by_request on requests.request_entry (request_id, id);

create table requests.request_template (
  id uuid primary key,
  place integer not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  title text not null,
  body text not null,
  form jsonb not null,
  priority text not null,
  tags text[] not null
);
