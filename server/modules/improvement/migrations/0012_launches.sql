create sequence improvement.launch_number;
create sequence improvement.change_number;

-- A new product or policy before it goes live: none goes live without its four checks.
create table improvement.launch (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  unit_id uuid,
  title text not null,
  kind text not null check (kind in ('product', 'policy', 'price', 'campaign')),
  content text not null,
  -- Of which complaints are counted; none is all of them.
  product text not null,
  planned_on date not null,
  owner_id uuid not null,
  state text not null check (state in ('preparing', 'live', 'reviewed', 'withdrawn')),
  -- Complaints expected in the thirty days from going live.
  expected integer check (expected >= 0),
  low integer check (low >= 0),
  high integer check (high >= low),
  -- Those of the thirty days before the forecast was made, as they were counted.
  counted_before integer,
  live_on date,
  review_on date,
  -- Set while the review is awaited.
  review_at timestamptz,
  actual integer,
  opened_at timestamptz not null,
  ended_at timestamptz,
  withdrawn_reason text,
  version integer not null default 1
);
create index launch_by_opening on improvement.launch (opened_at, id);
create index launch_by_plan on improvement.launch (planned_on, id);
create index launch_awaiting_review on improvement.launch (review_at) where review_at is not null;

create table improvement.launch_check (
  launch_id uuid not null references improvement.launch (id),
  kind text not null check (kind in ('forecast', 'wording', 'remedy', 'quiz')),
  note text,
  training_id uuid,
  done_at timestamptz,
  done_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid check (confirmed_by <> done_by),
  primary key (launch_id, kind)
);

-- A change that people have to go along with, and how far each team is: ADKAR, each round a row of its own.
create table improvement.change (
  id uuid primary key,
  number text not null unique,
  project_id uuid not null,
  unit_id uuid,
  title text not null,
  content text not null,
  owner_id uuid not null,
  improvement_id uuid references improvement.project (id),
  launch_id uuid references improvement.launch (id),
  closed_at timestamptz,
  opened_at timestamptz not null,
  version integer not null default 1
);
create index change_by_opening on improvement.change (opened_at, id);

-- Means of what people of the team answered, from 1 to 5.
create table improvement.adkar_round (
  id uuid primary key,
  change_id uuid not null references improvement.change (id),
  team_id uuid not null,
  scored_on date not null,
  people integer not null check (people > 0),
  awareness double precision not null check (awareness between 1 and 5),
  desire double precision not null check (desire between 1 and 5),
  knowledge double precision not null check (knowledge between 1 and 5),
  ability double precision not null check (ability between 1 and 5),
  reinforcement double precision not null check (reinforcement between 1 and 5),
  note text,
  scored_at timestamptz not null,
  scored_by uuid not null
);
create index adkar_round_by_change on improvement.adkar_round (change_id, team_id, scored_on, scored_at);
