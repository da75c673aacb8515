-- Acts of one instant in the order in which they were done.
alter table requests.process_act add column line bigint generated always as identity;
drop index requests.process_act_of;
create index process_act_of on requests.process_act (process_id, line desc);
