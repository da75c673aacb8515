-- A part is opened while nobody writes: whoever chose the part for all others before would be refused by it afterwards.
-- Whoever reads the trail for long (a backup, a proof) holds 7420015, and the month waits for its turn instead of holding
-- up everyone behind it.
create or replace function platform.open_audit_month(month text, opens timestamptz, ends timestamptz) returns boolean
language plpgsql set lock_timeout = '2s' as $$
declare
  part text := 'audit_entry_' || month;
begin
  if to_regclass('platform.' || part) is not null or not pg_try_advisory_xact_lock(7420015) then
    return false;
  end if;
  lock table platform.audit_entry in access exclusive mode;
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
