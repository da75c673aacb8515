-- Exclusion of overlapping dates of one unit or one person.
create extension if not exists btree_gist;

alter table org.project add column closed boolean not null default false, add column version integer not null default 1;

-- What stood at the top was a site; what had nothing below it and stood deeper than a department was a team.
alter table org.unit
  add column kind text check (kind in ('site', 'department', 'team')),
  add column version integer not null default 1;
update org.unit unit set kind = case
  when unit.parent_id is null then 'site'
  when (select count(*) from platform.unit_branch branch where branch.unit_id = unit.id) > 2
    and not exists (select from org.unit below where below.parent_id = unit.id) then 'team'
  else 'department' end;
alter table org.unit alter column kind set not null;
create index unit_by_parent on org.unit (parent_id);

-- Where a unit stood, stands and will stand: under its parent from a date on, until before another. parent_id of org.unit is
-- what holds today. fire_at: when what is to come takes effect; null once it has.
create table org.unit_place (
  id uuid primary key,
  unit_id uuid not null references org.unit (id),
  parent_id uuid references org.unit (id),
  from_on date not null,
  until_on date not null default 'infinity',
  fire_at timestamptz,
  check (from_on < until_on),
  exclude using gist (unit_id with =, daterange(from_on, until_on) with &&)
);
create index unit_place_by_parent on org.unit_place (parent_id);
create index unit_place_due on org.unit_place (fire_at) where fire_at is not null;
insert into org.unit_place (id, unit_id, parent_id, from_on)
select gen_random_uuid(), id, parent_id, '-infinity' from org.unit;

create table org.skill (
  id uuid primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  retired boolean not null default false,
  version integer not null default 1
);

create table org.certificate (
  id uuid primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  valid_months integer check (valid_months > 0),
  retired boolean not null default false,
  version integer not null default 1
);

create table org.post (
  id uuid primary key,
  code text not null unique,
  name_zh text not null,
  name_en text not null,
  level text not null check (level in ('senior', 'middle', 'first-line', 'staff')),
  office text not null check (office in ('front-desk', 'back-office', 'complaint-management', 'support')),
  duties_zh text not null default '',
  duties_en text not null default '',
  retired boolean not null default false,
  version integer not null default 1
);

create table org.post_skill (
  post_id uuid not null references org.post (id),
  skill_id uuid not null references org.skill (id),
  level smallint not null check (level between 1 and 5),
  primary key (post_id, skill_id)
);

create table org.post_certificate (
  post_id uuid not null references org.post (id),
  certificate_id uuid not null references org.certificate (id),
  primary key (post_id, certificate_id)
);

-- Posts were written beside each person; they become entries of the catalogue, to be described.
insert into org.post (id, code, name_zh, name_en, level, office)
select gen_random_uuid(), 'post-' || row_number() over (order by post_zh, post_en), post_zh, post_en, 'staff', 'front-desk'
from (select distinct post_zh, post_en from org.person) as written;

-- unit_id and post_id are what holds today; left, what held last.
alter table org.person
  add column number text unique,
  add column post_id uuid references org.post (id),
  add column state text not null default 'active' check (state in ('active', 'left')),
  add column joined_on date not null default '-infinity',
  add column last_day_on date,
  add column version integer not null default 1;
update org.person person set post_id = post.id
from org.post post where post.name_zh = person.post_zh and post.name_en = person.post_en;
alter table org.person alter column post_id set not null, drop column post_zh, drop column post_en;
create index person_by_post on org.person (post_id);

create table org.belonging (
  id uuid primary key,
  person_id uuid not null references org.person (id),
  unit_id uuid not null references org.unit (id),
  post_id uuid not null references org.post (id),
  from_on date not null,
  until_on date not null default 'infinity',
  fire_at timestamptz,
  check (from_on < until_on),
  exclude using gist (person_id with =, daterange(from_on, until_on) with &&)
);
create index belonging_by_unit on org.belonging (unit_id, from_on);
create index belonging_by_post on org.belonging (post_id);
create index belonging_due on org.belonging (fire_at) where fire_at is not null;
insert into org.belonging (id, person_id, unit_id, post_id, from_on)
select gen_random_uuid(), id, unit_id, post_id, '-infinity' from org.person;

create table org.person_skill (
  person_id uuid not null references org.person (id),
  skill_id uuid not null references org.skill (id),
  level smallint not null check (level between 1 and 5),
  primary key (person_id, skill_id)
);

-- valid_until is the last date on which it counts.
create table org.person_certificate (
  id uuid primary key,
  person_id uuid not null references org.person (id),
  certificate_id uuid not null references org.certificate (id),
  number text,
  issued_on date not null,
  valid_until date not null default 'infinity',
  check (issued_on <= valid_until)
);
create index person_certificate_by_person on org.person_certificate (person_id);

-- Somebody leaves after their last day; items are what goes to somebody in particular.
create table org.leaving (
  person_id uuid primary key references org.person (id),
  last_day_on date not null,
  successor_id uuid references org.person (id),
  items jsonb not null,
  fire_at timestamptz
);
create index leaving_due on org.leaving (fire_at) where fire_at is not null;
