// Written by `npm run schema` from the migrations. Not edited by hand.
import type { Generated } from 'kysely';

export interface Call {
  contact_id: string;
  session: Generated<number>;
  version: Generated<number>;
  started_at: Date;
  ended_at: Date | null;
  notice_at: Date | null;
  paused_for: string | null;
  voicemail_until: Date | null;
  callback_id: string | null;
  greeted_at: Date | null;
}

export interface CallLeg {
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

export interface LegalHold {
  id: string;
  contact_id: string;
  set_at: Date;
  set_by: string;
  reason_sealed: Buffer;
  lifted_at: Date | null;
  lifted_by: string | null;
  lift_reason_sealed: Buffer | null;
}

export interface Recording {
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

export interface RecordingPause {
  contact_id: string;
  at: Date;
  until: Date | null;
  by_id: string;
  reason: string;
}

export interface Supervision {
  contact_id: string;
  leader_id: string;
  at: Date;
  until: Date | null;
  how: string;
}
