-- Who answers for an indicator in a project, or in a unit of it.
create table measures.indicator_owner (
  indicator text not null,
  project_id uuid not null,
  unit_id uuid,
  owner_id uuid not null,
  changed_at timestamptz not null,
  changed_by text not null,
  unique nulls not distinct (indicator, project_id, unit_id)
);

insert into measures.indicator_owner (indicator, project_id, unit_id, owner_id, changed_at, changed_by)
select item.indicator, item.project_id, null, item.owner_id, card.changed_at, card.changed_by
from measures.scorecard_item item join measures.scorecard card using (project_id) where item.owner_id is not null;
