// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface Month {
  project_id: string;
  month: string;
  locked_at: Date;
  locked_by: string;
  signed_at: Date | null;
  signed_by: string | null;
  version: Generated<number>;
}

export interface MonthCorrection {
  id: GeneratedAlways<number>;
  project_id: string;
  booked_month: string;
  of_month: string;
  measure: string;
  unit_id: string | null;
  person_id: string | null;
  delta: number;
  origin: string;
  dispute_id: string | null;
  reason: string;
  made_at: Date;
  made_by: string;
}

export interface MonthDispute {
  id: string;
  project_id: string;
  month: string;
  indicator: string;
  unit_id: string | null;
  person_id: string | null;
  value: number | null;
  count: number;
  size: number;
  raised_at: Date;
  raised_by: string;
  raised_by_name: string;
  reason: string;
  evidence: string;
  state: string;
  answered_at: Date | null;
  answered_by: string | null;
  answer: string | null;
  version: Generated<number>;
}

export interface MonthFigure {
  project_id: string;
  month: string;
  code: string;
  unit_id: string | null;
  person_id: string | null;
  value: number | null;
  count: number;
  size: number;
  target: number | null;
}

export interface MonthIndicator {
  project_id: string;
  month: string;
  code: string;
  place: number;
  definition: ColumnType<unknown, string, string>;
}

export interface MonthSum {
  project_id: string;
  month: string;
  measure: string;
  unit_id: string | null;
  person_id: string | null;
  sum: number;
}
