-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table requests.process_version (
  id uuid not null,
  process text not null,
  version integer not null,
  settings jsonb not null,
  published_at timestamp with time zone not null,
  constraint process_version_process_check CHECK ((process = 'complaint'::text)),
  constraint process_version_version_check CHECK ((version >= 1)),
  constraint process_version_pkey PRIMARY KEY (id),
  constraint process_version_process_version_key UNIQUE (process, version)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON requests.process_version FOR EACH ROW EXECUTE FUNCTION requests.refuse_change();
CREATE OR REPLACE FUNCTION requests.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published process version never changes: publish a new one';
end $function$
;
