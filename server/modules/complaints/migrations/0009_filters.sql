-- Also what is closed is found by who had it, and by its state, severity and punctuality, without reading all in their order.
drop index complaints.complaint_by_owner;
create index complaint_by_owner on complaints.complaint (owner_id, due_at, id);
create index complaint_by_state on complaints.complaint (state, due_at, id);
create index complaint_by_severity on complaints.complaint (severity, due_at, id);
create index complaint_by_punctuality on complaints.complaint (on_time, due_at, id) where on_time is not null;
