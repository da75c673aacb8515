-- What agents' days come to, of days that are over: nothing that their log does not say. Milliseconds, and how often.
create table contacts.agent_day (
  day date not null,
  agent_id uuid not null,
  signed_in bigint not null,
  ready bigint not null,
  not_ready bigint not null,
  idle bigint not null,
  busy bigint not null,
  ring bigint not null,
  handled integer not null,
  offers integer not null,
  not_taken integer not null,
  -- By reason of not being ready, and by state of a place.
  by_reason jsonb not null,
  by_place jsonb not null,
  primary key (day, agent_id)
);

-- Which days are counted, by the clock of which zone, and up to which line of the log. It grows at its end: a line that comes late is seen
-- by its number, and its day is counted again.
create table contacts.agent_counted_day (
  day date primary key,
  zone text not null,
  last_seq bigint not null
);
