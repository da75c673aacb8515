-- The sound of contacts: who was in it and how well they were heard, and what was recorded. What a contact is doing is not here.
create table contacts.call (
  contact_id uuid primary key references contacts.contact,
  -- Rises when the call begins anew elsewhere: its ends join again.
  session integer not null default 1,
  -- Rises with whatever its ends are told.
  version integer not null default 1,
  started_at timestamptz not null,
  ended_at timestamptz,
  notice_at timestamptz,
  paused_for text check (paused_for in ('card', 'password', 'identity', 'health', 'other')),
  -- A message is left instead of waiting, until then at most; what it led to.
  voicemail_until timestamptz,
  callback_id uuid references contacts.contact
);
create index call_open on contacts.call (contact_id) where ended_at is null;
create index call_voicemail on contacts.call (voicemail_until) where voicemail_until is not null and ended_at is null;
create index call_callback on contacts.call (callback_id) where callback_id is not null;

create table contacts.call_leg (
  id uuid primary key,
  contact_id uuid not null references contacts.call,
  role text not null check (role in ('customer', 'owner', 'consulted', 'participant', 'leader')),
  person_id uuid check ((person_id is null) = (role = 'customer')),
  joined_at timestamptz not null,
  connection text not null default 'joining' check (connection in ('joining', 'connected', 'lost')),
  since timestamptz not null,
  ended_at timestamptz,
  samples integer not null default 0,
  loss_sum double precision not null default 0,
  worst_jitter_ms double precision not null default 0,
  trips integer not null default 0,
  trip_sum_ms double precision not null default 0,
  last_loss double precision,
  last_jitter_ms double precision,
  last_trip_ms double precision
);
create unique index call_leg_once on contacts.call_leg (contact_id, coalesce(person_id, '00000000-0000-0000-0000-000000000000'))
  where ended_at is null;
create index call_leg_by_call on contacts.call_leg (contact_id, joined_at);
create index call_leg_away on contacts.call_leg (since) where ended_at is null and connection <> 'connected';

-- The row is there before anything is recorded; its key is sealed with that of the contact.
create table contacts.recording (
  id uuid primary key,
  leg_id uuid not null unique references contacts.call_leg,
  contact_id uuid not null references contacts.call,
  key_sealed bytea,
  state text not null default 'open' check (state in ('open', 'kept', 'silent', 'lost', 'deleted')),
  made_at timestamptz not null,
  started_at timestamptz,
  duration_ms double precision,
  bytes bigint,
  check ((state = 'kept') <= (started_at is not null and key_sealed is not null)),
  check ((state = 'deleted') <= (key_sealed is null))
);
create index recording_by_contact on contacts.recording (contact_id);
create index recording_open on contacts.recording (made_at) where state = 'open';
create index recording_kept on contacts.recording (made_at) where state = 'kept';

create table contacts.recording_pause (
  contact_id uuid not null references contacts.call,
  at timestamptz not null,
  until timestamptz,
  by_id uuid not null,
  reason text not null
);
create unique index recording_pause_once on contacts.recording_pause (contact_id) where until is null;
create index recording_pause_by_contact on contacts.recording_pause (contact_id, at);

create table contacts.supervision (
  contact_id uuid not null references contacts.call,
  leader_id uuid not null,
  at timestamptz not null,
  until timestamptz,
  how text not null check (how in ('listen', 'whisper', 'barge'))
);
create unique index supervision_once on contacts.supervision (contact_id, leader_id) where until is null;
create index supervision_by_contact on contacts.supervision (contact_id, at);

-- What is held for a legal matter is not deleted; the words are sealed with the key of the contact.
create table contacts.legal_hold (
  id uuid primary key,
  contact_id uuid not null references contacts.contact,
  set_at timestamptz not null,
  set_by uuid not null,
  reason_sealed bytea not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lift_reason_sealed bytea,
  check ((lifted_at is null) = (lifted_by is null))
);
create unique index legal_hold_once on contacts.legal_hold (contact_id) where lifted_at is null;
