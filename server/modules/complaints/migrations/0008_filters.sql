-- What few complaints have is found by it and not by reading all in their order; the order goes along, for whatever many have.
create index complaint_by_cause on complaints.complaint (cause, due_at, id);
create index complaint_by_channel on complaints.complaint (channel, due_at, id);
create index complaint_by_matter on complaints.complaint (product, area, due_at, id);
