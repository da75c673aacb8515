-- The audit trail in parts by month, so that years of it stay quick to write and to search and old parts can be laid
-- aside. A part is opened ahead of its month; what comes before it was opened waits in the part for all others.
create table platform.audit_by_month (
  id bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  position bigint,
  hash bytea,
  -- As exact as the chain covers it.
  at timestamptz(3) not null,
  actor_id uuid,
  actor_name text not null,
  operation text not null,
  subject_type text not null,
  subject_id text not null,
  reason text,
  request_id text not null,
  actor_token text,
  primary key (at, id),
  -- That no position is given twice is for the chain to prove: a part knows its own month only.
  unique (position, at)
) partition by range (at);

create table platform.audit_entry_other partition of platform.audit_by_month default;

create function platform.open_audit_month(month text, opens timestamptz, ends timestamptz) returns boolean
language plpgsql as $$
declare
  part text := 'audit_entry_' || month;
begin
  lock table platform.audit_entry in share update exclusive mode;
  if to_regclass('platform.' || part) is not null then
    return false;
  end if;
  execute format('create table platform.%I (like platform.audit_entry including defaults)', part);
  execute format('with moved as (delete from platform.audit_entry_other where at >= $1 and at < $2 returning *)
    insert into platform.%I select * from moved', part) using opens, ends;
  execute format('alter table platform.audit_entry attach partition platform.%I for values from (%L) to (%L)',
    part, opens, ends);
  return true;
end $$;

insert into platform.audit_by_month overriding system value
  select id, xid, position, hash, at, actor_id, actor_name, operation, subject_type, subject_id, reason, request_id,
    actor_token
  from platform.audit_entry;
select setval('platform.audit_by_month_id_seq', greatest(1, (select last_value from platform.audit_entry_id_seq)));

drop table platform.audit_entry;
alter table platform.audit_by_month rename to audit_entry;
alter sequence platform.audit_by_month_id_seq rename to audit_entry_id_seq;
alter index platform.audit_by_month_pkey rename to audit_entry_pkey;
alter index platform.audit_by_month_position_at_key rename to audit_entry_position_at_key;

select platform.open_audit_month(
  to_char(first, 'YYYY_MM'), first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC')
from (select distinct date_trunc('month', at at time zone 'UTC') as first from platform.audit_entry) months
order by first;

create index audit_unsealed on platform.audit_entry (xid, id) where position is null;
create index audit_by_subject on platform.audit_entry (subject_id, at desc);
create index audit_by_actor on platform.audit_entry (actor_id, at desc);
create index audit_by_operation on platform.audit_entry (operation, at desc);
create index audit_by_request on platform.audit_entry (request_id);
