// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface AgentLog {
  seq: GeneratedAlways<number>;
  agent_id: string;
  at: Date;
  status: string;
  reason: string | null;
  slot: number | null;
  state: string | null;
  contact_id: string | null;
  role: string | null;
  cause: string;
  by_id: string | null;
}

interface Attendance {
  process_id: string;
  agent_id: string;
}

interface Broadcast {
  id: string;
  at: Date;
  by_id: string | null;
  text: string;
  agent_ids: string[];
}

interface Call {
  contact_id: string;
  session: Generated<number>;
  version: Generated<number>;
  started_at: Date;
  ended_at: Date | null;
  notice_at: Date | null;
  paused_for: string | null;
  voicemail_until: Date | null;
  callback_id: string | null;
}

interface CallLeg {
  id: string;
  contact_id: string;
  role: string;
  person_id: string | null;
  joined_at: Date;
  connection: Generated<string>;
  since: Date;
  ended_at: Date | null;
  samples: Generated<number>;
  loss_sum: Generated<number>;
  worst_jitter_ms: Generated<number>;
  trips: Generated<number>;
  trip_sum_ms: Generated<number>;
  last_loss: number | null;
  last_jitter_ms: number | null;
  last_trip_ms: number | null;
  browser_id: string | null;
  browser: Generated<string>;
}

interface Contact {
  id: string;
  serial: GeneratedAlways<number>;
  number: GeneratedAlways<string>;
  project_id: string;
  unit_id: string | null;
  channel: string;
  means: string | null;
  language: string;
  queue_id: string | null;
  customer_id: string | null;
  agent_id: string | null;
  outage_id: string | null;
  phone_hash: Buffer | null;
  name_sealed: Buffer | null;
  phone_sealed: Buffer | null;
  note_sealed: Buffer | null;
  comment_sealed: Buffer | null;
  wrap_up_codes: Generated<string[]>;
  outcome: string | null;
  refusal: string | null;
  rating: number | null;
  started_at: Date;
  answered_at: Date | null;
  ended_at: Date | null;
  closed_at: Date | null;
  wait_ms: Generated<number>;
  talk_ms: Generated<number>;
  hold_ms: Generated<number>;
  wrap_up_ms: Generated<number>;
  transfers: Generated<number>;
  version: Generated<number>;
}

interface ContactLog {
  contact_id: string;
  seq: number;
  at: Date;
  state: string;
  held: boolean;
  cause: string;
  queue_id: string | null;
  agent_id: string | null;
  outcome: string | null;
  by_id: string | null;
  decision_id: string | null;
}

interface CountedDay {
  day: string;
  zone: string;
  repeats: boolean;
}

interface Decision {
  id: string;
  contact_id: string;
  at: Date;
  agent_id: string;
  rule: string;
  waited_ms: number;
  considered: number;
  candidates: ColumnType<unknown, string, string>;
}

interface Draft {
  contact_id: string;
  agent_id: string;
  sealed: Buffer;
}

interface ExpectedVolume {
  queue_id: string;
  at: Date;
  mean: number;
  variance: number;
}

interface LegalHold {
  id: string;
  contact_id: string;
  set_at: Date;
  set_by: string;
  reason_sealed: Buffer;
  lifted_at: Date | null;
  lifted_by: string | null;
  lift_reason_sealed: Buffer | null;
}

interface Live {
  contact_id: string;
  state: string;
  held: Generated<boolean>;
  channel: string;
  project_id: string;
  unit_id: string | null;
  queue_id: string;
  customer_id: string | null;
  number: string;
  language: string;
  priority: number;
  queued_at: Date;
  in_queue_since: Date;
  front: boolean;
  preferred_agent_id: string | null;
  preferred_because: string | null;
  avoid: ColumnType<unknown, string, string>;
  missed_offers: number;
  answered_at: Date | null;
  agent_id: string | null;
  slot: number | null;
  since: Date;
  until: Date | null;
  wrap_up_extended: Generated<boolean>;
  transfers: Generated<number>;
  seq: number;
  last_message: Generated<number>;
  customer_seen_at: Date | null;
  customer_away: Generated<boolean>;
  version: Generated<number>;
}

interface Message {
  contact_id: string;
  seq: number;
  id: string;
  at: Date;
  author: string;
  author_id: string | null;
  code: string | null;
  params: Generated<ColumnType<unknown, string, string>>;
  text_sealed: Buffer | null;
  file_ids: Generated<string[]>;
}

interface Nuisance {
  id: string;
  project_id: string;
  contact_id: string;
  phone_hash: Buffer;
  state: string;
  asked_by: string;
  asked_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  expires_at: Date;
  blocked: Generated<number>;
  version: Generated<number>;
  reason_sealed: Buffer | null;
}

interface Outage {
  id: string;
  project_id: string;
  unit_id: string | null;
  queue_ids: string[];
  announcement_zh: string;
  announcement_en: string;
  incident: string | null;
  started_at: Date;
  started_by: string | null;
  ended_at: Date | null;
  ended_by: string | null;
}

interface Outgoing {
  key: string;
  at: Date;
  contact_id: string | null;
  way: string | null;
}

interface Presence {
  agent_id: string;
  unit_id: string | null;
  status: string;
  reason: string | null;
  since: Date;
  set_by: string | null;
  idle_since: Date;
  watched: boolean;
  lost_at: Date | null;
  lost: Generated<boolean>;
  version: Generated<number>;
}

interface Process {
  id: string;
  seen_at: Date;
}

interface Queue {
  id: string;
  project_id: string;
  unit_id: string | null;
  code: string;
  name_zh: string;
  name_en: string;
  greeting_zh: string;
  greeting_en: string;
  channels: string[];
  is_public: boolean;
  priority: number;
  skills: ColumnType<unknown, string, string>;
  rule: string;
  prefer_last_days: number;
  prefer_seconds: number;
  offer_seconds: number;
  wrap_up_seconds: number;
  answer_within_seconds: number;
  help_after_seconds: number | null;
  help_queue_id: string | null;
  overflow_after_seconds: number | null;
  overflow_queue_id: string | null;
  most_waiting: number | null;
  offers_callback: boolean;
  calendar: string | null;
  blocks_nuisance: boolean;
  retired: Generated<boolean>;
  version: Generated<number>;
  targets: ColumnType<unknown, string, string>;
  words: Generated<ColumnType<unknown, string, string>>;
  tells_recording: Generated<boolean>;
  untold_ground: Generated<string>;
  tells_set_at: Date | null;
  tells_set_by: string | null;
}

interface QueueAgent {
  queue_id: string;
  agent_id: string;
}

interface Reason {
  code: string;
  name_zh: string;
  name_en: string;
  paid: boolean;
  most_minutes: number | null;
  retired: boolean;
  place: number;
}

interface Recording {
  id: string;
  leg_id: string;
  contact_id: string;
  key_sealed: Buffer | null;
  state: Generated<string>;
  made_at: Date;
  started_at: Date | null;
  duration_ms: number | null;
  bytes: number | null;
}

interface RecordingPause {
  contact_id: string;
  at: Date;
  until: Date | null;
  by_id: string;
  reason: string;
}

interface RepeatDay {
  day: string;
  project_id: string;
  unit_id: string | null;
  channel: string;
  code: string | null;
  contacts: number;
  followed_after: number[];
}

interface Settings {
  only_row: boolean;
  settings: ColumnType<unknown, string, string>;
  version: Generated<number>;
  route_at: Date | null;
  routed: Generated<string>;
}

interface Slot {
  agent_id: string;
  number: number;
  kind: string;
  state: string;
  contact_id: string | null;
  role: string | null;
  since: Date;
  until: Date | null;
  version: Generated<number>;
}

interface StayDay {
  cut: string;
  day: string;
  key: string;
  project_id: string;
  unit_id: string | null;
  channel: string;
  queue_id: string | null;
  outcome: string;
  count: number;
  within: number;
  transferred: number;
  wait_ms: number;
  talk_ms: number;
  hold_ms: number;
  wrap_up_ms: number;
  waits: number[];
}

interface Supervision {
  contact_id: string;
  leader_id: string;
  at: Date;
  until: Date | null;
  how: string;
}

interface TakenAlert {
  id: string;
  key: string;
  code: string;
  project_id: string | null;
  unit_id: string | null;
  queue_id: string | null;
  agent_id: string | null;
  value: number;
  bound: number;
  taken_at: Date;
  taken_by: string;
  outcome: string | null;
  note: Generated<string>;
  settled_at: Date | null;
  settled_by: string | null;
}

interface Uncounted {
  at: Date;
  noted_at: Date;
}

interface Visit {
  contact_id: string;
  number: number;
  project_id: string;
  unit_id: string | null;
  queue_id: string;
  channel: string;
  entered_at: Date;
  left_at: Date;
  outcome: string;
  answer_within_seconds: number;
  wait_ms: number;
  talk_ms: number;
  hold_ms: number;
  wrap_up_ms: number;
  transferred: boolean;
}

interface WrapUpCode {
  code: string;
  project_id: string | null;
  name_zh: string;
  name_en: string;
  retired: boolean;
  place: number;
}

export type ContactsTables = {
  'contacts.agent_log': AgentLog;
  'contacts.attendance': Attendance;
  'contacts.broadcast': Broadcast;
  'contacts.call': Call;
  'contacts.call_leg': CallLeg;
  'contacts.contact': Contact;
  'contacts.contact_log': ContactLog;
  'contacts.counted_day': CountedDay;
  'contacts.decision': Decision;
  'contacts.draft': Draft;
  'contacts.expected_volume': ExpectedVolume;
  'contacts.legal_hold': LegalHold;
  'contacts.live': Live;
  'contacts.message': Message;
  'contacts.nuisance': Nuisance;
  'contacts.outage': Outage;
  'contacts.outgoing': Outgoing;
  'contacts.presence': Presence;
  'contacts.process': Process;
  'contacts.queue': Queue;
  'contacts.queue_agent': QueueAgent;
  'contacts.reason': Reason;
  'contacts.recording': Recording;
  'contacts.recording_pause': RecordingPause;
  'contacts.repeat_day': RepeatDay;
  'contacts.settings': Settings;
  'contacts.slot': Slot;
  'contacts.stay_day': StayDay;
  'contacts.supervision': Supervision;
  'contacts.taken_alert': TakenAlert;
  'contacts.uncounted': Uncounted;
  'contacts.visit': Visit;
  'contacts.wrap_up_code': WrapUpCode;
};
