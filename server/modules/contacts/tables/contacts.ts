// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface AgentLog {
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

export interface Attendance {
  process_id: string;
  agent_id: string;
}

export interface Broadcast {
  id: string;
  at: Date;
  by_id: string | null;
  text: string;
  agent_ids: string[];
}

export interface Contact {
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

export interface ContactLog {
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

export interface Decision {
  id: string;
  contact_id: string;
  at: Date;
  agent_id: string;
  rule: string;
  waited_ms: number;
  considered: number;
  candidates: ColumnType<unknown, string, string>;
}

export interface Live {
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
  version: Generated<number>;
  customer_away_at: Date | null;
}

export interface Message {
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

export interface Nuisance {
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

export interface Outage {
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
  phrase_zh: string | null;
  phrase_en: string | null;
  incident_id: string | null;
  closing_zh: string | null;
  closing_en: string | null;
  told: Generated<number>;
  mistaken: Generated<boolean>;
}

export interface Presence {
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

export interface Process {
  id: string;
  seen_at: Date;
}

export interface Queue {
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
  screens: Generated<string>;
}

export interface QueueAgent {
  queue_id: string;
  agent_id: string;
}

export interface Reason {
  code: string;
  name_zh: string;
  name_en: string;
  paid: boolean;
  most_minutes: number | null;
  retired: boolean;
  place: number;
}

export interface Settings {
  only_row: boolean;
  settings: ColumnType<unknown, string, string>;
  version: Generated<number>;
  route_at: Date | null;
  routed: Generated<string>;
}

export interface Slot {
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

export interface Visit {
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

export interface WrapUpCode {
  code: string;
  project_id: string | null;
  name_zh: string;
  name_en: string;
  retired: boolean;
  place: number;
  first_line: Generated<boolean>;
}
