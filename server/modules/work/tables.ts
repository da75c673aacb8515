// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

interface Absence {
  id: string;
  person_id: string;
  unit_id: string | null;
  from_on: string;
  until_on: string;
  from_at: Date;
  until_at: Date;
  reason: string;
  substitute_id: string | null;
  fire_at: Date | null;
  handed_over_at: Date | null;
  cancelled_at: Date | null;
  version: Generated<number>;
}

interface Approval {
  id: string;
  number: string;
  project_id: string;
  unit_id: string | null;
  kind: string;
  state: string;
  title: string;
  body: string;
  subject_type: string | null;
  subject_id: string | null;
  subject_label: string | null;
  amount_minor: number | null;
  currency: string | null;
  requester_id: string;
  created_at: Date;
  decided_at: Date | null;
  version: Generated<number>;
  calendar: string | null;
  warn_at: Date | null;
  press_at: Date | null;
  due_at: Date | null;
  warned_at: Date | null;
  pressed_at: Date | null;
  breached_at: Date | null;
  rung: Generated<number>;
  escalate_at: Date | null;
  fire_at: Date | null;
  excluded: Generated<string[]>;
}

interface ApprovalEntry {
  id: string;
  approval_id: string;
  place: GeneratedAlways<number>;
  at: Date;
  actor_name: string;
  code: string;
  params: ColumnType<unknown, string, string>;
}

interface ApprovalStep {
  approval_id: string;
  position: number;
  post: string;
  unit_id: string;
  limit_minor: number | null;
  state: string;
  decided_by: string | null;
  decided_for: string | null;
  decided_at: Date | null;
  note: string | null;
}

interface Approver {
  approval_id: string;
  person_id: string;
  kind: string;
  hurt: number;
  due_at: Date | null;
}

interface Arbitration {
  id: string;
  task_id: string;
  arbiter_id: string;
  opened_at: Date;
  warn_at: Date;
  press_at: Date;
  due_at: Date;
  warned_at: Date | null;
  pressed_at: Date | null;
  breached_at: Date | null;
  fire_at: Date | null;
  hurt: number | null;
  decided_at: Date | null;
}

interface Comment {
  id: string;
  subject_type: string;
  subject_id: string;
  place: GeneratedAlways<number>;
  author_id: string;
  at: Date;
  parts: ColumnType<unknown, string, string>;
}

interface Delegation {
  id: string;
  from_id: string;
  to_id: string;
  from_at: Date;
  until_at: Date;
  kinds: string[] | null;
  revoked_at: Date | null;
}

interface DepartmentLimit {
  unit_id: string;
  minutes: number;
}

interface DepartmentTurn {
  id: string;
  task_id: string;
  department_id: string;
  project_id: string;
  subject_id: string | null;
  given_at: Date;
  given_on: string;
  due_at: Date;
  ended_at: Date | null;
  ending: string | null;
  on_time: boolean | null;
  minutes: number | null;
}

interface Mention {
  id: string;
  comment_id: string;
  subject_type: string;
  subject_id: string;
  person_id: string;
  at: Date;
  hurt: number;
  read_at: Date | null;
}

interface Notice {
  id: string;
  person_id: string;
  code: string;
  params: ColumnType<unknown, string, string>;
  subject_type: string;
  subject_id: string;
  at: Date;
  read_at: Date | null;
}

interface PromiseCheck {
  sample_id: string;
  task_id: string;
  place: number;
  owner_id: string;
  outcome: string | null;
  note: string | null;
  at: Date | null;
  by_name: string | null;
}

interface PromiseSample {
  id: string;
  project_id: string;
  from_on: string;
  to_on: string;
  share: number;
  seed: string;
  population: number;
  drawn_at: Date;
  drawn_by: string | null;
  drawn_by_name: string;
}

interface Rules {
  name: string;
  content: ColumnType<unknown, string, string>;
  version: number;
}

interface Task {
  id: string;
  number: string;
  project_id: string;
  unit_id: string | null;
  kind: string;
  state: string;
  title: string;
  body: string;
  subject_type: string | null;
  subject_id: string | null;
  subject_label: string | null;
  owner_id: string;
  creator_id: string | null;
  calendar: string;
  created_at: Date;
  clock_from: Date;
  warn_at: Date;
  press_at: Date;
  due_at: Date;
  warned_at: Date | null;
  pressed_at: Date | null;
  breached_at: Date | null;
  rung: Generated<number>;
  escalate_at: Date | null;
  fire_at: Date | null;
  returns: Generated<number>;
  arbitrated: Generated<boolean>;
  waits_for: string | null;
  hurt: number | null;
  ended_at: Date | null;
  version: Generated<number>;
  department_id: string | null;
}

interface TaskEntry {
  id: string;
  task_id: string;
  place: GeneratedAlways<number>;
  at: Date;
  actor_name: string;
  code: string;
  params: ColumnType<unknown, string, string>;
  text: string | null;
}

interface TimeLimit {
  id: string;
  subject_type: string;
  subject_id: string;
  kind: string;
  owner_id: string | null;
  started_at: Date;
  warn_at: Date;
  due_at: Date;
  fire_at: Date | null;
  warned_at: Date | null;
  breached_at: Date | null;
  ended_at: Date | null;
  outcome: string | null;
  hurt: number | null;
  calendar: string | null;
  paused_at: Date | null;
  resume_by: Date | null;
  warn_left: number | null;
  due_left: number | null;
  rung: Generated<number>;
  escalate_at: Date | null;
}

interface Watcher {
  subject_type: string;
  subject_id: string;
  person_id: string;
}

export type WorkTables = {
  'work.absence': Absence;
  'work.approval': Approval;
  'work.approval_entry': ApprovalEntry;
  'work.approval_step': ApprovalStep;
  'work.approver': Approver;
  'work.arbitration': Arbitration;
  'work.comment': Comment;
  'work.delegation': Delegation;
  'work.department_limit': DepartmentLimit;
  'work.department_turn': DepartmentTurn;
  'work.mention': Mention;
  'work.notice': Notice;
  'work.promise_check': PromiseCheck;
  'work.promise_sample': PromiseSample;
  'work.rules': Rules;
  'work.task': Task;
  'work.task_entry': TaskEntry;
  'work.time_limit': TimeLimit;
  'work.watcher': Watcher;
};
