-- A customer who was erased: the row stays as an empty place that counts go on pointing to.
alter table customers.customer
  alter column name_hash drop not null,
  alter column phone_hash drop not null,
  add column erased_at timestamptz,
  add check (erased_at is not null or (name_hash is not null and phone_hash is not null));
create index customer_by_age on customers.customer (created_at, id) where erased_at is null;
