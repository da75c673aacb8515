-- The due instant that its owner was warned of: a case is near its limit while this is the one that it has.
alter table complaints.complaint add column warned_due_at timestamptz;
-- All that the board counts by, for the open cases alone.
create index complaint_on_board on complaints.complaint (due_at, id)
  include (project_id, unit_id, owner_id, state, warned_due_at, import_id) where state <> 'closed';
create index pause_open on complaints.pause (complaint_id) where ended_at is null;
