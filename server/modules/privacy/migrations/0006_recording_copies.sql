-- A customer asks for a copy of what was recorded of a call with them. The request itself, with its limit, is one about their own data.
create table privacy.recording_copy (
  id uuid primary key,
  request_id uuid not null references privacy.subject_request,
  person_id uuid not null,
  project_id uuid not null,
  contact_id uuid not null,
  contact_number text not null,
  asker text not null check (asker in ('self', 'guardian', 'lawyer', 'heir')),
  identity_by text not null check (identity_by in ('call-back', 'document', 'counter', 'letter')),
  -- Whose data beside the customer's is heard in it, masked.
  others text not null,
  state text not null check (state in ('asked', 'released', 'refused')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  -- What the customer is told where it is refused, masked.
  reason text,
  ends_at timestamptz,
  code_asked_at timestamptz,
  -- Codes that were sent, and wrong tries of the last one.
  codes integer not null default 0,
  tries integer not null default 0,
  version integer not null default 1,
  check ((state = 'asked') = (decided_at is null)),
  check ((state = 'released') = (ends_at is not null))
);
create index recording_copy_by_contact on privacy.recording_copy (contact_id, asked_at);
create index recording_copy_by_person on privacy.recording_copy (person_id, asked_at);
create index recording_copy_by_time on privacy.recording_copy (asked_at, id);
create unique index recording_copy_open on privacy.recording_copy (contact_id) where state = 'asked';

-- Every time at which it was opened by its customer.
create table privacy.copy_opening (
  copy_id uuid not null references privacy.recording_copy,
  at timestamptz not null,
  browser text not null
);
create index copy_opening_by_copy on privacy.copy_opening (copy_id, at);
