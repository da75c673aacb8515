// Written by `npm run schema` from the migrations. Not edited by hand.
import type { ColumnType, Generated } from 'kysely';

interface Edition {
  survey_id: string;
  number: number;
  content: ColumnType<unknown, string, string>;
}

interface Invitation {
  id: string;
  survey_id: string;
  edition: number;
  project_id: string;
  unit_id: string | null;
  customer_id: string | null;
  owner_id: string | null;
  subject_type: string;
  subject_id: string;
  subject_label: string;
  invited_at: Date;
  invited_on: string;
  held: string | null;
  valid_until: Date;
  sent_at: Date | null;
  answered_at: Date | null;
  answers: ColumnType<unknown, string, string> | null;
  csat: number | null;
  nps: number | null;
  ces: number | null;
  low: boolean | null;
  callback_task_id: string | null;
  draw: number | null;
}

interface Refusal {
  customer_id: string;
  at: Date;
}

interface Survey {
  id: string;
  project_id: string;
  state: string;
  edition: number;
  changed_at: Date;
  version: Generated<number>;
}

interface Wave {
  id: string;
  survey_id: string;
  name: string;
  from_on: string;
  to_on: string;
}

export type OutreachTables = {
  'outreach.edition': Edition;
  'outreach.invitation': Invitation;
  'outreach.refusal': Refusal;
  'outreach.survey': Survey;
  'outreach.wave': Wave;
};
