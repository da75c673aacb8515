// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface AbsenceMove {
  id: string;
  absence_id: string;
  complaint_id: string;
  from_id: string;
  to_id: string;
  rule: string;
  at: Date;
  by_name: string;
  undone_at: Date | null;
}

export interface AssignmentChoice {
  id: string;
  complaint_id: string;
  unit_id: string;
  at: Date;
  person_id: string | null;
  rule: string;
  weight: number;
  candidates: ColumnType<unknown, string, string>;
}

export interface AssignmentSettings {
  only_row: Generated<boolean>;
  content: ColumnType<unknown, string, string>;
  version: Generated<number>;
}

export interface AssignmentWait {
  complaint_id: string;
  since: Date;
  rule: string;
  retry_at: Date;
}
