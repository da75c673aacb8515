-- Somebody may leave more than once: a leaving from which they came back stays as it was.
alter table org.leaving add column back_on date;
alter table org.leaving drop constraint leaving_pkey;
alter table org.leaving add primary key (person_id, last_day_on);
create unique index leaving_in_force on org.leaving (person_id) where back_on is null;
