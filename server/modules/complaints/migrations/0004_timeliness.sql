-- The working days by which an import judged whether its rows were on time; null where only the ledger's own word counts.
alter table complaints.ledger_import add column judged_within_days integer;

-- The business date on which a closed case counts as on time or not. A ledger may say so without a date of closing.
alter table complaints.complaint add column timed_on date generated always as
  (case when state = 'closed' and on_time is not null then coalesce(closed_on, lodged_on) end) stored;
create index complaint_by_timeliness on complaints.complaint (timed_on, product, area) where timed_on is not null;
