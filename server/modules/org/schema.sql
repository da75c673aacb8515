-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table org.calendar (
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  definition jsonb not null,
  version integer default 1 not null,
  constraint calendar_pkey PRIMARY KEY (id),
  constraint calendar_code_key UNIQUE (code)
);

create table org.person (
  id uuid not null,
  name text not null,
  post_zh text not null,
  post_en text not null,
  unit_id uuid not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX person_by_unit ON org.person USING btree (unit_id);

create table org.project (
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  number integer generated always as identity not null,
  constraint project_pkey PRIMARY KEY (id),
  constraint project_code_key UNIQUE (code)
);

create table org.unit (
  id uuid not null,
  parent_id uuid,
  code text not null,
  name_zh text not null,
  name_en text not null,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_code_key UNIQUE (code),
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES org.unit(id)
);
