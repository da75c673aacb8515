create schema contacts;

create table contacts.queue (
  id uuid primary key,
  project_id uuid not null,
  unit_id uuid,
  code text not null,
  name_zh text not null,
  name_en text not null,
  greeting_zh text not null,
  greeting_en text not null,
  channels text[] not null,
  is_public boolean not null,
  priority integer not null,
  skills jsonb not null,
  rule text not null check (rule in ('longest-idle', 'best-level', 'least-occupied')),
  prefer_last_days integer not null,
  prefer_seconds integer not null,
  offer_seconds integer not null check (offer_seconds > 0),
  wrap_up_seconds integer not null check (wrap_up_seconds >= 0),
  answer_within_seconds integer not null check (answer_within_seconds > 0),
  help_after_seconds integer,
  help_queue_id uuid references contacts.queue,
  overflow_after_seconds integer,
  overflow_queue_id uuid references contacts.queue,
  most_waiting integer,
  offers_callback boolean not null,
  calendar text,
  blocks_nuisance boolean not null,
  retired boolean not null default false,
  version integer not null default 1,
  unique (project_id, code),
  check ((help_after_seconds is null) = (help_queue_id is null)),
  check ((overflow_after_seconds is null) = (overflow_queue_id is null))
);

create table contacts.queue_agent (
  queue_id uuid not null references contacts.queue,
  agent_id uuid not null,
  primary key (queue_id, agent_id)
);
create index queue_agent_by_agent on contacts.queue_agent (agent_id);

create table contacts.reason (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  paid boolean not null,
  most_minutes integer,
  retired boolean not null,
  place integer not null
);

create table contacts.wrap_up_code (
  code text primary key,
  project_id uuid,
  name_zh text not null,
  name_en text not null,
  retired boolean not null,
  place integer not null
);

create table contacts.settings (
  only_row boolean primary key check (only_row),
  settings jsonb not null,
  version integer not null default 1,
  -- When time alone may change who gets what, and what the logs had come to, as the last routing found.
  route_at timestamptz,
  routed text not null default ''
);

-- A contact as it is found later: written when it comes and when it closes. What it is doing meanwhile is in `live`.
create table contacts.contact (
  id uuid primary key,
  serial bigint generated always as identity,
  number text not null generated always as ('CT-' || lpad(serial::text, 8, '0')) stored unique,
  project_id uuid not null,
  unit_id uuid,
  channel text not null check (channel in ('voice', 'chat', 'form', 'callback', 'logged')),
  means text,
  language text not null check (language in ('zh', 'en')),
  queue_id uuid references contacts.queue,
  customer_id uuid,
  agent_id uuid,
  outage_id uuid,
  phone_hash bytea,
  name_sealed bytea,
  phone_sealed bytea,
  note_sealed bytea,
  comment_sealed bytea,
  wrap_up_codes text[] not null default '{}',
  outcome text check (outcome in ('answered', 'abandoned', 'overflowed', 'refused', 'callback', 'voicemail', 'selfService')),
  refusal text check (refusal in ('full', 'closed', 'nuisance')),
  rating integer,
  started_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  closed_at timestamptz,
  wait_ms bigint not null default 0,
  talk_ms bigint not null default 0,
  hold_ms bigint not null default 0,
  wrap_up_ms bigint not null default 0,
  transfers integer not null default 0,
  version integer not null default 1,
  check ((closed_at is null) = (outcome is null)),
  check (refusal is null or outcome = 'refused')
);
create index contact_by_start on contacts.contact (project_id, started_at, id);
create index contact_by_any_start on contacts.contact (started_at, id);
create index contact_by_queue on contacts.contact (queue_id, started_at, id);
create index contact_by_agent on contacts.contact (agent_id, started_at, id) where agent_id is not null;
create index contact_by_customer on contacts.contact (customer_id, started_at) where customer_id is not null;
create index contact_by_phone on contacts.contact (phone_hash) where phone_hash is not null;
create index contact_by_outage on contacts.contact (outage_id) where outage_id is not null;
create index contact_by_wait on contacts.contact (wait_ms, id) where wait_ms > 60000;
create index contact_by_talk on contacts.contact (talk_ms, id) where talk_ms > 600000;
create index contact_by_code on contacts.contact using gin (wrap_up_codes) where wrap_up_codes <> '{}';

-- A contact that is not closed: what its log says last.
create table contacts.live (
  contact_id uuid primary key references contacts.contact,
  state text not null check (state in ('queued', 'offered', 'connected', 'wrapUp')),
  held boolean not null default false,
  channel text not null,
  project_id uuid not null,
  unit_id uuid,
  queue_id uuid not null references contacts.queue,
  customer_id uuid,
  number text not null,
  language text not null,
  priority integer not null,
  queued_at timestamptz not null,
  in_queue_since timestamptz not null,
  front boolean not null,
  preferred_agent_id uuid,
  preferred_because text,
  avoid jsonb not null,
  missed_offers integer not null,
  answered_at timestamptz,
  agent_id uuid,
  slot integer,
  since timestamptz not null,
  until timestamptz,
  wrap_up_extended boolean not null default false,
  transfers integer not null default 0,
  seq integer not null,
  last_message integer not null default 0,
  customer_seen_at timestamptz,
  customer_away boolean not null default false,
  version integer not null default 1,
  check ((agent_id is null) = (state = 'queued')),
  check ((slot is null) = (state = 'queued')),
  check (state in ('offered', 'wrapUp') = (until is not null) or state = 'connected'),
  check (not held or state = 'connected')
) with (fillfactor = 60);
create index live_due on contacts.live (until) where until is not null;
create index live_waiting on contacts.live (queue_id) where state = 'queued';
create index live_seen on contacts.live (customer_seen_at) where customer_seen_at is not null;

create table contacts.presence (
  agent_id uuid primary key,
  unit_id uuid,
  status text not null check (status in ('signedOut', 'ready', 'notReady')),
  reason text,
  since timestamptz not null,
  set_by uuid,
  idle_since timestamptz not null,
  watched boolean not null,
  -- Its browser's connection is gone since then.
  lost_at timestamptz,
  -- What follows from that has been done.
  lost boolean not null default false,
  version integer not null default 1,
  check (status = 'notReady' or reason is null)
) with (fillfactor = 60);
create index presence_lost on contacts.presence (lost_at) where lost_at is not null and not lost;

create table contacts.slot (
  agent_id uuid not null references contacts.presence,
  number integer not null,
  kind text not null check (kind in ('voice', 'chat')),
  state text not null check (state in ('idle', 'offered', 'talking', 'hold', 'wrapUp')),
  contact_id uuid,
  role text check (role in ('owner', 'consulted', 'participant')),
  since timestamptz not null,
  until timestamptz,
  version integer not null default 1,
  primary key (agent_id, number),
  check ((state = 'idle') = (contact_id is null)),
  check ((state = 'idle') = (role is null)),
  check (until is null or state in ('offered', 'wrapUp'))
) with (fillfactor = 60);
-- One offer or conversation a contact, whoever decides: an agent who only writes it up no longer has it.
create unique index slot_owner on contacts.slot (contact_id) where role = 'owner' and state in ('offered', 'talking', 'hold');
create unique index slot_once on contacts.slot (agent_id, contact_id) where contact_id is not null;
-- One offer rings at a time.
create unique index slot_ringing on contacts.slot (agent_id) where state = 'offered';
create index slot_by_contact on contacts.slot (contact_id) where contact_id is not null;
create index slot_due on contacts.slot (until) where until is not null;

-- Processes that hold agents' connections, and whose.
create table contacts.process (
  id uuid primary key,
  seen_at timestamptz not null
);
create table contacts.attendance (
  process_id uuid not null references contacts.process on delete cascade,
  agent_id uuid not null,
  primary key (process_id, agent_id)
);
create index attendance_by_agent on contacts.attendance (agent_id);

-- The two logs, from which every duration and number comes. Nothing in them is changed.
create table contacts.contact_log (
  contact_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  state text not null,
  held boolean not null,
  cause text not null,
  queue_id uuid,
  agent_id uuid,
  outcome text,
  by_id uuid,
  decision_id uuid,
  primary key (contact_id, seq)
);

create table contacts.agent_log (
  seq bigint generated always as identity primary key,
  agent_id uuid not null,
  at timestamptz not null,
  status text not null,
  reason text,
  slot integer,
  state text,
  contact_id uuid,
  role text,
  cause text not null,
  by_id uuid
);
create index agent_log_by_agent on contacts.agent_log (agent_id, at, seq);

create table contacts.decision (
  id uuid primary key,
  contact_id uuid not null,
  at timestamptz not null,
  agent_id uuid not null,
  rule text not null,
  waited_ms bigint not null,
  considered integer not null,
  candidates jsonb not null
);
create index decision_by_contact on contacts.decision (contact_id, at);

-- A stay in a queue, written when the contact closes.
create table contacts.visit (
  contact_id uuid not null references contacts.contact,
  number integer not null,
  project_id uuid not null,
  unit_id uuid,
  queue_id uuid not null,
  channel text not null,
  entered_at timestamptz not null,
  left_at timestamptz not null,
  outcome text not null,
  answer_within_seconds integer not null,
  wait_ms bigint not null,
  talk_ms bigint not null,
  hold_ms bigint not null,
  wrap_up_ms bigint not null,
  transferred boolean not null,
  primary key (contact_id, number)
);
create index visit_by_day on contacts.visit (project_id, entered_at);
create index visit_by_queue on contacts.visit (queue_id, entered_at);

create table contacts.message (
  contact_id uuid not null references contacts.contact,
  seq integer not null,
  id uuid not null,
  at timestamptz not null,
  author text not null check (author in ('customer', 'agent', 'internal', 'system')),
  author_id uuid,
  code text,
  params jsonb not null default '{}',
  text_sealed bytea,
  file_ids uuid[] not null default '{}',
  primary key (contact_id, seq),
  unique (contact_id, id)
);

create table contacts.nuisance (
  id uuid primary key,
  project_id uuid not null,
  contact_id uuid not null,
  phone_hash bytea not null,
  reason text not null,
  state text not null check (state in ('asked', 'approved', 'declined', 'lifted', 'expired')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  expires_at timestamptz not null,
  blocked integer not null default 0,
  version integer not null default 1,
  check (decided_by is null or decided_by <> asked_by or state = 'lifted')
);
create index nuisance_by_phone on contacts.nuisance (phone_hash) where state = 'approved';
create index nuisance_due on contacts.nuisance (expires_at) where state in ('asked', 'approved');

create table contacts.outage (
  id uuid primary key,
  project_id uuid not null,
  unit_id uuid,
  queue_ids uuid[] not null,
  announcement_zh text not null,
  announcement_en text not null,
  incident text,
  started_at timestamptz not null,
  started_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create index outage_running on contacts.outage (started_at) where ended_at is null;

create table contacts.broadcast (
  id uuid primary key,
  at timestamptz not null,
  by_id uuid,
  text text not null,
  agent_ids uuid[] not null
);

insert into contacts.settings (only_row, settings) values (true,
  '{"concurrency":{"voice":1,"chat":2,"chatBesideVoice":2},"shortAbandonSeconds":5,"graceSeconds":30,"ageingSeconds":60,"alertWaitMinutes":3,"alertStateMinutes":20,"alertAbandonPercent":10}');
insert into contacts.reason (code, name_zh, name_en, paid, most_minutes, retired, place) values
  ('break', '小休', 'Break', true, 15, false, 1),
  ('meal', '用餐', 'Meal', false, 60, false, 2),
  ('training', '培训', 'Training', true, null, false, 3),
  ('meeting', '会议', 'Meeting', true, null, false, 4),
  ('coaching', '辅导', 'Coaching', true, null, false, 5),
  ('paperwork', '后台处理', 'Paperwork', true, 60, false, 6);
