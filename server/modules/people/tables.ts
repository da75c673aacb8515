// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface Assignment {
  id: string;
  project_id: string;
  unit_id: string | null;
  training_id: string;
  person_id: string;
  state: string;
  due_at: Date;
  task_id: string;
  reason_type: string | null;
  reason_id: string | null;
  reason_label: string | null;
  assigned_at: Date;
  assigned_by: string | null;
  read_at: Date | null;
  ended_at: Date | null;
  percent: number | null;
}

interface Attempt {
  id: string;
  assignment_id: string;
  training_id: string;
  paper_id: string;
  person_id: string;
  number: number;
  title_zh: string;
  title_en: string;
  pass_percent: number;
  points_of: number;
  started_at: Date;
  deadline_at: Date;
  saved_at: Date | null;
  closed_at: Date | null;
  ending: string | null;
  points: number | null;
  percent: number | null;
  passed: boolean | null;
}

interface AttemptItem {
  attempt_id: string;
  place: number;
  question_id: string;
  points: number;
  asked: ColumnType<unknown, string, string>;
  answer: Generated<string[]>;
  awarded: number | null;
}

interface Paper {
  id: string;
  project_id: string;
  title_zh: string;
  title_en: string;
  parts: ColumnType<unknown, string, string>;
  pass_percent: number;
  minutes: number;
  retakes: number;
  retired: Generated<boolean>;
  changed_at: Date;
  version: Generated<number>;
}

interface Question {
  id: string;
  project_id: string;
  kind: string;
  topic: string;
  text_zh: string;
  text_en: string;
  options: ColumnType<unknown, string, string>;
  accepted: string[];
  explanation: ColumnType<unknown, string, string>;
  retired: Generated<boolean>;
  added_at: Date;
  changed_at: Date;
  version: Generated<number>;
}

interface Training {
  id: string;
  project_id: string;
  title_zh: string;
  title_en: string;
  words_zh: string;
  words_en: string;
  article_id: string | null;
  paper_id: string | null;
  retired: Generated<boolean>;
  changed_at: Date;
  version: Generated<number>;
}

export type PeopleTables = {
  'people.assignment': Assignment;
  'people.attempt': Attempt;
  'people.attempt_item': AttemptItem;
  'people.paper': Paper;
  'people.question': Question;
  'people.training': Training;
};
