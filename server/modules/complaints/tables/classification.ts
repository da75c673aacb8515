// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface CaseClass {
  complaint_id: string;
  class_code: string;
  path: string[];
  at: Date;
}

export interface Class {
  code: string;
  parent_code: string | null;
  name_zh: string;
  name_en: string;
  position: Generated<number>;
  retired_at: Date | null;
  version: Generated<number>;
}

export interface ClassChange {
  id: GeneratedAlways<number>;
  code: string;
  act: string;
  params: ColumnType<unknown, string, string>;
  at: Date;
  actor_name: string;
}

export interface ClassDecision {
  id: string;
  complaint_id: string;
  dimension: string;
  model_version: number;
  suggested: string[];
  confidence: number;
  candidates: string[];
  chosen: string[];
  accepted: GeneratedAlways<boolean>;
  shown: boolean;
  reason: string | null;
  actor_id: string | null;
  actor_name: string;
  at: Date;
}

export interface ClassModel {
  version: GeneratedAlways<number>;
  dimension: string;
  trained_at: Date;
  cases: number;
  classes: number;
  left_out: number;
  levels: ColumnType<unknown, string, string>;
  confused: ColumnType<unknown, string, string>;
  content: Buffer | null;
  known: number;
}

export interface KindBefore {
  complaint_id: string;
  kind: string;
}
