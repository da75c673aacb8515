-- What was counted, where it was counted, and what is watched: each of a project. What was there before belongs to the first.
alter table measures.observation add column project_id uuid;
update measures.observation set project_id = (select id from org.project order by number limit 1);
alter table measures.observation alter column project_id set not null;
-- The project comes last: a series over all of them is still one contiguous read, and so, nearly, is that of one.
alter table measures.observation drop constraint observation_pkey;
alter table measures.observation add primary key (measure, product, area, day, project_id);

alter table measures.coverage add column project_id uuid;
update measures.coverage set project_id = (select id from org.project order by number limit 1);
alter table measures.coverage drop constraint coverage_pkey;
alter table measures.coverage add primary key (source, project_id);

alter table measures.chart add column project_id uuid;
update measures.chart set project_id = (select id from org.project order by number limit 1);
alter table measures.chart alter column project_id set not null;
alter table measures.chart drop constraint chart_hash_key;
alter table measures.chart add unique (hash, project_id);
