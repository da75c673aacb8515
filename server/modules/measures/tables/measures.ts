// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface Chart {
  id: string;
  hash: string;
  definition: ColumnType<unknown, string, string>;
  watched_at: Date | null;
  watched_by: string | null;
  due_at: Date | null;
  project_id: string;
}

export interface Coverage {
  source: string;
  first_day: string;
  last_day: string | null;
  project_id: string;
}

export interface Observation {
  measure: string;
  product: string;
  area: string;
  day: string;
  value: number;
  project_id: string;
}

export interface Signal {
  id: string;
  chart_id: string;
  rule: string;
  side: string;
  from_day: string;
  to_day: string;
  length: number;
  explanation_zh: string;
  explanation_en: string;
  drawn_to: string;
  state: Generated<string>;
  triage_id: string | null;
  triage_number: string | null;
  found_at: Date;
}
