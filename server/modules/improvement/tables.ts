// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface Action {
  id: string;
  number: string;
  project_id: string;
  root_cause_id: string;
  kind: string;
  state: string;
  title: string;
  description: string;
  owner_id: string;
  due_on: string;
  due_at: Date;
  done_on: string | null;
  evidence: string | null;
  verify_on: string;
  verify_at: Date | null;
  created_on: string;
  created_at: Date;
  version: Generated<number>;
  unit_id: string | null;
}

interface RootCause {
  id: string;
  number: string;
  project_id: string;
  triage_id: string;
  state: string;
  study_version: number;
  cause: string | null;
  conclusion: string | null;
  opened_at: Date;
  concluded_at: Date | null;
  version: number;
  unit_id: string | null;
}

interface Study {
  root_cause_id: string;
  version: number;
  problem: string;
  team: string[];
  whys: ColumnType<unknown, string, string>;
  saved_at: Date;
  saved_by: string | null;
}

interface Triage {
  id: string;
  number: string;
  project_id: string;
  signal_id: string;
  chart: ColumnType<unknown, string, string>;
  chart_type: string;
  state: string;
  owner_id: string;
  note: string | null;
  opened_at: Date;
  decided_at: Date | null;
  root_cause_id: string | null;
  unit_id: string | null;
}

interface Verdict {
  action_id: string;
  attempt: number;
  verdict: string;
  explanation: ColumnType<unknown, string, string>;
  before_from: string;
  split_on: string;
  through: string;
  before: ColumnType<unknown, string, string>;
  after: ColumnType<unknown, string, string>;
  relative_change: number | null;
  p_value: number | null;
  decided_at: Date;
}

export type ImprovementTables = {
  'improvement.action': Action;
  'improvement.root_cause': RootCause;
  'improvement.study': Study;
  'improvement.triage': Triage;
  'improvement.verdict': Verdict;
};
