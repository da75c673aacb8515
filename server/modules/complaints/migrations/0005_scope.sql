-- Lists of those who are narrowed to a project or to a branch, in their usual order.
create index complaint_by_project on complaints.complaint (project_id, due_at, id);
create index complaint_by_unit on complaints.complaint (unit_id, due_at, id) where unit_id is not null;

-- An import belongs to the unit of whoever brought it, and so do its complaints.
alter table complaints.ledger_import add column unit_id uuid;

-- Cases from before units were noted belong to the unit of their owner.
update complaints.complaint set unit_id = person.unit_id
from org.person person where person.id = complaint.owner_id;
