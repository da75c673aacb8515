// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface FeedbackRules {
  only_row: Generated<boolean>;
  rules: ColumnType<unknown, string, string>;
  version: number;
}

export interface Visit {
  id: string;
  complaint_id: string;
  project_id: string;
  unit_id: string | null;
  handler_id: string | null;
  closed_at: Date;
  closed_on: string;
  state: string;
  due_at: Date;
  next_try_at: Date;
  tries: Generated<number>;
  visitor_id: string | null;
  visitor_name: string | null;
  solved: boolean | null;
  satisfied: boolean | null;
  words: string | null;
  ended_at: Date | null;
}

export interface VisitTry {
  visit_id: string;
  number: number;
  at: Date;
  by_id: string | null;
  by_name: string;
  reached: boolean;
  words: string | null;
}
