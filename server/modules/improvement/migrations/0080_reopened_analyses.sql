-- What an analysis had concluded before an action that answered it turned out to have no effect. Never changed.
create table improvement.earlier_conclusion (
  root_cause_id uuid not null references improvement.root_cause (id),
  -- The version of the analysis that concluded so.
  version integer not null,
  cause text not null,
  cause_id uuid,
  conclusion text not null,
  concluded_at timestamptz not null,
  reason text not null,
  reopened_at timestamptz not null,
  primary key (root_cause_id, version)
);
