-- 0003 Tails
-- Somebody who calls from another line and whose name was heard a little otherwise is found by the end of the number and the name's beginning,
-- as one keyed hash. Customers from before get theirs by and by: it takes their keys.
alter table customers.customer add column tail_hash bytea;
create index customer_by_tail on customers.customer (project_id, tail_hash) where tail_hash is not null;
create index customer_without_tail on customers.customer (id) where tail_hash is null and erased_at is null;
