-- Customers known for going over our head: asked for by one, approved by another, for a time.
create table complaints.escalation_tag (
  id uuid primary key,
  customer_id uuid not null,
  project_id uuid not null,
  -- The case in which it was asked for.
  complaint_id uuid not null references complaints.complaint on delete cascade,
  state text not null check (state in ('waiting', 'approved', 'refused', 'lifted', 'expired')),
  reason text not null check (reason <> ''),
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  check (expires_at > asked_at),
  check (decided_by is null or decided_by <> asked_by)
);
create unique index escalation_tag_standing on complaints.escalation_tag (customer_id) where state in ('waiting', 'approved');
create index escalation_tag_expiry on complaints.escalation_tag (expires_at) where state in ('waiting', 'approved');
create index escalation_tag_by_customer on complaints.escalation_tag (customer_id, asked_at);
