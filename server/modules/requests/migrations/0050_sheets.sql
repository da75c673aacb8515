-- How often the visiting hours of a team, and the templates of the house, were set: whoever saves an older sheet is told what stands now.
create table requests.visit_team (
  unit_id uuid primary key,
  version integer not null
);
insert into requests.visit_team (unit_id, version) select distinct unit_id, 1 from requests.visit_window where offered;

create table requests.template_sheet (
  only_row boolean primary key default true check (only_row),
  version integer not null
);
insert into requests.template_sheet (version) values (0);
