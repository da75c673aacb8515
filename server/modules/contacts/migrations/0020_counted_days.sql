-- What the stays of a day come to, of days that are over: nothing that the log does not say, and counted anew from it whenever
-- something of the day changes. `cut` says by what: queue, hour, code, agent, arrival (first stays by half hour), flow (onward stays).
create table contacts.stay_day (
  cut text not null check (cut in ('queue', 'hour', 'code', 'agent', 'arrival', 'flow')),
  day date not null,
  key text not null,
  project_id uuid not null,
  unit_id uuid,
  -- Empty where it is not told apart: by agent.
  channel text not null,
  -- Of abandoned stays, and of onward ones the queue that they came from.
  queue_id uuid,
  outcome text not null,
  count integer not null,
  within integer not null,
  transferred integer not null,
  wait_ms bigint not null,
  talk_ms bigint not null,
  hold_ms bigint not null,
  wrap_up_ms bigint not null,
  -- How long each one waited, where a reader may ask for another limit.
  waits bigint[] not null
);
create index stay_day_by_cut on contacts.stay_day (cut, day);
create index stay_day_by_key on contacts.stay_day (cut, key, day);

-- Answered contacts of known customers, by code (null: whatever the code), and after how many days each was followed by another.
create table contacts.repeat_day (
  day date not null,
  project_id uuid not null,
  unit_id uuid,
  channel text not null,
  code text,
  contacts integer not null,
  followed_after smallint[] not null
);
create index repeat_day_by_day on contacts.repeat_day (day);

-- Which days are counted, by the clock of which zone, and whether all that may follow upon their contacts is counted, too.
create table contacts.counted_day (
  day date primary key,
  zone text not null,
  repeats boolean not null
);

-- Something of the day of this instant has changed since it was counted. Written with the change; what one who counts has not seen stays.
create table contacts.uncounted (
  at timestamptz not null,
  noted_at timestamptz not null
);
create index uncounted_by_at on contacts.uncounted (at);
create index uncounted_by_note on contacts.uncounted (noted_at);
insert into contacts.uncounted (at, noted_at)
  select at, at from (
    select distinct date_bin('15 minutes', entered_at, timestamptz '2000-01-01Z') as at from contacts.visit
    union select distinct date_bin('15 minutes', started_at, timestamptz '2000-01-01Z') from contacts.contact where closed_at is not null) quarters order by at;

-- Onward stays are counted without being looked up.
drop index contacts.visit_onward;
create index visit_onward on contacts.visit (entered_at) include (contact_id, project_id, unit_id, channel) where number > 1;
