// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface MasterMember {
  complaint_id: string;
  master_id: string;
  joined_at: Date;
  detached_at: Date | null;
  reason: string | null;
  except_reason: string | null;
  excepted_at: Date | null;
  excepted_by_name: string | null;
}

export interface Matter {
  complaint_id: string;
  project_id: string;
  lodged_at: Date;
  terms: number[];
}

export interface MatterModel {
  version: GeneratedAlways<number>;
  learned_at: Date;
  texts: number;
  content: Buffer;
  same_from: number;
  suggest_from: number;
  labels: number;
  label_precision: number | null;
  label_recall: number | null;
}

export interface RepeatLink {
  id: string;
  complaint_id: string;
  other_id: string;
  kind: string;
  state: string;
  score: number | null;
  reasons: ColumnType<unknown, string, string>;
  at: Date;
  decided_at: Date | null;
  decided_by: string | null;
}

export interface RepeatPlan {
  complaint_id: string;
  task_id: string;
  opened_at: Date;
}

export interface RepeatSettings {
  only_row: Generated<boolean>;
  content: ColumnType<unknown, string, string>;
  version: Generated<number>;
}
