-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table customers.check_settings (
  only_row boolean not null,
  settings jsonb not null,
  version integer default 1 not null,
  constraint check_settings_only_row_check CHECK (only_row),
  constraint check_settings_pkey PRIMARY KEY (only_row)
);

create table customers.check_step (
  id uuid not null,
  customer_id uuid not null,
  place text not null,
  place_id uuid not null,
  kind text not null,
  question text,
  "right" boolean,
  level text not null,
  reason text,
  at timestamp with time zone not null,
  by_id uuid not null,
  locked_until timestamp with time zone,
  constraint check_step_check CHECK (((kind = 'answer'::text) = (question IS NOT NULL))),
  constraint check_step_check1 CHECK (((kind = ANY (ARRAY['answer'::text, 'try-code'::text])) = ("right" IS NOT NULL))),
  constraint check_step_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'send-code'::text, 'try-code'::text, 'vouch'::text]))),
  constraint check_step_level_check CHECK ((level = ANY (ARRAY['recognised'::text, 'questioned'::text, 'proven'::text]))),
  constraint check_step_place_check CHECK ((place = ANY (ARRAY['contact'::text, 'complaint'::text]))),
  constraint check_step_pkey PRIMARY KEY (id),
  constraint check_step_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers.customer(id) ON DELETE CASCADE
);
CREATE INDEX check_step_locking ON customers.check_step USING btree (customer_id, at) WHERE ((locked_until IS NOT NULL) OR (kind = 'vouch'::text));
CREATE INDEX check_step_of_place ON customers.check_step USING btree (place_id, customer_id, id);
CREATE TRIGGER check_step_kept BEFORE UPDATE ON customers.check_step FOR EACH ROW EXECUTE FUNCTION customers.keep_check_step();

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
CREATE OR REPLACE FUNCTION customers.keep_check_step()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a step of an identity check is never changed';
end $function$
;
