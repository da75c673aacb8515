// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface Alert {
  id: string;
  threshold_id: string | null;
  indicator: string;
  project_id: string;
  unit_id: string | null;
  state: string;
  raised_at: Date;
  value: number;
  count: number;
  size: number;
  bound_at: number;
  by_control: boolean;
  window_minutes: number;
  suggestion: string;
  owner_id: string | null;
  told: string[];
  take_minutes: number;
  take_by: Date;
  escalate_at: Date | null;
  escalations: Generated<number>;
  taken_at: Date | null;
  acted_at: Date | null;
  recovered_at: Date | null;
  closed_at: Date | null;
  outcome: string | null;
  version: Generated<number>;
}

interface AlertEntry {
  alert_id: string;
  place: number;
  code: string;
  at: Date;
  by_name: string;
  text: string;
  value: number | null;
}

interface Cell {
  measure: string;
  slot: Date;
  day: string;
  slice_id: string;
  bucket: number;
  count: number;
  sum: number;
}

interface Chart {
  id: string;
  hash: string;
  definition: ColumnType<unknown, string, string>;
  watched_at: Date | null;
  watched_by: string | null;
  due_at: Date | null;
  project_id: string;
}

interface Cost {
  project_id: string;
  unit_id: string | null;
  month: string;
  item: string;
  amount_minor: number;
  changed_at: Date;
  changed_by: string;
}

interface Coverage {
  source: string;
  first_day: string;
  last_day: string | null;
  project_id: string;
}

interface DaySum {
  cut: string;
  key: string;
  measure: string;
  day: string;
  project_id: string;
  unit_id: string | null;
  count: number;
  sum: number;
}

interface Entry {
  subject_id: string;
  place: number;
  measure: string;
  slot: Date;
  day: string;
  slice_id: string;
  value: number;
}

interface Observation {
  measure: string;
  product: string;
  area: string;
  day: string;
  value: number;
  project_id: string;
}

interface OwnEdition {
  indicator_id: string;
  number: number;
  from_on: string | null;
  name_zh: string;
  name_en: string;
  purpose: string;
  formula: string;
  words_zh: string;
  words_en: string;
  expression: ColumnType<unknown, string, string>;
  direction: string;
  target: number | null;
  set_at: Date;
  set_by: string;
}

interface OwnIndicator {
  id: string;
  code: string;
  project_id: string;
  unit: string;
  result: string;
  nature: string;
  owner_id: string;
  archived_at: Date | null;
  version: Generated<number>;
}

interface QueueRule {
  project_id: string;
  queue_id: string;
  within_seconds: number;
  short_seconds: number;
  first_day: string;
  last_day: string;
}

interface Scorecard {
  project_id: string;
  version: Generated<number>;
  changed_at: Date;
  changed_by: string;
}

interface ScorecardItem {
  project_id: string;
  indicator: string;
  rank: string;
  place: number;
  owner_id: string | null;
}

interface Signal {
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

interface Slice {
  id: string;
  project_id: string;
  unit_id: string | null;
  person_id: string | null;
  queue_id: string | null;
  product: string;
  area: string;
  cause: string;
  channel: string;
  kind: string;
  step: string;
}

interface Subject {
  id: string;
  type: string;
  number: string;
  memory: ColumnType<unknown, string, string>;
}

interface Target {
  id: GeneratedAlways<number>;
  indicator: string;
  project_id: string;
  unit_id: string | null;
  person_id: string | null;
  from_on: string;
  value: number | null;
  weight: number | null;
  set_at: Date;
  set_by: string;
}

interface Threshold {
  id: string;
  indicator: string;
  project_id: string;
  unit_id: string | null;
  warn_at: number | null;
  breach_at: number | null;
  control: boolean;
  window_minutes: number;
  minimum: number;
  owner_id: string;
  take_minutes: number;
  suggestion: string;
  changed_at: Date;
  changed_by: string;
  version: Generated<number>;
  looked_at: Date | null;
  due_at: Date | null;
}

interface ToldDay {
  name: string;
  day: string;
}

export type MeasuresTables = {
  'measures.alert': Alert;
  'measures.alert_entry': AlertEntry;
  'measures.cell': Cell;
  'measures.chart': Chart;
  'measures.cost': Cost;
  'measures.coverage': Coverage;
  'measures.day_sum': DaySum;
  'measures.entry': Entry;
  'measures.observation': Observation;
  'measures.own_edition': OwnEdition;
  'measures.own_indicator': OwnIndicator;
  'measures.queue_rule': QueueRule;
  'measures.scorecard': Scorecard;
  'measures.scorecard_item': ScorecardItem;
  'measures.signal': Signal;
  'measures.slice': Slice;
  'measures.subject': Subject;
  'measures.target': Target;
  'measures.threshold': Threshold;
  'measures.told_day': ToldDay;
};
