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
  planned_cost_minor: number | null;
  actual_cost_minor: number | null;
}

interface ActionTraining {
  action_id: string;
  training_id: string;
  person_id: string;
  due_on: string;
  outcome: string;
  score: number | null;
  asked_at: Date;
  answered_at: Date | null;
}

interface AdkarRound {
  id: string;
  change_id: string;
  team_id: string;
  scored_on: string;
  people: number;
  awareness: number;
  desire: number;
  knowledge: number;
  ability: number;
  reinforcement: number;
  note: string | null;
  scored_at: Date;
  scored_by: string;
}

interface AttributedCase {
  root_cause_id: string;
  cause_id: string;
  case_number: string;
  attributed_at: Date;
  attributed_by: string | null;
}

interface Change {
  id: string;
  number: string;
  project_id: string;
  unit_id: string | null;
  title: string;
  content: string;
  owner_id: string;
  improvement_id: string | null;
  launch_id: string | null;
  closed_at: Date | null;
  opened_at: Date;
  version: Generated<number>;
}

interface EarlierConclusion {
  root_cause_id: string;
  version: number;
  cause: string;
  cause_id: string | null;
  conclusion: string;
  concluded_at: Date;
  reason: string;
  reopened_at: Date;
}

interface Launch {
  id: string;
  number: string;
  project_id: string;
  unit_id: string | null;
  title: string;
  kind: string;
  content: string;
  product: string;
  planned_on: string;
  owner_id: string;
  state: string;
  expected: number | null;
  low: number | null;
  high: number | null;
  counted_before: number | null;
  live_on: string | null;
  review_on: string | null;
  review_at: Date | null;
  actual: number | null;
  opened_at: Date;
  ended_at: Date | null;
  withdrawn_reason: string | null;
  version: Generated<number>;
}

interface LaunchCheck {
  launch_id: string;
  kind: string;
  note: string | null;
  training_id: string | null;
  done_at: Date | null;
  done_by: string | null;
  confirmed_at: Date | null;
  confirmed_by: string | null;
}

interface Member {
  subject_type: string;
  subject_id: string;
  person_id: string;
  role: string;
  state: string;
  invited_at: Date;
  answered_at: Date | null;
}

interface Project {
  id: string;
  number: string;
  project_id: string;
  unit_id: string | null;
  title: string;
  problem: string;
  state: string;
  stage: string;
  lead_id: string;
  sponsor_id: string;
  root_cause_id: string | null;
  indicator: string;
  baseline: number;
  target: number;
  planned_saving_minor: number | null;
  due_on: string;
  opened_at: Date;
  ended_at: Date | null;
  version: Generated<number>;
}

interface ProjectEntry {
  id: string;
  improvement_id: string;
  kind: string;
  stage: string;
  note: string | null;
  at: Date;
  by_id: string;
}

interface ProjectEvidence {
  id: string;
  improvement_id: string;
  stage: string;
  requirement: string;
  note: string;
  chart: ColumnType<unknown, string, string> | null;
  added_at: Date;
  added_by: string;
}

interface ProjectStage {
  improvement_id: string;
  stage: string;
  owner_id: string;
  due_on: string;
  passed_at: Date | null;
  passed_by: string | null;
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
  cause_id: string | null;
}

interface Saving {
  id: string;
  improvement_id: string;
  units_before: number;
  units_after: number;
  months: number;
  unit_cost_minor: number;
  cost_minor: number;
  amount_minor: number;
  evidence: string;
  state: string;
  stated_at: Date;
  stated_by: string;
  settled_at: Date | null;
  settled_by: string | null;
  settled_note: string | null;
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
  'improvement.action_training': ActionTraining;
  'improvement.adkar_round': AdkarRound;
  'improvement.attributed_case': AttributedCase;
  'improvement.change': Change;
  'improvement.earlier_conclusion': EarlierConclusion;
  'improvement.launch': Launch;
  'improvement.launch_check': LaunchCheck;
  'improvement.member': Member;
  'improvement.project': Project;
  'improvement.project_entry': ProjectEntry;
  'improvement.project_evidence': ProjectEvidence;
  'improvement.project_stage': ProjectStage;
  'improvement.root_cause': RootCause;
  'improvement.saving': Saving;
  'improvement.study': Study;
  'improvement.triage': Triage;
  'improvement.verdict': Verdict;
};
