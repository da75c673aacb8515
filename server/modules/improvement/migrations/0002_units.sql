-- A triage and its analysis belong to the unit of whoever triaged the signal, an action to that of its owner.
alter table improvement.triage add column unit_id uuid;
alter table improvement.root_cause add column unit_id uuid;
alter table improvement.action add column unit_id uuid;
update improvement.triage set unit_id = person.unit_id from org.person person where person.id = triage.owner_id;
update improvement.root_cause set unit_id = triage.unit_id
from improvement.triage triage where triage.id = root_cause.triage_id;
update improvement.action set unit_id = person.unit_id from org.person person where person.id = action.owner_id;
