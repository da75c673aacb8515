-- What a case may be worth, as data: one row, null until somebody has set rules of their own.
create table complaints.rule_book (
  name text primary key check (name in ('compensation', 'sanction')),
  content jsonb,
  version integer not null default 0
);
insert into complaints.rule_book (name) values ('compensation'), ('sanction');

create sequence complaints.compensation_number;
create table complaints.compensation (
  id uuid primary key,
  number text not null unique,
  complaint_id uuid not null references complaints.complaint (id),
  project_id uuid not null,
  -- Whose budgets it burdens, on this business date.
  unit_id uuid,
  booked_on date not null,
  state text not null check (state in ('waiting', 'approved', 'paid', 'rejected', 'withdrawn', 'reversed')),
  kind text not null check (kind in ('money', 'voucher', 'waiver', 'gift')),
  -- The rule as it was, with the version of the book that it stood in; null where none fitted.
  rule jsonb,
  rule_code text generated always as (rule ->> 'code') stored,
  rule_version integer,
  facts jsonb not null,
  proposed_minor bigint check (proposed_minor >= 0),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  reason text,
  over_budget boolean not null,
  proposer_id uuid not null,
  proposed_at timestamptz not null,
  approval_id uuid unique,
  -- Who said yes or no, and under whose delegation; the proposer, where their own authority was enough.
  decided_by uuid,
  decided_for uuid,
  decided_at timestamptz,
  paid_by uuid,
  paid_at timestamptz,
  reference text,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  version integer not null default 1,
  check ((rule is null) = (rule_version is null)),
  check ((state = 'waiting') = (decided_at is null and ended_at is null)),
  check (state not in ('paid', 'reversed') or (paid_at is not null and reference is not null and paid_by is not null))
);
-- One question at a time, and a rule once for a case: the same request twice is refused by the database itself.
create unique index compensation_under_way on complaints.compensation (complaint_id, kind) where state in ('waiting', 'approved');
create unique index compensation_by_rule on complaints.compensation (complaint_id, rule_code)
  where rule_code is not null and state in ('waiting', 'approved', 'paid');
create unique index compensation_reference on complaints.compensation (reference) where reference is not null;
create index compensation_by_complaint on complaints.compensation (complaint_id, proposed_at);

-- The ledger: each act is an entry of two lines that add up to nothing. Nothing in it is changed or removed.
create table complaints.compensation_line (
  id uuid primary key,
  compensation_id uuid not null references complaints.compensation (id),
  act text not null check (act in ('reserved', 'approved', 'released', 'paid', 'reversed')),
  account text not null check (account in ('budget', 'reserved', 'approved', 'paid')),
  other_account text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  currency text not null,
  project_id uuid not null,
  unit_id uuid,
  booked_on date not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  -- An act happens once, whoever asks for it and how often.
  unique (compensation_id, act, account)
);
create index compensation_line_by_time on complaints.compensation_line (at, id) where amount_minor > 0;
create index compensation_line_by_unit on complaints.compensation_line (unit_id, booked_on);

create function complaints.balance_lines() returns trigger language plpgsql as $$
begin
  if exists (select from added group by compensation_id, act having sum(amount_minor) <> 0) then
    raise exception 'compensation ledger: an entry does not balance';
  end if;
  return null;
end $$;
create trigger compensation_line_balances after insert on complaints.compensation_line
  referencing new table as added for each statement execute function complaints.balance_lines();

create function complaints.keep_line() returns trigger language plpgsql as $$
begin
  raise exception '% is added to, never changed', tg_table_name;
end $$;
create trigger compensation_line_stays before update or delete on complaints.compensation_line
  for each row execute function complaints.keep_line();

-- What a unit, with all that is under it, may spend in a month, quarter or year.
create table complaints.compensation_budget (
  id uuid primary key,
  unit_id uuid not null,
  period text not null check (period in ('month', 'quarter', 'year')),
  starts_on date not null,
  ends_on date not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  when_exceeded text not null check (when_exceeded in ('refuse', 'escalate')),
  version integer not null default 1,
  unique (unit_id, period, starts_on),
  check (starts_on < ends_on)
);
create index compensation_budget_by_start on complaints.compensation_budget (starts_on, id);
