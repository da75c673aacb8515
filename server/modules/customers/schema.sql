-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table customers.customer (
  id uuid not null,
  project_id uuid not null,
  name_hash bytea,
  phone_hash bytea,
  email_hash bytea,
  name_sealed bytea,
  phone_sealed bytea,
  email_sealed bytea,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  tail_hash bytea,
  constraint customer_check CHECK (((erased_at IS NOT NULL) OR ((name_hash IS NOT NULL) AND (phone_hash IS NOT NULL)))),
  constraint customer_pkey PRIMARY KEY (id),
  constraint customer_project_id_phone_hash_name_hash_key UNIQUE (project_id, phone_hash, name_hash)
);
CREATE INDEX customer_by_age ON customers.customer USING btree (created_at, id) WHERE (erased_at IS NULL);
CREATE INDEX customer_by_email ON customers.customer USING btree (project_id, email_hash) WHERE (email_hash IS NOT NULL);
CREATE INDEX customer_by_tail ON customers.customer USING btree (project_id, tail_hash) WHERE (tail_hash IS NOT NULL);
CREATE INDEX customer_without_tail ON customers.customer USING btree (id) WHERE ((tail_hash IS NULL) AND (erased_at IS NULL));
