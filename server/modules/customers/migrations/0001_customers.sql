create schema customers;

-- A person who contacted us. Identifiers are sealed with a key of their own and found by keyed hashes.
create table customers.customer (
  id uuid primary key,
  project_id uuid not null,
  name_hash bytea not null,
  phone_hash bytea not null,
  email_hash bytea,
  -- Null only within the transaction that adds the row: the key that seals is made once the row has been won.
  name_sealed bytea,
  phone_sealed bytea,
  email_sealed bytea,
  created_at timestamptz not null,
  unique (project_id, phone_hash, name_hash)
);
create index customer_by_email on customers.customer (project_id, email_hash) where email_hash is not null;
