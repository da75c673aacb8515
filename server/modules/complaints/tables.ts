// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface Complaint {
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
  timed_on: GeneratedAlways<string | null>;
  erased_at: Date | null;
}

interface LedgerImport {
  id: string;
  shown: Generated<boolean>;
}

interface LedgerTally {
  import_id: string;
  day: string;
  product: string;
  area: string;
  lodged: number;
  closed: number;
  closed_on_time: number;
  timed: number;
  days_to_close: number;
  dated: number;
}

interface StepEntry {
  id: string;
  complaint_id: string;
  step: string;
  state: string;
  record: ColumnType<unknown, string, string> | null;
  reason: string | null;
  at: Date;
  actor_name: string;
}

interface Term {
  kind: string;
  code: string;
  name_zh: string;
  name_en: string;
  offered: boolean;
  project_id: string | null;
  from_ledger: Generated<boolean>;
}

interface TimelineEntry {
  id: GeneratedAlways<number>;
  complaint_id: string;
  at: Date;
  actor_name: string;
  code: string;
  params: ColumnType<unknown, string, string>;
  body: string | null;
}

export type ComplaintsTables = {
  'complaints.complaint': Complaint;
  'complaints.ledger_import': LedgerImport;
  'complaints.ledger_tally': LedgerTally;
  'complaints.step_entry': StepEntry;
  'complaints.term': Term;
  'complaints.timeline_entry': TimelineEntry;
};
