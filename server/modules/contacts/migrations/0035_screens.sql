-- Whether what agents have on their screen is recorded: never, while they speak with a customer, or while they write as well.
alter table contacts.queue add column screens text not null default 'off' check (screens in ('off', 'calls', 'all'));

-- One take of one agent's screen: from when it began until it was over, paused, or broke off. Where it was refused, that alone.
create table contacts.screen (
  id uuid primary key,
  contact_id uuid not null references contacts.contact,
  agent_id uuid not null,
  state text not null check (state in ('running', 'joining', 'kept', 'refused', 'lost', 'deleted')),
  -- What was chosen to be shown, or why nothing was.
  surface text,
  ended_for text,
  started_at timestamptz not null,
  last_at timestamptz not null,
  ended_at timestamptz,
  pieces integer not null default 0,
  bytes bigint not null default 0,
  -- Pieces that never arrived.
  missing integer not null default 0,
  file_id uuid,
  check ((state = 'kept') <= (file_id is not null)),
  check ((state = 'running') = (ended_at is null))
);
create index screen_by_contact on contacts.screen (contact_id, started_at);
create index screen_running on contacts.screen (last_at) where state = 'running';
create index screen_kept on contacts.screen (started_at) where state = 'kept';
