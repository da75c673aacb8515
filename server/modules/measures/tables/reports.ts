// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface Report {
  id: string;
  project_id: string;
  unit_id: string | null;
  definition: ColumnType<unknown, string, string>;
  changed_at: Date;
  changed_by: string;
  removed_at: Date | null;
  version: Generated<number>;
}

export interface ReportDelivery {
  id: string;
  run_id: string;
  person_id: string;
  person_name: string;
  address_sealed: Buffer;
  state: string;
  attempts: Generated<number>;
  problem: string | null;
  sent_at: Date | null;
}

export interface ReportRecipient {
  report_id: string;
  person_id: string;
  address_sealed: Buffer;
}

export interface ReportRun {
  id: string;
  report_id: string;
  project_id: string;
  unit_id: string | null;
  definition: ColumnType<unknown, string, string>;
  result: ColumnType<unknown, string, string>;
  from_on: string;
  to_on: string;
  as_of: Date;
  told_by: string;
  scheduled: boolean;
  language: string;
}

export interface ReportSchedule {
  report_id: string;
  cadence: ColumnType<unknown, string, string>;
  minute: number;
  language: string;
  set_by: string;
  set_by_name: string;
  next_at: Date | null;
  halted: string | null;
}
