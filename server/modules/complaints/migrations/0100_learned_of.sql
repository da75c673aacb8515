-- Of how many closed cases those were that a night learned from: not all of many are.
alter table complaints.class_model add column known integer;
update complaints.class_model set known = cases;
alter table complaints.class_model alter column known set not null;
