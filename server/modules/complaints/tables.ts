// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface AccountabilityEffect {
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

interface Appeal {
  id: string;
  complaint_id: string;
  project_id: string;
  unit_id: string | null;
  state: string;
  reason: string;
  lodged_at: Date;
  lodged_by_name: string | null;
  answered_at: Date;
  handler_id: string | null;
  reviewer_id: string | null;
  due_at: Date;
  decision: string | null;
  decided_at: Date | null;
  decided_by_name: string | null;
}

interface ArrivalCell {
  project_id: string;
  at: Date;
  product: string;
  area: string;
  count: number;
}

interface Assessment {
  id: string;
  complaint_id: string;
  at: Date;
  actor_name: string;
  severity: string;
  safety: boolean;
  complexity: string;
  impact: string;
  immediate: string | null;
  vulnerability: string | null;
  vulnerability_reason: string | null;
}

interface BurstWatch {
  project_id: string;
  watched_until: Date;
  next_at: Date | null;
}

interface CalmingStep {
  id: string;
  interception_id: string;
  position: number;
  code: string;
  what_zh: string;
  what_en: string;
  owner_id: string;
  due_at: Date;
  said: string | null;
  done_at: Date | null;
  done_by_name: string | null;
}

interface Compensation {
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
}

interface CompensationBudget {
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

interface CompensationLine {
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

interface ComplainedAbout {
  complaint_id: string;
  person_id: string | null;
  unit_id: string | null;
  named_at: Date;
  named_by: string;
}

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
  erased_at: Date | null;
  first_answered_at: Date | null;
  first_closed_at: Date | null;
  reopen_count: Generated<number>;
  timed_on: GeneratedAlways<string | null>;
  precedence: Generated<number>;
  order_at: Generated<Date>;
  feeling: string | null;
}

interface CustomerContact {
  contact_id: string;
  customer_id: string;
  at: Date;
}

interface Escalation {
  id: string;
  complaint_id: string;
  level: string;
  happened_on: string;
  told: string;
  recourse_told: boolean;
  at: Date;
  actor_name: string;
}

interface EscalationTag {
  id: string;
  customer_id: string;
  project_id: string;
  complaint_id: string;
  state: string;
  reason: string;
  asked_by: string;
  asked_at: Date;
  expires_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  version: Generated<number>;
}

interface EvidencePack {
  id: string;
  complaint_id: string;
  state: string;
  purpose: string;
  language: string;
  asked_by: string;
  asked_by_name: string;
  asked_at: Date;
  done: Generated<number>;
  parts: number | null;
  bytes: number | null;
  sha256: string | null;
  made_at: Date | null;
  expires_at: Date | null;
}

interface FeedbackRules {
  only_row: Generated<boolean>;
  rules: ColumnType<unknown, string, string>;
  version: number;
}

interface Finding {
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

interface Incident {
  id: string;
  number: string;
  project_id: string;
  product: string;
  area: string;
  state: string;
  started_at: Date;
  found_at: Date;
  last_case_at: Date;
  observed: number;
  expected: number;
  log_probability: number | null;
  owner_id: string | null;
  wording_zh: string | null;
  wording_en: string | null;
  wording_by: string | null;
  wording_approved_by: string | null;
  outage_id: string | null;
  cause: string | null;
  closing_zh: string | null;
  closing_en: string | null;
  closed_at: Date | null;
  closed_by: string | null;
  version: Generated<number>;
}

interface IncidentCase {
  incident_id: string;
  complaint_id: string;
  how: string;
  at: Date;
  removed_at: Date | null;
  removed_by: string | null;
}

interface IncidentInterval {
  incident_id: string;
  at: Date;
  observed: number;
  expected: number;
}

interface Interception {
  id: string;
  complaint_id: string;
  project_id: string;
  round: number;
  state: string;
  score: number;
  reasons: ColumnType<unknown, string, string>;
  entered_at: Date;
  entered_on: string;
  by_hand: boolean;
  take_by: Date;
  owner_id: string;
  task_id: string;
  taken_at: Date | null;
  outcome: string | null;
  outcome_note: string | null;
  ended_at: Date | null;
  ended_by_name: string | null;
  version: Generated<number>;
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

interface Letter {
  id: string;
  complaint_id: string;
  kind: string;
  template_id: string | null;
  template_version: number | null;
  language: string;
  subject: string;
  body: string;
  at: Date;
  by_id: string | null;
  by_name: string;
  by_hand: boolean;
  way: string | null;
  refusal: string | null;
}

interface LetterEdition {
  template_id: string;
  version: number;
  kind: string;
  name_zh: string;
  name_en: string;
  subject_zh: string;
  subject_en: string;
  body_zh: string;
  body_en: string;
  retired: boolean;
  at: Date;
  by_name: string;
}

interface MasterMember {
  complaint_id: string;
  master_id: string;
  joined_at: Date;
  detached_at: Date | null;
  reason: string | null;
}

interface Matter {
  complaint_id: string;
  project_id: string;
  lodged_at: Date;
  terms: number[];
}

interface MatterModel {
  version: GeneratedAlways<number>;
  learned_at: Date;
  texts: number;
  content: Buffer;
  same_from: number;
  suggest_from: number;
  labels: number;
  label_precision: number | null;
  label_recall: number | null;
}

interface Pause {
  id: string;
  complaint_id: string;
  reason: string;
  note: string;
  from_at: Date;
  until_at: Date;
  ended_at: Date | null;
}

interface Question {
  id: string;
  complaint_id: string;
  state: string;
  text: string;
  asked_at: Date;
  asked_by: string | null;
  asked_by_name: string;
  pausing: boolean;
  answer: string | null;
  settled_at: Date | null;
  settled_by_name: string | null;
}

interface RepeatLink {
  id: string;
  complaint_id: string;
  other_id: string;
  kind: string;
  state: string;
  score: number | null;
  reasons: ColumnType<unknown, string, string>;
  at: Date;
  decided_at: Date | null;
  decided_by: string | null;
}

interface RepeatPlan {
  complaint_id: string;
  task_id: string;
  opened_at: Date;
}

interface RepeatSettings {
  only_row: Generated<boolean>;
  content: ColumnType<unknown, string, string>;
  version: Generated<number>;
}

interface ReturnCode {
  id: string;
  number_hash: Buffer;
  complaint_id: string | null;
  asked_at: Date;
  expires_at: Date;
  tries: Generated<number>;
  used_at: Date | null;
}

interface Risk {
  complaint_id: string;
  score: number;
  reasons: ColumnType<unknown, string, string>;
  scored_at: Date;
  next_at: Date;
}

interface RiskLexicon {
  version: number;
  content: ColumnType<unknown, string, string>;
  set_at: Date;
  set_by_name: string;
}

interface RiskSettings {
  only_row: Generated<boolean>;
  content: ColumnType<unknown, string, string>;
  version: Generated<number>;
}

interface RiskWeights {
  version: GeneratedAlways<number>;
  learned_at: Date;
  weights: ColumnType<unknown, string, string>;
  examples: number;
  escalated: number;
  held_out: number;
  held_out_escalated: number;
  auc: number | null;
  usual_auc: number | null;
  recall: number | null;
  daily_capacity: number;
  used: boolean;
}

interface RuleBook {
  name: string;
  content: ColumnType<unknown, string, string> | null;
  version: Generated<number>;
}

interface Sanction {
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

interface StepEntry {
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

interface Verdict {
  complaint_id: string;
  answered_at: Date;
  accepted_at: Date | null;
  satisfied: boolean | null;
  words: string | null;
  rated_at: Date | null;
}

interface Visit {
  id: string;
  complaint_id: string;
  project_id: string;
  unit_id: string | null;
  handler_id: string | null;
  closed_at: Date;
  closed_on: string;
  state: string;
  due_at: Date;
  next_try_at: Date;
  tries: Generated<number>;
  visitor_id: string | null;
  visitor_name: string | null;
  solved: boolean | null;
  satisfied: boolean | null;
  words: string | null;
  ended_at: Date | null;
}

interface VisitTry {
  visit_id: string;
  number: number;
  at: Date;
  by_id: string | null;
  by_name: string;
  reached: boolean;
  words: string | null;
}

export type ComplaintsTables = {
  'complaints.accountability_effect': AccountabilityEffect;
  'complaints.appeal': Appeal;
  'complaints.arrival_cell': ArrivalCell;
  'complaints.assessment': Assessment;
  'complaints.burst_watch': BurstWatch;
  'complaints.calming_step': CalmingStep;
  'complaints.compensation': Compensation;
  'complaints.compensation_budget': CompensationBudget;
  'complaints.compensation_line': CompensationLine;
  'complaints.complained_about': ComplainedAbout;
  'complaints.complaint': Complaint;
  'complaints.customer_contact': CustomerContact;
  'complaints.escalation': Escalation;
  'complaints.escalation_tag': EscalationTag;
  'complaints.evidence_pack': EvidencePack;
  'complaints.feedback_rules': FeedbackRules;
  'complaints.finding': Finding;
  'complaints.incident': Incident;
  'complaints.incident_case': IncidentCase;
  'complaints.incident_interval': IncidentInterval;
  'complaints.interception': Interception;
  'complaints.ledger_import': LedgerImport;
  'complaints.ledger_tally': LedgerTally;
  'complaints.letter': Letter;
  'complaints.letter_edition': LetterEdition;
  'complaints.master_member': MasterMember;
  'complaints.matter': Matter;
  'complaints.matter_model': MatterModel;
  'complaints.pause': Pause;
  'complaints.question': Question;
  'complaints.repeat_link': RepeatLink;
  'complaints.repeat_plan': RepeatPlan;
  'complaints.repeat_settings': RepeatSettings;
  'complaints.return_code': ReturnCode;
  'complaints.risk': Risk;
  'complaints.risk_lexicon': RiskLexicon;
  'complaints.risk_settings': RiskSettings;
  'complaints.risk_weights': RiskWeights;
  'complaints.rule_book': RuleBook;
  'complaints.sanction': Sanction;
  'complaints.step_entry': StepEntry;
  'complaints.term': Term;
  'complaints.timeline_entry': TimelineEntry;
  'complaints.verdict': Verdict;
  'complaints.visit': Visit;
  'complaints.visit_try': VisitTry;
};
