// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface Complaint {
  id: string;
  number: string;
  project_id: string;
  unit_id: string | null;
  state: string;
  channel: string;
  severity: string;
  kind: string;
  product: string;
  area: string;
  cause: string;
  facts: string;
  demand: string | null;
  wants_response: boolean;
  about_handling: boolean;
  customer_id: string | null;
  owner_id: string | null;
  process_version_id: string | null;
  lodged_at: Date;
  lodged_on: string;
  acknowledged_at: Date | null;
  answered_at: Date | null;
  answer: string | null;
  closed_at: Date | null;
  closed_on: string | null;
  validity: string | null;
  on_time: boolean | null;
  due_at: Date;
  import_id: string | null;
  version: Generated<number>;
  erased_at: Date | null;
  first_answered_at: Date | null;
  first_closed_at: Date | null;
  reopen_count: Generated<number>;
  timed_on: GeneratedAlways<string | null>;
  precedence: Generated<number>;
  order_at: Generated<Date>;
  feeling: string | null;
  warned_due_at: Date | null;
}

export interface StepEntry {
  id: string;
  complaint_id: string;
  step: string;
  state: string;
  record: ColumnType<unknown, string, string> | null;
  reason: string | null;
  at: Date;
  actor_name: string;
  round: Generated<number>;
  spent_seconds: number | null;
  place: GeneratedAlways<number>;
}

export interface Term {
  kind: string;
  code: string;
  name_zh: string;
  name_en: string;
  offered: boolean;
  project_id: string | null;
  from_ledger: Generated<boolean>;
}

export interface TimelineEntry {
  id: GeneratedAlways<number>;
  complaint_id: string;
  at: Date;
  actor_name: string;
  code: string;
  params: ColumnType<unknown, string, string>;
  body: string | null;
}
