-- The list over all states, closed ones included, in its usual order: pages of it, and of any filter that leaves enough.
create index complaint_by_order on complaints.complaint (due_at, id);
