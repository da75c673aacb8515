-- Which units lie in which branch of the organisation: each within itself and within every unit above it. Kept by whoever
-- keeps the units; rights are held in a unit and all below it.
create table platform.unit_branch (
  unit_id uuid not null,
  within_id uuid not null,
  primary key (unit_id, within_id)
);
create index unit_branch_by_branch on platform.unit_branch (within_id, unit_id);
