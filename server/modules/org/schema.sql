-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table org.belonging (
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  post_id uuid not null,
  from_on date not null,
  until_on date default 'infinity'::date not null,
  fire_at timestamp with time zone,
  constraint belonging_check CHECK ((from_on < until_on)),
  constraint belonging_pkey PRIMARY KEY (id),
  constraint belonging_person_id_daterange_excl EXCLUDE USING gist (person_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint belonging_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id),
  constraint belonging_post_id_fkey FOREIGN KEY (post_id) REFERENCES org.post(id),
  constraint belonging_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX belonging_by_post ON org.belonging USING btree (post_id);
CREATE INDEX belonging_by_unit ON org.belonging USING btree (unit_id, from_on);
CREATE INDEX belonging_due ON org.belonging USING btree (fire_at) WHERE (fire_at IS NOT NULL);

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

create table org.certificate (
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  valid_months integer,
  retired boolean default false not null,
  version integer default 1 not null,
  constraint certificate_valid_months_check CHECK ((valid_months > 0)),
  constraint certificate_pkey PRIMARY KEY (id),
  constraint certificate_code_key UNIQUE (code)
);

create table org.leaving (
  person_id uuid not null,
  last_day_on date not null,
  successor_id uuid,
  items jsonb not null,
  fire_at timestamp with time zone,
  back_on date,
  constraint leaving_pkey PRIMARY KEY (person_id, last_day_on),
  constraint leaving_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id),
  constraint leaving_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES org.person(id)
);
CREATE INDEX leaving_due ON org.leaving USING btree (fire_at) WHERE (fire_at IS NOT NULL);
CREATE UNIQUE INDEX leaving_in_force ON org.leaving USING btree (person_id) WHERE (back_on IS NULL);

create table org.person (
  id uuid not null,
  name text not null,
  unit_id uuid not null,
  number text,
  post_id uuid not null,
  state text default 'active'::text not null,
  joined_on date default '-infinity'::date not null,
  last_day_on date,
  version integer default 1 not null,
  constraint person_state_check CHECK ((state = ANY (ARRAY['active'::text, 'left'::text]))),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_number_key UNIQUE (number),
  constraint person_post_id_fkey FOREIGN KEY (post_id) REFERENCES org.post(id),
  constraint person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX person_by_post ON org.person USING btree (post_id);
CREATE INDEX person_by_unit ON org.person USING btree (unit_id);

create table org.person_certificate (
  id uuid not null,
  person_id uuid not null,
  certificate_id uuid not null,
  number text,
  issued_on date not null,
  valid_until date default 'infinity'::date not null,
  constraint person_certificate_check CHECK ((issued_on <= valid_until)),
  constraint person_certificate_pkey PRIMARY KEY (id),
  constraint person_certificate_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES org.certificate(id),
  constraint person_certificate_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id)
);
CREATE INDEX person_certificate_by_person ON org.person_certificate USING btree (person_id);

create table org.person_skill (
  person_id uuid not null,
  skill_id uuid not null,
  level smallint not null,
  constraint person_skill_level_check CHECK (((level >= 1) AND (level <= 5))),
  constraint person_skill_pkey PRIMARY KEY (person_id, skill_id),
  constraint person_skill_person_id_fkey FOREIGN KEY (person_id) REFERENCES org.person(id),
  constraint person_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES org.skill(id)
);

create table org.post (
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  level text not null,
  office text not null,
  duties_zh text default ''::text not null,
  duties_en text default ''::text not null,
  retired boolean default false not null,
  version integer default 1 not null,
  constraint post_level_check CHECK ((level = ANY (ARRAY['senior'::text, 'middle'::text, 'first-line'::text, 'staff'::text]))),
  constraint post_office_check CHECK ((office = ANY (ARRAY['front-desk'::text, 'back-office'::text, 'complaint-management'::text, 'support'::text]))),
  constraint post_pkey PRIMARY KEY (id),
  constraint post_code_key UNIQUE (code)
);

create table org.post_certificate (
  post_id uuid not null,
  certificate_id uuid not null,
  constraint post_certificate_pkey PRIMARY KEY (post_id, certificate_id),
  constraint post_certificate_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES org.certificate(id),
  constraint post_certificate_post_id_fkey FOREIGN KEY (post_id) REFERENCES org.post(id)
);

create table org.post_skill (
  post_id uuid not null,
  skill_id uuid not null,
  level smallint not null,
  constraint post_skill_level_check CHECK (((level >= 1) AND (level <= 5))),
  constraint post_skill_pkey PRIMARY KEY (post_id, skill_id),
  constraint post_skill_post_id_fkey FOREIGN KEY (post_id) REFERENCES org.post(id),
  constraint post_skill_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES org.skill(id)
);

create table org.project (
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  number integer generated always as identity not null,
  closed boolean default false not null,
  version integer default 1 not null,
  constraint project_pkey PRIMARY KEY (id),
  constraint project_code_key UNIQUE (code)
);

create table org.skill (
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  retired boolean default false not null,
  version integer default 1 not null,
  constraint skill_pkey PRIMARY KEY (id),
  constraint skill_code_key UNIQUE (code)
);

create table org.unit (
  id uuid not null,
  parent_id uuid,
  code text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  version integer default 1 not null,
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['site'::text, 'department'::text, 'team'::text]))),
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_code_key UNIQUE (code),
  constraint unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES org.unit(id)
);
CREATE INDEX unit_by_parent ON org.unit USING btree (parent_id);

create table org.unit_place (
  id uuid not null,
  unit_id uuid not null,
  parent_id uuid,
  from_on date not null,
  until_on date default 'infinity'::date not null,
  fire_at timestamp with time zone,
  constraint unit_place_check CHECK ((from_on < until_on)),
  constraint unit_place_pkey PRIMARY KEY (id),
  constraint unit_place_unit_id_daterange_excl EXCLUDE USING gist (unit_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint unit_place_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES org.unit(id),
  constraint unit_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES org.unit(id)
);
CREATE INDEX unit_place_by_parent ON org.unit_place USING btree (parent_id);
CREATE INDEX unit_place_due ON org.unit_place USING btree (fire_at) WHERE (fire_at IS NOT NULL);
