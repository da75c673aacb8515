-- Of two records of a step in one instant the later counts: ids are random and cannot tell them apart.
alter table complaints.step_entry add column place bigint generated always as identity;
drop index complaints.step_entry_by_complaint;
create index step_entry_by_complaint on complaints.step_entry (complaint_id, place);
