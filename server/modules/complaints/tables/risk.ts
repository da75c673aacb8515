// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface CalmingStep {
  id: string;
  interception_id: string;
  position: number;
  code: string;
  what_zh: string;
  what_en: string;
  owner_id: string;
  due_at: Date;
  said: string | null;
  done_at: Date | null;
  done_by_name: string | null;
}

export interface CustomerContact {
  contact_id: string;
  customer_id: string;
  at: Date;
}

export interface Escalation {
  id: string;
  complaint_id: string;
  level: string;
  happened_on: string;
  told: string;
  recourse_told: boolean;
  at: Date;
  actor_name: string;
}

export interface Interception {
  id: string;
  complaint_id: string;
  project_id: string;
  round: number;
  state: string;
  score: number;
  reasons: ColumnType<unknown, string, string>;
  entered_at: Date;
  entered_on: string;
  by_hand: boolean;
  take_by: Date;
  owner_id: string;
  task_id: string;
  taken_at: Date | null;
  outcome: string | null;
  outcome_note: string | null;
  ended_at: Date | null;
  ended_by_name: string | null;
  version: Generated<number>;
}

export interface Risk {
  complaint_id: string;
  score: number;
  reasons: ColumnType<unknown, string, string>;
  scored_at: Date;
  next_at: Date;
}

export interface RiskLexicon {
  version: number;
  content: ColumnType<unknown, string, string>;
  set_at: Date;
  set_by_name: string;
}

export interface RiskSettings {
  only_row: Generated<boolean>;
  content: ColumnType<unknown, string, string>;
  version: Generated<number>;
}

export interface RiskWeights {
  version: GeneratedAlways<number>;
  learned_at: Date;
  weights: ColumnType<unknown, string, string>;
  examples: number;
  escalated: number;
  held_out: number;
  held_out_escalated: number;
  auc: number | null;
  usual_auc: number | null;
  recall: number | null;
  daily_capacity: number;
  used: boolean;
}
