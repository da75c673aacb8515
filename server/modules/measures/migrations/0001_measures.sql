create schema measures;

-- What was counted, in parts that can be added up. '*' stands for every product or every area: each count is kept for
-- its own slice and for the wider ones, so that any series is a contiguous read, however many complaints lie behind it.
-- numeric, because the same facts added up in another order must give the same table.
create table measures.observation (
  measure text collate "C" not null,
  product text collate "C" not null,
  area text collate "C" not null,
  day date not null,
  value numeric not null,
  primary key (measure, product, area, day)
);

-- For breakdowns: only the sums they show, so that they are small however many narrow slices there are.
create index observation_by_product on measures.observation (day) where area = '*' and product <> '*';
create index observation_by_area on measures.observation (day) where product = '*' and area <> '*';

-- The business dates on which each source was counting: what is lodged here (from its first day on, without an end), and
-- each imported ledger (from its first to its last day of receipt). A date that none covers is a gap, not a zero.
create table measures.coverage (
  source text primary key,
  first_day date not null,
  last_day date
);

-- A chart that is watched or has signals under study; drawing alone keeps nothing. The hash is of what makes it this chart; the
-- definition also says from which day on and as which type it is watched, or was first looked at. It has no last day.
create table measures.chart (
  id uuid primary key,
  hash text not null unique,
  definition jsonb not null,
  watched_at timestamptz,
  watched_by text,
  due_at timestamptz,
  check ((watched_at is null) = (due_at is null) and (watched_at is null) = (watched_by is null))
);
create index chart_by_due on measures.chart (due_at) where due_at is not null;

-- One run on a chart, as it was last seen; it may grow.
create table measures.signal (
  id uuid primary key,
  chart_id uuid not null references measures.chart (id),
  rule text not null,
  side text not null,
  from_day date not null,
  to_day date not null,
  length integer not null,
  explanation_zh text not null,
  explanation_en text not null,
  drawn_to date not null,
  state text not null default 'new'
    check (state in ('new', 'in-triage', 'special-cause', 'data-error', 'known-event', 'common-cause')),
  triage_id uuid,
  triage_number text,
  found_at timestamptz not null,
  check ((triage_id is null) = (triage_number is null)),
  unique (chart_id, rule, side, from_day)
);
