// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface Compensation {
  id: string;
  number: string;
  complaint_id: string;
  project_id: string;
  unit_id: string | null;
  booked_on: string;
  state: string;
  kind: string;
  rule: ColumnType<unknown, string, string> | null;
  rule_code: GeneratedAlways<string | null>;
  rule_version: number | null;
  facts: ColumnType<unknown, string, string>;
  proposed_minor: number | null;
  amount_minor: number;
  currency: string;
  reason: string | null;
  over_budget: boolean;
  proposer_id: string;
  proposed_at: Date;
  approval_id: string | null;
  decided_by: string | null;
  decided_for: string | null;
  decided_at: Date | null;
  paid_by: string | null;
  paid_at: Date | null;
  reference: string | null;
  ended_by: string | null;
  ended_at: Date | null;
  end_reason: string | null;
  version: Generated<number>;
  remedy_what: string | null;
  remedy_owner: string | null;
  remedy_due_on: string | null;
  remedy_task: string | null;
  remedy_evidence: string | null;
}

export interface CompensationBudget {
  id: string;
  unit_id: string;
  period: string;
  starts_on: string;
  ends_on: string;
  amount_minor: number;
  currency: string;
  when_exceeded: string;
  version: Generated<number>;
}

export interface CompensationLine {
  id: string;
  compensation_id: string;
  act: string;
  account: string;
  other_account: string;
  amount_minor: number;
  currency: string;
  project_id: string;
  unit_id: string | null;
  booked_on: string;
  at: Date;
  actor_id: string | null;
  actor_name: string;
}

export interface RuleBook {
  name: string;
  content: ColumnType<unknown, string, string> | null;
  version: Generated<number>;
}
