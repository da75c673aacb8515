-- Shapes in which regulators want a reply; every change is an edition of its own. Those that came with the product are version 0 and no row.
create table complaints.evidence_format_edition (
  format_id uuid not null,
  version int not null check (version > 0),
  recipient text not null check (recipient in ('12315', 'miit', 'nfra', 'other')),
  name_zh text not null,
  name_en text not null,
  fields jsonb not null,
  letter text not null,
  retired boolean not null,
  at timestamptz not null,
  by_name text not null,
  primary key (format_id, version)
);

-- The edition as it was when an archive was asked for, and what was written in by hand.
alter table complaints.evidence_pack add column reply jsonb;
