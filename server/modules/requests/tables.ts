// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface Pilot {
  id: string;
  process_id: string;
  version_id: string;
  control_version_id: string;
  state: string;
  from_at: Date;
  until_at: Date;
  begun_by: string | null;
  begun_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
}

interface PilotTeam {
  pilot_id: string;
  unit_id: string;
}

interface Process {
  id: string;
  code: string;
  kind: string;
  current_version_id: string | null;
  draft: ColumnType<unknown, string, string> | null;
  draft_based_on: number | null;
  draft_by: string | null;
  draft_at: Date | null;
  version: Generated<number>;
}

interface ProcessAct {
  id: string;
  process_id: string;
  at: Date;
  by_id: string | null;
  act: string;
  version_id: string;
  params: ColumnType<unknown, string, string>;
  reason: string;
  line: GeneratedAlways<number>;
}

interface ProcessVersion {
  id: string;
  version: number;
  settings: ColumnType<unknown, string, string> | null;
  published_at: Date;
  process_id: string;
  definition: ColumnType<unknown, string, string> | null;
  published_by: string | null;
  note: Generated<string>;
}

interface Request {
  id: string;
  number: string;
  project_id: string;
  for_unit_id: string | null;
  unit_id: string | null;
  kind: string;
  state: string;
  priority: string;
  channel: string;
  title: string;
  body: string;
  tags: Generated<string[]>;
  form: ColumnType<unknown, string, string>;
  customer_id: string | null;
  contact_id: string | null;
  lodged_by: string | null;
  owner_id: string | null;
  process_version_id: string | null;
  step: string;
  step_since: Date;
  lodged_at: Date;
  lodged_on: string;
  due_at: Date;
  answer: string | null;
  answered_at: Date | null;
  adoption: string | null;
  adoption_reason: string | null;
  adopted_on: string | null;
  outcome: string | null;
  close_reason: string | null;
  closed_at: Date | null;
  closed_on: string | null;
  first_closed_at: Date | null;
  reopen_count: Generated<number>;
  on_time: boolean | null;
  erased_at: Date | null;
  version: Generated<number>;
  satisfaction: number | null;
  rated_at: Date | null;
}

interface RequestEntry {
  id: GeneratedAlways<number>;
  request_id: string;
  at: Date;
  actor_name: string;
  code: string;
  params: ColumnType<unknown, string, string>;
  body: string | null;
}

interface RequestStay {
  id: string;
  request_id: string;
  place: number;
  step: string;
  entered_at: Date;
  due_at: Date;
  left_at: Date | null;
  ending: string | null;
  owner_id: string | null;
  on_time: boolean | null;
  minutes: number | null;
  entered: ColumnType<unknown, string, string>;
  reason: string | null;
  by_name: string | null;
}

interface RequestTemplate {
  id: string;
  place: number;
  name_zh: string;
  name_en: string;
  kind: string;
  title: string;
  body: string;
  form: ColumnType<unknown, string, string>;
  priority: string;
  tags: string[];
}

interface TemplateSheet {
  only_row: Generated<boolean>;
  version: number;
}

interface Visit {
  id: string;
  request_id: string;
  project_id: string;
  unit_id: string;
  person_id: string | null;
  window_id: string;
  on_date: string;
  starts_at: Date;
  ends_at: Date;
  state: string;
  place: Buffer | null;
  note: string;
  outcome: string | null;
  outcome_text: string | null;
  proof: string | null;
  code_misses: Generated<number>;
  departed_at: Date | null;
  arrived_at: Date | null;
  ended_at: Date | null;
  reason: string | null;
  rebooked_from: string | null;
  booked_by: string | null;
  booked_at: Date;
  version: Generated<number>;
}

interface VisitTeam {
  unit_id: string;
  version: number;
}

interface VisitWindow {
  id: string;
  unit_id: string;
  from_minute: number;
  until_minute: number;
  capacity: number;
  offered: Generated<boolean>;
}

export type RequestsTables = {
  'requests.pilot': Pilot;
  'requests.pilot_team': PilotTeam;
  'requests.process': Process;
  'requests.process_act': ProcessAct;
  'requests.process_version': ProcessVersion;
  'requests.request': Request;
  'requests.request_entry': RequestEntry;
  'requests.request_stay': RequestStay;
  'requests.request_template': RequestTemplate;
  'requests.template_sheet': TemplateSheet;
  'requests.visit': Visit;
  'requests.visit_team': VisitTeam;
  'requests.visit_window': VisitWindow;
};
