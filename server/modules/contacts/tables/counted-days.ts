// Written by `npm run schema` from the migrations. Not edited by hand.
export interface CountedDay {
  day: string;
  zone: string;
  repeats: boolean;
}

export interface RepeatDay {
  day: string;
  project_id: string;
  unit_id: string | null;
  channel: string;
  code: string | null;
  contacts: number;
  followed_after: number[];
}

export interface StayDay {
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

export interface Uncounted {
  at: Date;
  noted_at: Date;
}
