-- The project whose own a product or an area is; null for those that any project without its own offers.
alter table complaints.term add column project_id uuid;
