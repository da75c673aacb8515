-- Approvals run out like tasks do: a clock where a time is set for their kind, and rungs after it.
alter table work.rules drop constraint rules_name_check;
alter table work.rules add constraint rules_name_check check (name in ('ladders', 'authority', 'approval-times'));
insert into work.rules (name, content, version) values ('approval-times', '[]', 0);

-- Null all together: no time was set for the kind when it was asked for.
alter table work.approval
  add column calendar text,
  add column warn_at timestamptz,
  add column press_at timestamptz,
  add column due_at timestamptz,
  add column warned_at timestamptz,
  add column pressed_at timestamptz,
  add column breached_at timestamptz,
  add column rung integer not null default 0,
  add column escalate_at timestamptz,
  add column fire_at timestamptz,
  add constraint approval_clock check (created_at <= warn_at and warn_at <= press_at and press_at <= due_at),
  add constraint approval_clock_whole check (
    (due_at is null) = (calendar is null) and (due_at is null) = (warn_at is null) and (due_at is null) = (press_at is null)
  ),
  add constraint approval_fires_while_waiting check (fire_at is null or (state = 'waiting' and due_at is not null));
create index approval_to_fire on work.approval (fire_at) where fire_at is not null;

-- Beside the place in the inbox, so that a page of it is read from one index.
alter table work.approver add column due_at timestamptz;

-- Passed on to a rung of the ladder before it was decided.
alter table work.approval_step drop constraint approval_step_state_check;
alter table work.approval_step add constraint approval_step_state_check
  check (state in ('to-come', 'current', 'approved', 'rejected', 'not-needed', 'escalated'));

create table work.approval_entry (
  id uuid primary key,
  approval_id uuid not null references work.approval,
  place bigint generated always as identity,
  at timestamptz not null,
  actor_name text not null,
  code text not null,
  params jsonb not null
);
create index approval_entry_by_approval on work.approval_entry (approval_id, place);
