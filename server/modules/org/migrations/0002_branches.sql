-- Units from before branches were kept.
insert into platform.unit_branch (unit_id, within_id)
with recursive branch (unit_id, within_id) as (
  select id, id from org.unit
  union all
  select branch.unit_id, unit.parent_id
  from branch join org.unit unit on unit.id = branch.within_id
  where unit.parent_id is not null
)
select unit_id, within_id from branch;

-- In the order in which they came: facts from before there were several belong to the first.
alter table org.project add column number integer generated always as identity;
