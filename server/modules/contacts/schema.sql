-- Written by `npm run schema` from the migrations, to be read. Not edited by hand.


create table contacts.agent_counted_day (
  day date not null,
  zone text not null,
  last_seq bigint not null,
  constraint agent_counted_day_pkey PRIMARY KEY (day)
);

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
  by_reason jsonb not null,
  by_place jsonb not null,
  constraint agent_day_pkey PRIMARY KEY (day, agent_id)
);

create table contacts.agent_log (
  seq bigint generated always as identity not null,
  agent_id uuid not null,
  at timestamp with time zone not null,
  status text not null,
  reason text,
  slot integer,
  state text,
  contact_id uuid,
  role text,
  cause text not null,
  by_id uuid,
  constraint agent_log_pkey PRIMARY KEY (seq)
);
CREATE INDEX agent_log_by_agent ON contacts.agent_log USING btree (agent_id, at, seq);
CREATE INDEX agent_log_by_contact ON contacts.agent_log USING btree (contact_id, seq) WHERE (contact_id IS NOT NULL);

create table contacts.attendance (
  process_id uuid not null,
  agent_id uuid not null,
  constraint attendance_pkey PRIMARY KEY (process_id, agent_id),
  constraint attendance_process_id_fkey FOREIGN KEY (process_id) REFERENCES contacts.process(id) ON DELETE CASCADE
);
CREATE INDEX attendance_by_agent ON contacts.attendance USING btree (agent_id);

create table contacts.broadcast (
  id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  text text not null,
  agent_ids uuid[] not null,
  constraint broadcast_pkey PRIMARY KEY (id)
);

create table contacts.call (
  contact_id uuid not null,
  session integer default 1 not null,
  version integer default 1 not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  notice_at timestamp with time zone,
  paused_for text,
  voicemail_until timestamp with time zone,
  callback_id uuid,
  greeted_at timestamp with time zone,
  constraint call_paused_for_check CHECK ((paused_for = ANY (ARRAY['card'::text, 'password'::text, 'identity'::text, 'health'::text, 'other'::text]))),
  constraint call_pkey PRIMARY KEY (contact_id),
  constraint call_callback_id_fkey FOREIGN KEY (callback_id) REFERENCES contacts.contact(id),
  constraint call_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contact(id)
);
CREATE INDEX call_callback ON contacts.call USING btree (callback_id) WHERE (callback_id IS NOT NULL);
CREATE INDEX call_open ON contacts.call USING btree (contact_id) WHERE (ended_at IS NULL);
CREATE INDEX call_voicemail ON contacts.call USING btree (voicemail_until) WHERE ((voicemail_until IS NOT NULL) AND (ended_at IS NULL));

create table contacts.call_leg (
  id uuid not null,
  contact_id uuid not null,
  role text not null,
  person_id uuid,
  joined_at timestamp with time zone not null,
  connection text default 'joining'::text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  samples integer default 0 not null,
  loss_sum double precision default 0 not null,
  worst_jitter_ms double precision default 0 not null,
  trips integer default 0 not null,
  trip_sum_ms double precision default 0 not null,
  last_loss double precision,
  last_jitter_ms double precision,
  last_trip_ms double precision,
  browser_id uuid,
  browser text default ''::text not null,
  constraint call_leg_check CHECK (((person_id IS NULL) = (role = 'customer'::text))),
  constraint call_leg_connection_check CHECK ((connection = ANY (ARRAY['joining'::text, 'connected'::text, 'lost'::text]))),
  constraint call_leg_role_check CHECK ((role = ANY (ARRAY['customer'::text, 'owner'::text, 'consulted'::text, 'participant'::text, 'leader'::text]))),
  constraint call_leg_pkey PRIMARY KEY (id),
  constraint call_leg_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.call(contact_id)
);
CREATE INDEX call_leg_away ON contacts.call_leg USING btree (since) WHERE ((ended_at IS NULL) AND (connection <> 'connected'::text));
CREATE INDEX call_leg_by_call ON contacts.call_leg USING btree (contact_id, joined_at);
CREATE UNIQUE INDEX call_leg_once ON contacts.call_leg USING btree (contact_id, COALESCE(person_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (ended_at IS NULL);

create table contacts.contact (
  id uuid not null,
  serial bigint generated always as identity not null,
  number text generated always as (('CT-'::text || lpad((serial)::text, 8, '0'::text))) stored not null,
  project_id uuid not null,
  unit_id uuid,
  channel text not null,
  means text,
  language text not null,
  queue_id uuid,
  customer_id uuid,
  agent_id uuid,
  outage_id uuid,
  phone_hash bytea,
  name_sealed bytea,
  phone_sealed bytea,
  note_sealed bytea,
  comment_sealed bytea,
  wrap_up_codes text[] default '{}'::text[] not null,
  outcome text,
  refusal text,
  rating integer,
  started_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  closed_at timestamp with time zone,
  wait_ms bigint default 0 not null,
  talk_ms bigint default 0 not null,
  hold_ms bigint default 0 not null,
  wrap_up_ms bigint default 0 not null,
  transfers integer default 0 not null,
  version integer default 1 not null,
  constraint contact_channel_check CHECK ((channel = ANY (ARRAY['voice'::text, 'chat'::text, 'form'::text, 'callback'::text, 'logged'::text]))),
  constraint contact_check CHECK (((closed_at IS NULL) = (outcome IS NULL))),
  constraint contact_check1 CHECK (((refusal IS NULL) OR (outcome = 'refused'::text))),
  constraint contact_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint contact_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'abandoned'::text, 'overflowed'::text, 'refused'::text, 'callback'::text, 'voicemail'::text, 'selfService'::text]))),
  constraint contact_refusal_check CHECK ((refusal = ANY (ARRAY['full'::text, 'closed'::text, 'nuisance'::text]))),
  constraint contact_pkey PRIMARY KEY (id),
  constraint contact_number_key UNIQUE (number),
  constraint contact_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES contacts.queue(id)
);
CREATE INDEX contact_by_agent ON contacts.contact USING btree (agent_id, started_at, id) WHERE (agent_id IS NOT NULL);
CREATE INDEX contact_by_any_start ON contacts.contact USING btree (started_at, id);
CREATE INDEX contact_by_code ON contacts.contact USING gin (wrap_up_codes) WHERE (wrap_up_codes <> '{}'::text[]);
CREATE INDEX contact_by_customer ON contacts.contact USING btree (customer_id, started_at) WHERE (customer_id IS NOT NULL);
CREATE INDEX contact_by_outage ON contacts.contact USING btree (outage_id) WHERE (outage_id IS NOT NULL);
CREATE INDEX contact_by_phone ON contacts.contact USING btree (phone_hash) WHERE (phone_hash IS NOT NULL);
CREATE INDEX contact_by_queue ON contacts.contact USING btree (queue_id, started_at, id);
CREATE INDEX contact_by_start ON contacts.contact USING btree (project_id, started_at, id);
CREATE INDEX contact_by_talk ON contacts.contact USING btree (((talk_ms / 1000)), id);
CREATE INDEX contact_by_wait ON contacts.contact USING btree (((wait_ms / 1000)), id);

create table contacts.contact_log (
  contact_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  state text not null,
  held boolean not null,
  cause text not null,
  queue_id uuid,
  agent_id uuid,
  outcome text,
  by_id uuid,
  decision_id uuid,
  constraint contact_log_pkey PRIMARY KEY (contact_id, seq)
);

create table contacts.counted_day (
  day date not null,
  zone text not null,
  repeats boolean not null,
  constraint counted_day_pkey PRIMARY KEY (day)
);

create table contacts.decision (
  id uuid not null,
  contact_id uuid not null,
  at timestamp with time zone not null,
  agent_id uuid not null,
  rule text not null,
  waited_ms bigint not null,
  considered integer not null,
  candidates jsonb not null,
  constraint decision_pkey PRIMARY KEY (id)
);
CREATE INDEX decision_by_contact ON contacts.decision USING btree (contact_id, at);

create table contacts.draft (
  contact_id uuid not null,
  agent_id uuid not null,
  sealed bytea not null,
  constraint draft_pkey PRIMARY KEY (contact_id, agent_id),
  constraint draft_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.live(contact_id) ON DELETE CASCADE
);

create table contacts.expected_volume (
  queue_id uuid not null,
  at timestamp with time zone not null,
  mean double precision not null,
  variance double precision not null,
  constraint expected_volume_check CHECK ((variance >= mean)),
  constraint expected_volume_mean_check CHECK ((mean >= (0)::double precision)),
  constraint expected_volume_pkey PRIMARY KEY (queue_id, at),
  constraint expected_volume_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES contacts.queue(id)
);

create table contacts.legal_hold (
  id uuid not null,
  contact_id uuid not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  reason_sealed bytea not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lift_reason_sealed bytea,
  constraint legal_hold_check CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))),
  constraint legal_hold_pkey PRIMARY KEY (id),
  constraint legal_hold_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contact(id)
);
CREATE UNIQUE INDEX legal_hold_once ON contacts.legal_hold USING btree (contact_id) WHERE (lifted_at IS NULL);

create table contacts.live (
  contact_id uuid not null,
  state text not null,
  held boolean default false not null,
  channel text not null,
  project_id uuid not null,
  unit_id uuid,
  queue_id uuid not null,
  customer_id uuid,
  number text not null,
  language text not null,
  priority integer not null,
  queued_at timestamp with time zone not null,
  in_queue_since timestamp with time zone not null,
  front boolean not null,
  preferred_agent_id uuid,
  preferred_because text,
  avoid jsonb not null,
  missed_offers integer not null,
  answered_at timestamp with time zone,
  agent_id uuid,
  slot integer,
  since timestamp with time zone not null,
  until timestamp with time zone,
  wrap_up_extended boolean default false not null,
  transfers integer default 0 not null,
  seq integer not null,
  last_message integer default 0 not null,
  customer_seen_at timestamp with time zone,
  version integer default 1 not null,
  customer_away_at timestamp with time zone,
  constraint live_check CHECK (((agent_id IS NULL) = (state = 'queued'::text))),
  constraint live_check1 CHECK (((slot IS NULL) = (state = 'queued'::text))),
  constraint live_check2 CHECK ((((state = ANY (ARRAY['offered'::text, 'wrapUp'::text])) = (until IS NOT NULL)) OR (state = 'connected'::text))),
  constraint live_check3 CHECK (((NOT held) OR (state = 'connected'::text))),
  constraint live_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'offered'::text, 'connected'::text, 'wrapUp'::text]))),
  constraint live_pkey PRIMARY KEY (contact_id),
  constraint live_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contact(id),
  constraint live_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES contacts.queue(id)
);
CREATE INDEX live_due ON contacts.live USING btree (until) WHERE (until IS NOT NULL);
CREATE INDEX live_seen ON contacts.live USING btree (customer_seen_at) WHERE (customer_seen_at IS NOT NULL);
CREATE INDEX live_waiting ON contacts.live USING btree (queue_id) WHERE (state = 'queued'::text);

create table contacts.message (
  contact_id uuid not null,
  seq integer not null,
  id uuid not null,
  at timestamp with time zone not null,
  author text not null,
  author_id uuid,
  code text,
  params jsonb default '{}'::jsonb not null,
  text_sealed bytea,
  file_ids uuid[] default '{}'::uuid[] not null,
  constraint message_author_check CHECK ((author = ANY (ARRAY['customer'::text, 'agent'::text, 'internal'::text, 'system'::text]))),
  constraint message_pkey PRIMARY KEY (contact_id, seq),
  constraint message_contact_id_id_key UNIQUE (contact_id, id),
  constraint message_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contact(id)
);

create table contacts.nuisance (
  id uuid not null,
  project_id uuid not null,
  contact_id uuid not null,
  phone_hash bytea not null,
  state text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  blocked integer default 0 not null,
  version integer default 1 not null,
  reason_sealed bytea,
  constraint nuisance_check CHECK (((decided_by IS NULL) OR (decided_by <> asked_by) OR (state = 'lifted'::text))),
  constraint nuisance_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'declined'::text, 'lifted'::text, 'expired'::text]))),
  constraint nuisance_pkey PRIMARY KEY (id)
);
CREATE INDEX nuisance_by_phone ON contacts.nuisance USING btree (phone_hash) WHERE (state = 'approved'::text);
CREATE INDEX nuisance_due ON contacts.nuisance USING btree (expires_at) WHERE (state = ANY (ARRAY['asked'::text, 'approved'::text]));

create table contacts.outage (
  id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  queue_ids uuid[] not null,
  announcement_zh text not null,
  announcement_en text not null,
  incident text,
  started_at timestamp with time zone not null,
  started_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  phrase_zh text,
  phrase_en text,
  incident_id uuid,
  closing_zh text,
  closing_en text,
  told integer default 0 not null,
  mistaken boolean default false not null,
  constraint outage_pkey PRIMARY KEY (id)
);
CREATE INDEX outage_running ON contacts.outage USING btree (started_at) WHERE (ended_at IS NULL);

create table contacts.outgoing (
  key text not null,
  at timestamp with time zone not null,
  contact_id uuid,
  way text,
  constraint outgoing_way_check CHECK ((way = ANY (ARRAY['chat'::text, 'kept'::text]))),
  constraint outgoing_pkey PRIMARY KEY (key),
  constraint outgoing_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contact(id)
);

create table contacts.presence (
  agent_id uuid not null,
  unit_id uuid,
  status text not null,
  reason text,
  since timestamp with time zone not null,
  set_by uuid,
  idle_since timestamp with time zone not null,
  watched boolean not null,
  lost_at timestamp with time zone,
  lost boolean default false not null,
  version integer default 1 not null,
  constraint presence_check CHECK (((status = 'notReady'::text) OR (reason IS NULL))),
  constraint presence_status_check CHECK ((status = ANY (ARRAY['signedOut'::text, 'ready'::text, 'notReady'::text]))),
  constraint presence_pkey PRIMARY KEY (agent_id)
);
CREATE INDEX presence_lost ON contacts.presence USING btree (lost_at) WHERE ((lost_at IS NOT NULL) AND (NOT lost));

create table contacts.process (
  id uuid not null,
  seen_at timestamp with time zone not null,
  constraint process_pkey PRIMARY KEY (id)
);

create table contacts.queue (
  id uuid not null,
  project_id uuid not null,
  unit_id uuid,
  code text not null,
  name_zh text not null,
  name_en text not null,
  greeting_zh text not null,
  greeting_en text not null,
  channels text[] not null,
  is_public boolean not null,
  priority integer not null,
  skills jsonb not null,
  rule text not null,
  prefer_last_days integer not null,
  prefer_seconds integer not null,
  offer_seconds integer not null,
  wrap_up_seconds integer not null,
  answer_within_seconds integer not null,
  help_after_seconds integer,
  help_queue_id uuid,
  overflow_after_seconds integer,
  overflow_queue_id uuid,
  most_waiting integer,
  offers_callback boolean not null,
  calendar text,
  blocks_nuisance boolean not null,
  retired boolean default false not null,
  version integer default 1 not null,
  targets jsonb not null,
  words jsonb default '{}'::jsonb not null,
  tells_recording boolean default true not null,
  untold_ground text default ''::text not null,
  tells_set_at timestamp with time zone,
  tells_set_by uuid,
  screens text default 'off'::text not null,
  constraint queue_answer_within_seconds_check CHECK ((answer_within_seconds > 0)),
  constraint queue_check CHECK (((help_after_seconds IS NULL) = (help_queue_id IS NULL))),
  constraint queue_check1 CHECK (((overflow_after_seconds IS NULL) = (overflow_queue_id IS NULL))),
  constraint queue_offer_seconds_check CHECK ((offer_seconds > 0)),
  constraint queue_rule_check CHECK ((rule = ANY (ARRAY['longest-idle'::text, 'best-level'::text, 'least-occupied'::text]))),
  constraint queue_screens_check CHECK ((screens = ANY (ARRAY['off'::text, 'calls'::text, 'all'::text]))),
  constraint queue_untold_ground CHECK ((tells_recording OR (untold_ground <> ''::text))),
  constraint queue_wrap_up_seconds_check CHECK ((wrap_up_seconds >= 0)),
  constraint queue_pkey PRIMARY KEY (id),
  constraint queue_project_id_code_key UNIQUE (project_id, code),
  constraint queue_help_queue_id_fkey FOREIGN KEY (help_queue_id) REFERENCES contacts.queue(id),
  constraint queue_overflow_queue_id_fkey FOREIGN KEY (overflow_queue_id) REFERENCES contacts.queue(id)
);

create table contacts.queue_agent (
  queue_id uuid not null,
  agent_id uuid not null,
  constraint queue_agent_pkey PRIMARY KEY (queue_id, agent_id),
  constraint queue_agent_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES contacts.queue(id)
);
CREATE INDEX queue_agent_by_agent ON contacts.queue_agent USING btree (agent_id);

create table contacts.queue_sound (
  id uuid not null,
  queue_id uuid not null,
  kind text not null,
  language text not null,
  file_id uuid not null,
  duration_ms integer not null,
  set_at timestamp with time zone not null,
  set_by uuid not null,
  constraint queue_sound_check CHECK (((kind = 'music'::text) = (language = 'any'::text))),
  constraint queue_sound_kind_check CHECK ((kind = ANY (ARRAY['greeting'::text, 'closed'::text, 'recording'::text, 'music'::text]))),
  constraint queue_sound_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text, 'any'::text]))),
  constraint queue_sound_pkey PRIMARY KEY (id),
  constraint queue_sound_queue_id_kind_language_key UNIQUE (queue_id, kind, language),
  constraint queue_sound_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES contacts.queue(id)
);

create table contacts.reason (
  code text not null,
  name_zh text not null,
  name_en text not null,
  paid boolean not null,
  most_minutes integer,
  retired boolean not null,
  place integer not null,
  constraint reason_pkey PRIMARY KEY (code)
);

create table contacts.recording (
  id uuid not null,
  leg_id uuid not null,
  contact_id uuid not null,
  key_sealed bytea,
  state text default 'open'::text not null,
  made_at timestamp with time zone not null,
  started_at timestamp with time zone,
  duration_ms double precision,
  bytes bigint,
  constraint recording_check CHECK (((state = 'kept'::text) <= ((started_at IS NOT NULL) AND (key_sealed IS NOT NULL)))),
  constraint recording_check1 CHECK (((state = 'deleted'::text) <= (key_sealed IS NULL))),
  constraint recording_state_check CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'silent'::text, 'lost'::text, 'deleted'::text]))),
  constraint recording_pkey PRIMARY KEY (id),
  constraint recording_leg_id_key UNIQUE (leg_id),
  constraint recording_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.call(contact_id),
  constraint recording_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES contacts.call_leg(id)
);
CREATE INDEX recording_by_contact ON contacts.recording USING btree (contact_id);
CREATE INDEX recording_kept ON contacts.recording USING btree (made_at) WHERE (state = 'kept'::text);
CREATE INDEX recording_open ON contacts.recording USING btree (made_at) WHERE (state = 'open'::text);

create table contacts.recording_pause (
  contact_id uuid not null,
  at timestamp with time zone not null,
  until timestamp with time zone,
  by_id uuid not null,
  reason text not null,
  constraint recording_pause_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.call(contact_id)
);
CREATE INDEX recording_pause_by_contact ON contacts.recording_pause USING btree (contact_id, at);
CREATE UNIQUE INDEX recording_pause_once ON contacts.recording_pause USING btree (contact_id) WHERE (until IS NULL);

create table contacts.repeat_day (
  day date not null,
  project_id uuid not null,
  unit_id uuid,
  channel text not null,
  code text,
  contacts integer not null,
  followed_after smallint[] not null
);
CREATE INDEX repeat_day_by_day ON contacts.repeat_day USING btree (day);

create table contacts.screen (
  id uuid not null,
  contact_id uuid not null,
  agent_id uuid not null,
  state text not null,
  surface text,
  ended_for text,
  started_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  pieces integer default 0 not null,
  bytes bigint default 0 not null,
  missing integer default 0 not null,
  file_id uuid,
  constraint screen_check CHECK (((state = 'kept'::text) <= (file_id IS NOT NULL))),
  constraint screen_check1 CHECK (((state = 'running'::text) = (ended_at IS NULL))),
  constraint screen_state_check CHECK ((state = ANY (ARRAY['running'::text, 'joining'::text, 'kept'::text, 'refused'::text, 'lost'::text, 'deleted'::text]))),
  constraint screen_pkey PRIMARY KEY (id),
  constraint screen_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contact(id)
);
CREATE INDEX screen_by_contact ON contacts.screen USING btree (contact_id, started_at);
CREATE INDEX screen_kept ON contacts.screen USING btree (started_at) WHERE (state = 'kept'::text);
CREATE INDEX screen_running ON contacts.screen USING btree (last_at) WHERE (state = 'running'::text);

create table contacts.settings (
  only_row boolean not null,
  settings jsonb not null,
  version integer default 1 not null,
  route_at timestamp with time zone,
  routed text default ''::text not null,
  constraint settings_only_row_check CHECK (only_row),
  constraint settings_pkey PRIMARY KEY (only_row)
);

create table contacts.slot (
  agent_id uuid not null,
  number integer not null,
  kind text not null,
  state text not null,
  contact_id uuid,
  role text,
  since timestamp with time zone not null,
  until timestamp with time zone,
  version integer default 1 not null,
  constraint slot_check CHECK (((state = 'idle'::text) = (contact_id IS NULL))),
  constraint slot_check1 CHECK (((state = 'idle'::text) = (role IS NULL))),
  constraint slot_check2 CHECK (((until IS NULL) OR (state = ANY (ARRAY['offered'::text, 'wrapUp'::text])))),
  constraint slot_kind_check CHECK ((kind = ANY (ARRAY['voice'::text, 'chat'::text]))),
  constraint slot_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'consulted'::text, 'participant'::text]))),
  constraint slot_state_check CHECK ((state = ANY (ARRAY['idle'::text, 'offered'::text, 'talking'::text, 'hold'::text, 'wrapUp'::text]))),
  constraint slot_pkey PRIMARY KEY (agent_id, number),
  constraint slot_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES contacts.presence(agent_id)
);
CREATE INDEX slot_by_contact ON contacts.slot USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX slot_due ON contacts.slot USING btree (until) WHERE (until IS NOT NULL);
CREATE UNIQUE INDEX slot_once ON contacts.slot USING btree (agent_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX slot_owner ON contacts.slot USING btree (contact_id) WHERE ((role = 'owner'::text) AND (state = ANY (ARRAY['offered'::text, 'talking'::text, 'hold'::text])));
CREATE UNIQUE INDEX slot_ringing ON contacts.slot USING btree (agent_id) WHERE (state = 'offered'::text);

create table contacts.stay_day (
  cut text not null,
  day date not null,
  key text not null,
  project_id uuid not null,
  unit_id uuid,
  channel text not null,
  queue_id uuid,
  outcome text not null,
  count integer not null,
  within integer not null,
  transferred integer not null,
  wait_ms bigint not null,
  talk_ms bigint not null,
  hold_ms bigint not null,
  wrap_up_ms bigint not null,
  waits bigint[] not null,
  constraint stay_day_cut_check CHECK ((cut = ANY (ARRAY['queue'::text, 'hour'::text, 'code'::text, 'agent'::text, 'arrival'::text, 'flow'::text])))
);
CREATE INDEX stay_day_by_cut ON contacts.stay_day USING btree (cut, day);
CREATE INDEX stay_day_by_key ON contacts.stay_day USING btree (cut, key, day);

create table contacts.supervision (
  contact_id uuid not null,
  leader_id uuid not null,
  at timestamp with time zone not null,
  until timestamp with time zone,
  how text not null,
  constraint supervision_how_check CHECK ((how = ANY (ARRAY['listen'::text, 'whisper'::text, 'barge'::text]))),
  constraint supervision_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.call(contact_id)
);
CREATE INDEX supervision_by_contact ON contacts.supervision USING btree (contact_id, at);
CREATE UNIQUE INDEX supervision_once ON contacts.supervision USING btree (contact_id, leader_id) WHERE (until IS NULL);

create table contacts.taken_alert (
  id uuid not null,
  key text not null,
  code text not null,
  project_id uuid,
  unit_id uuid,
  queue_id uuid,
  agent_id uuid,
  value double precision not null,
  bound double precision not null,
  taken_at timestamp with time zone not null,
  taken_by uuid not null,
  outcome text,
  note text default ''::text not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  constraint taken_alert_check CHECK (((outcome IS NULL) = (settled_at IS NULL))),
  constraint taken_alert_check1 CHECK (((settled_at IS NULL) = (settled_by IS NULL))),
  constraint taken_alert_outcome_check CHECK ((outcome = ANY (ARRAY['acted'::text, 'expected'::text, 'passed'::text, 'false'::text]))),
  constraint taken_alert_pkey PRIMARY KEY (id),
  constraint taken_alert_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES contacts.queue(id)
);
CREATE INDEX taken_alert_by_time ON contacts.taken_alert USING btree (taken_at);
CREATE UNIQUE INDEX taken_alert_open ON contacts.taken_alert USING btree (key) WHERE (settled_at IS NULL);

create table contacts.uncounted (
  at timestamp with time zone not null,
  noted_at timestamp with time zone not null
);
CREATE INDEX uncounted_by_at ON contacts.uncounted USING btree (at);
CREATE INDEX uncounted_by_note ON contacts.uncounted USING btree (noted_at);

create table contacts.visit (
  contact_id uuid not null,
  number integer not null,
  project_id uuid not null,
  unit_id uuid,
  queue_id uuid not null,
  channel text not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone not null,
  outcome text not null,
  answer_within_seconds integer not null,
  wait_ms bigint not null,
  talk_ms bigint not null,
  hold_ms bigint not null,
  wrap_up_ms bigint not null,
  transferred boolean not null,
  constraint visit_pkey PRIMARY KEY (contact_id, number),
  constraint visit_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contact(id)
);
CREATE INDEX visit_by_day ON contacts.visit USING btree (project_id, entered_at);
CREATE INDEX visit_by_queue ON contacts.visit USING btree (queue_id, entered_at);
CREATE INDEX visit_by_time ON contacts.visit USING btree (entered_at);
CREATE INDEX visit_onward ON contacts.visit USING btree (entered_at) INCLUDE (contact_id, project_id, unit_id, channel) WHERE (number > 1);

create table contacts.wrap_up_code (
  code text not null,
  project_id uuid,
  name_zh text not null,
  name_en text not null,
  retired boolean not null,
  place integer not null,
  first_line boolean default true not null,
  constraint wrap_up_code_pkey PRIMARY KEY (code)
);
