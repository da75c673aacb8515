// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface AccountabilityEffect {
  id: string;
  sanction_id: string;
  act: string;
  person_id: string | null;
  unit_id: string | null;
  points: number;
  deduction_minor: number;
  month: string;
  at: Date;
}

export interface Finding {
  id: string;
  number: string;
  complaint_id: string;
  project_id: string;
  unit_id: string | null;
  breach: string;
  rule: ColumnType<unknown, string, string>;
  rule_version: number;
  what: string;
  upheld: boolean;
  found_on: string;
  found_at: Date;
  found_by: string;
}

export interface Sanction {
  id: string;
  finding_id: string;
  complaint_id: string;
  project_id: string;
  unit_id: string | null;
  person_id: string | null;
  share_percent: number;
  found_at: Date;
  state: string;
  repeated: Generated<number>;
  measure: string | null;
  points: Generated<number>;
  deduction_minor: Generated<number>;
  reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  appeal_until: Date | null;
  appeal: string | null;
  appealed_by: string | null;
  appealed_at: Date | null;
  appeal_decided_by: string | null;
  appeal_decided_at: Date | null;
  appeal_reason: string | null;
  version: Generated<number>;
}
